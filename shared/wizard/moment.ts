import type { Translator } from '../languages/translator.ts'

export interface MomentOptions {
  now?: Date
  /** Pages with scripts know the reader's time zone; those without are rendered on the server, whose zone they name. */
  scripted?: boolean
}

/** A time (ISO 8601) for a sentence: the day only if it is not today. */
export function describeMoment(
  t: Translator,
  at: string,
  { now = new Date(), scripted = true }: MomentOptions = {},
): string {
  const moment = new Date(at)
  const values = { until: moment.getTime() }
  const isToday = moment.toDateString() === now.toDateString()
  const text = t(isToday ? 'wizard.moment' : 'wizard.moment-on', values)
  return scripted ? text : t('wizard.moment-zone', { moment: text, zone: nameZone(moment) })
}

/** The server's zone at that time, such as UTC or GMT+1. */
const nameZone = (at: Date): string =>
  new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')
    ?.value ?? ''

/** Fills times into a sentence of the server, which writes their names in braces. */
export const fillMoments = (
  t: Translator,
  text: string,
  times: Record<string, string>,
  options?: MomentOptions,
): string =>
  Object.entries(times).reduce(
    (filled, [name, at]) => filled.replaceAll(`{${name}}`, describeMoment(t, at, options)),
    text,
  )
