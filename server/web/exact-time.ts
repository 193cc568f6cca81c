import { toRegionalLocale } from '../../shared/languages/regional-locale.ts'

const format = (iso: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(toRegionalLocale(language), options).format(new Date(iso))

/** Day and time as people of the browser's region write them. `iso`: ISO 8601. */
export const formatExact = (iso: string, language: string): string =>
  format(iso, language, { dateStyle: 'medium', timeStyle: 'short' })

/** The same with the day of the week. */
export const formatWithWeekday = (iso: string, language: string): string =>
  format(iso, language, { dateStyle: 'full', timeStyle: 'short' })

/** The day alone. */
export const formatDay = (iso: string, language: string): string => format(iso, language, { dateStyle: 'medium' })

/** A calendar day, which is the same in every time zone. `date`: as `2026-11-30`. */
export const formatDate = (date: string, language: string): string =>
  format(date, language, { dateStyle: 'medium', timeZone: 'UTC' })
