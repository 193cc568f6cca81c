import { expect, test } from 'vitest'
import { formatTimetable, parseTimetable } from './timetable.ts'

test.each([
  ['*/10 * * * *', { kind: 'minutes', every: 10 }],
  ['30 6 * * *', { kind: 'days', days: [1, 2, 3, 4, 5, 6, 0], hour: 6, minute: 30 }],
  ['0 5 * * 1', { kind: 'days', days: [1], hour: 5, minute: 0 }],
  ['0 5 * * 1-5', { kind: 'days', days: [1, 2, 3, 4, 5], hour: 5, minute: 0 }],
  ['0 5 1 * *', { kind: 'cron', cron: '0 5 1 * *' }],
  ['0 5 * * MON', { kind: 'cron', cron: '0 5 * * MON' }],
  ['0 */2 * * *', { kind: 'cron', cron: '0 */2 * * *' }],
  ['', { kind: 'cron', cron: '' }],
])('%s is %j', (cron, timetable) => expect(parseTimetable(cron)).toEqual(timetable))

test('what people choose is written as cron, and read as the same again', () => {
  const timetable = { kind: 'days' as const, days: [6, 0], hour: 22, minute: 5 }
  expect(formatTimetable(timetable)).toBe('5 22 * * 0,6')
  expect(parseTimetable(formatTimetable(timetable))).toEqual(timetable)
  expect(formatTimetable({ kind: 'minutes', every: 15 })).toBe('*/15 * * * *')
})
