import type { Translator } from '../languages/translator.ts'

/** When tries are accepted again (ISO 8601), as a sentence in the browser's time zone. */
export function describeAcceptedAgain(t: Translator, until: string, { now = new Date() }: { now?: Date } = {}): string {
  const moment = new Date(until)
  const isToday = moment.toDateString() === now.toDateString()
  return t(isToday ? 'wizard.accepted-again' : 'wizard.accepted-again-on', { until: moment.getTime() })
}
