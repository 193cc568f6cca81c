import type { DurationUnit } from '../../../../shared/wizard/page.ts'

const minutesOf = { minutes: 1, hours: 60, days: 24 * 60 } as const satisfies Record<DurationUnit, number>
// In ascending order.
const units = ['minutes', 'hours', 'days'] as const satisfies DurationUnit[]

/** The units in which a duration can be given that is stored in one of them: each is a whole number of it. */
export const listUnits = (stored: DurationUnit): DurationUnit[] =>
  units.filter((unit) => minutesOf[unit] >= minutesOf[stored])

/** So many of the stored unit are one of this unit. */
export const countIn = (unit: DurationUnit, stored: DurationUnit): number => minutesOf[unit] / minutesOf[stored]

/** A stored duration in the largest unit of which it is a whole number: 1440 minutes are 1 day. */
export function splitDuration(value: number, stored: DurationUnit): { count: number; unit: DurationUnit } {
  const unit = listUnits(stored).findLast((one) => value !== 0 && value % countIn(one, stored) === 0) ?? stored
  return { count: value / countIn(unit, stored), unit }
}
