import { expect, test } from 'vitest'
import { checkTimetable, findNextDue } from './cron.ts'

const now = new Date('2026-11-22T02:30:00Z')
const problem = (cron: string, timeZone = 'UTC') => checkTimetable({ cron, timeZone }, now)
const next = (cron: string, timeZone = 'UTC', after = now) => findNextDue({ cron, timeZone }, after)?.toISOString()

test.each(['0 * * * *', '0 2 * * *', '30 6 * * 1', '*/10 * * * *', '0 0 29 2 *', '0 8 1-7 * MON', '@daily'])(
  '%s is a valid timetable',
  (cron) => {
    expect(problem(cron)).toBeUndefined()
  },
)

test.each(['0 0 30 2 *', '0 0 31 11 *'])('%s is never due, since no year has that day', (cron) => {
  expect(problem(cron)).toBe('cron-never')
  expect(next(cron)).toBeUndefined()
})

test.each(['', 'tomorrow', '0 25 * * *', '61 * * * *', '0 0 * * * *', '* * *', '? * * * *', '0 0 32 1 *'])(
  '%j is refused as malformed',
  (cron) => {
    expect(problem(cron)).toBe('cron-malformed')
  },
)

test('a timetable follows the summer time of its zone; an unknown zone is refused', () => {
  expect(problem('0 2 * * *', 'Mars/Base')).toBe('time-zone-unknown')
  expect(next('0 9 * * *', 'Europe/Berlin')).toBe('2026-11-22T08:00:00.000Z')
  expect(next('0 9 * * *', 'Europe/Berlin', new Date('2026-07-01T08:00:00Z'))).toBe('2026-07-02T07:00:00.000Z')
})

test('an hour that summer time skips or repeats is due once', () => {
  const due = (from: string, count: number) => {
    const moments: string[] = []
    for (let after = new Date(from); moments.length < count; after = new Date(moments.at(-1) ?? '')) {
      moments.push(next('30 2 * * *', 'Europe/Berlin', after) ?? '')
    }
    return moments.map((moment) => moment.slice(0, 10))
  }
  expect(due('2027-03-26T12:00:00Z', 4)).toEqual(['2027-03-27', '2027-03-28', '2027-03-29', '2027-03-30'])
  expect(due('2027-10-29T12:00:00Z', 4)).toEqual(['2027-10-30', '2027-10-31', '2027-11-01', '2027-11-02'])
})

test('a moment that was served is not due again', () => {
  const served = new Date('2026-11-22T03:00:00Z')
  expect(findNextDue({ cron: '0 3 * * *', timeZone: 'UTC' }, now, served)?.toISOString()).toBe(
    '2026-11-23T03:00:00.000Z',
  )
  expect(findNextDue({ cron: '*/5 * * * *', timeZone: 'UTC' }, now, served)?.toISOString()).toBe(
    '2026-11-22T02:35:00.000Z',
  )
})
