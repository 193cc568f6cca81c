import { expect, test } from 'vitest'
import { retryAfter } from './backoff.ts'

const minutes = 60_000

test('waits double from half a minute to four hours', () => {
  const waits = [1, 2, 3, 9, 10, 25].map((attempts) => (retryAfter(attempts, 0) ?? 0) / minutes)
  expect(waits).toEqual([0.5, 1, 2, 128, 240, 240])
})

test('`random` subtracts up to a quarter', () => {
  expect(retryAfter(1, 1)).toBe(22_500)
})

test('a mail is given up after two to four days', () => {
  let days = 0
  let attempts = 1
  for (let wait = retryAfter(attempts, 0.5); wait !== undefined; wait = retryAfter(++attempts, 0.5))
    days += wait / (24 * 60 * minutes)
  expect(days).toBeGreaterThan(2)
  expect(days).toBeLessThan(4)
})
