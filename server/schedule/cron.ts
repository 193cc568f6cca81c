import { Cron } from 'croner'

/** Five fields, read in a time zone. */
export interface Timetable {
  cron: string
  /** IANA name, or `UTC`. */
  timeZone: string
}

/** Why a timetable cannot be saved; its text is `findings.<code>`. */
export type TimetableProblem = 'cron-malformed' | 'cron-never' | 'time-zone-unknown'

/** A cron that does not fire after `from` never fires. */
export function checkTimetable({ cron, timeZone }: Timetable, from: Date): TimetableProblem | undefined {
  if (!isTimeZone(timeZone)) return 'time-zone-unknown'
  // The library reads ? as the moment it was read.
  if (cron.includes('?')) return 'cron-malformed'
  try {
    return findNextDue({ cron, timeZone }, from) ? undefined : 'cron-never'
  } catch {
    return 'cron-malformed'
  }
}

/**
 * The first due moment after `after`, except `served`: when the clock was set back to before a moment that has been served, that
 * moment is not due again. Undefined: never (30 February). Throws if the cron is malformed.
 */
export function findNextDue({ cron, timeZone }: Timetable, after: Date, served?: Date | null): Date | undefined {
  const timetable = new Cron(cron, { mode: '5-part', timezone: timeZone })
  const due = timetable.nextRun(after)
  if (due && due.getTime() === served?.getTime()) return timetable.nextRun(due) ?? undefined
  return due ?? undefined
}

/** The next due moments after `after`; fewer where the cron has no more. Throws if the cron is malformed. */
export function listNextDue(timetable: Timetable, after: Date, count: number): Date[] {
  const moments: Date[] = []
  for (let from = after; moments.length < count; ) {
    const due = findNextDue(timetable, from)
    if (!due) break
    moments.push(due)
    from = due
  }
  return moments
}

/** Whether it is an IANA name, or `UTC`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
