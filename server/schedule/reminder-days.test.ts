import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expiryReminderDay, intervalReminderDay } from './reminder-days.ts'

const dayMs = 86_400_000
const start = new Date('2026-01-01T12:00:00Z')
const after = (days: number) => new Date(start.getTime() + days * dayMs)

test.each([
  [-1, undefined],
  [0, 0],
  [6.9, 0],
  [7, 7],
  [20, 7],
  [45, 45],
  [104, 45],
  [105, 105],
  [1000, 945],
])('%d days after the start, day %s is due', (days, day) => {
  expect(intervalReminderDay({ days: [0, 7, 21, 45], thenEvery: 60 }, start, after(days))).toBe(day)
})

test('without `thenEvery` the last day stays due; a rule may start after day 0', () => {
  expect(intervalReminderDay({ days: [0, 7], thenEvery: 0 }, start, after(900))).toBe(7)
  expect(intervalReminderDay({ days: [3, 7], thenEvery: 30 }, start, after(2))).toBeUndefined()
})

const expires = new Date('2026-03-01T12:00:00Z')
const before = (days: number) => new Date(expires.getTime() - days * dayMs)

test.each([
  [20, undefined],
  [15.1, undefined],
  [14.5, 14],
  [9, 14],
  [7.2, 7],
  [2, 3],
  [1.5, 1],
  [0.5, 0],
  [-1, 0],
  [-3, 0],
  [-3.5, undefined],
])('%d days before the expiry, day %s is due', (days, day) => {
  expect(expiryReminderDay([14, 7, 3, 1, 0], expires, before(days))).toBe(day)
})

test('however rarely the job runs, days only rise after a start and only fall before an expiry', () => {
  const runs = fc
    .array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 40 })
    .map((days) => days.sort((a, b) => a - b))
  fc.assert(
    fc.property(runs, (days) => {
      const rising = days.flatMap(
        (one) => intervalReminderDay({ days: [0, 7, 21], thenEvery: 60 }, start, after(one)) ?? [],
      )
      expect(rising).toEqual(rising.toSorted((one, other) => one - other))
      const falling = days.flatMap((one) => expiryReminderDay([14, 7, 0], after(200), after(one)) ?? [])
      expect(falling).toEqual(falling.toSorted((one, other) => other - one))
    }),
  )
})
