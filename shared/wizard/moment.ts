import type { Translator } from '../languages/translator.ts'
import type { WizardStep } from './page.ts'

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

/**
 * A time in a text of the server, which does not know its reader's time zone: `{2026-11-29T13:03:00.000Z}`, or `{day 2026-…}` for the day alone. The page
 * that shows the text fills it in.
 */
export const markTime = (at: Date): string => `{${at.toISOString()}}`
export const markDay = (at: Date): string => `{day ${at.toISOString()}}`

const marked = /\{(day )?(\d{4}-\d\d-\d\dT[\d:.]+Z)\}/g

/** Writes the marked times of a text as its reader does. */
export const fillTimes = (t: Translator, text: string, options?: MomentOptions): string =>
  text.replace(marked, (_, day: string | undefined, at: string) =>
    day ? t('wizard.day', { at: Date.parse(at) }) : describeMoment(t, at, options),
  )

/** The same for every text of a step. */
export const fillStepTimes = <Step extends WizardStep>(t: Translator, step: Step, options?: MomentOptions): Step =>
  JSON.parse(JSON.stringify(step), (_, value) => (typeof value === 'string' ? fillTimes(t, value, options) : value))
