import { expect, test } from 'vitest'
import { listDays } from './days.ts'

const iso = (days: ReturnType<typeof listDays>) =>
  days.map(({ date, since, until }) => [date, since.toISOString(), until.toISOString()])

test('a day is that of the time zone, not that of UTC', () => {
  const now = new Date('2026-11-30T23:30:00Z')
  expect(iso(listDays(now, 'UTC', 0))).toEqual([['2026-11-30', '2026-11-30T00:00:00.000Z', '2026-12-01T00:00:00.000Z']])
  expect(iso(listDays(now, 'Europe/Berlin', 1))).toEqual([
    ['2026-12-01', '2026-11-30T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    ['2026-11-30', '2026-11-29T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
  ])
  expect(iso(listDays(now, 'Pacific/Honolulu', 0))).toEqual([
    ['2026-11-30', '2026-11-30T10:00:00.000Z', '2026-12-01T10:00:00.000Z'],
  ])
})

test.each([
  ['autumn', '2026-10-26T12:00:00Z', 25],
  ['spring', '2026-03-30T12:00:00Z', 23],
])('the day on which the clocks change in %s has its own length, and days leave no gap', (_, now, hours) => {
  const days = listDays(new Date(now), 'Europe/Berlin', 2)
  expect(days.map(({ since, until }) => (until.getTime() - since.getTime()) / 3_600_000)).toEqual([24, hours, 24])
  expect(days[1]?.until).toEqual(days[0].since)
  expect(days[2]?.until).toEqual(days[1]?.since)
})

test('a day without a midnight begins with the first hour that it has', () => {
  // Clocks in Cairo went from 0:00 to 1:00 on 24 April 2026.
  const [day] = listDays(new Date('2026-04-24T12:00:00Z'), 'Africa/Cairo', 0)
  expect(day.until).toEqual(new Date('2026-04-24T21:00:00.000Z'))
  expect(day.since).toEqual(new Date('2026-04-23T22:00:00.000Z'))
})
