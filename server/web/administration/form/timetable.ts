/** A cron expression as people think of it; `cron` for what is none of the others. */
export type Timetable =
  | { kind: 'minutes'; every: number }
  | { kind: 'days'; days: readonly number[]; hour: number; minute: number }
  | { kind: 'cron'; cron: string }

/** Sunday is 0, as cron counts. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const

export function parseTimetable(cron: string): Timetable {
  const [minute = '', hour = '', day, month, weekday = '', ...more] = cron.trim().split(/\s+/)
  const isEveryDay = day === '*' && month === '*' && more.length === 0
  const every = /^\*\/(\d{1,2})$/.exec(minute)?.[1]
  if (isEveryDay && every && hour === '*' && weekday === '*') return { kind: 'minutes', every: Number(every) }
  const days = parseDays(weekday)
  const isTime = /^\d{1,2}$/.test(minute) && /^\d{1,2}$/.test(hour)
  if (isEveryDay && isTime && days) return { kind: 'days', days, hour: Number(hour), minute: Number(minute) }
  return { kind: 'cron', cron }
}

export function formatTimetable(timetable: Timetable): string {
  if (timetable.kind === 'cron') return timetable.cron
  if (timetable.kind === 'minutes') return `*/${timetable.every} * * * *`
  const { days, hour, minute } = timetable
  const weekday = days.length === weekdays.length ? '*' : [...days].sort().join(',')
  return `${minute} ${hour} * * ${weekday}`
}

/** `1-5` and `0,6`; undefined for what this does not read, such as names. */
function parseDays(text: string): number[] | undefined {
  if (text === '*') return [...weekdays]
  const days = text.split(',').flatMap((part) => {
    const [, from, to = from] = /^([0-6])(?:-([0-6]))?$/.exec(part) ?? []
    if (from === undefined || Number(from) > Number(to)) return [Number.NaN]
    return weekdays.filter((day) => day >= Number(from) && day <= Number(to))
  })
  return days.some(Number.isNaN) ? undefined : weekdays.filter((day) => days.includes(day))
}
