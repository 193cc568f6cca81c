/** A calendar day in a time zone. */
export interface Day {
  /** ISO 8601, as `2026-11-30`. */
  date: string
  since: Date
  /** Excluded: when the next day begins. */
  until: Date
}

const dayMs = 86_400_000

/** The day of `now`, and so many before it, newest first. `timeZone`: IANA name. */
export function listDays(now: Date, timeZone: string, before: number): [today: Day, ...before: Day[]] {
  const readClock = createClockReader(timeZone)
  const today = Math.floor(readClock(now) / dayMs) * dayMs
  const begin = (midnight: number): Date => {
    // The difference to UTC at the guess may be that before a change of the clocks; at the corrected moment it is right.
    const guess = midnight - (readClock(new Date(midnight)) - midnight)
    return new Date(midnight - (readClock(new Date(guess)) - guess))
  }
  const toDay = (age: number): Day => {
    const midnight = today - age * dayMs
    return {
      date: new Date(midnight).toISOString().slice(0, 10),
      since: begin(midnight),
      until: begin(midnight + dayMs),
    }
  }
  return [toDay(0), ...Array.from({ length: before }, (_, index) => toDay(index + 1))]
}

/** Reads what a clock on the wall shows at a moment, as milliseconds that UTC has at that date and time. */
function createClockReader(timeZone: string): (moment: Date) => number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (moment) => {
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second)
  }
}
