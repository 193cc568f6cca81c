import { expect, test } from 'vitest'
import { countIn, listUnits, splitDuration } from './duration.ts'

test.each([
  [90, 'minutes', { count: 90, unit: 'minutes' }],
  [120, 'minutes', { count: 2, unit: 'hours' }],
  [10_080, 'minutes', { count: 7, unit: 'days' }],
  [36, 'hours', { count: 36, unit: 'hours' }],
  [24, 'hours', { count: 1, unit: 'days' }],
  [0, 'minutes', { count: 0, unit: 'minutes' }],
  [1825, 'days', { count: 1825, unit: 'days' }],
] as const)('%d stored %s are shown as %j', (value, stored, shown) => {
  const { count, unit } = splitDuration(value, stored)
  expect({ count, unit }).toEqual(shown)
  expect(count * countIn(unit, stored)).toBe(value)
})

test('a duration is never given in a unit that is shorter than the stored one', () => {
  expect(listUnits('hours')).toEqual(['hours', 'days'])
  expect(listUnits('days')).toEqual(['days'])
})
