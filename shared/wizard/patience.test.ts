import { expect, test } from 'vitest'
import { passes, pause, secondsUntilRetry } from './patience.ts'

test.each([
  [undefined, 0, 2],
  [undefined, 1, 4],
  [undefined, 9, 30],
  [5, 3, 5],
  [0, 0, 1],
  [3600, 0, 30],
])('a server that asks for %s seconds is tried again, for attempt %s, after %s', (retryAfter, attempt, seconds) => {
  expect(secondsUntilRetry({ code: 'busy', text: '', retryAfter }, attempt)).toBe(seconds)
})

test('only passing trouble is tried again', () => {
  const codes = ['server-unreachable', 'busy', 'too-many-requests', 'workflow-unknown', 'unexpected']
  expect(codes.filter((code) => passes({ code, text: '' }))).toEqual(['server-unreachable', 'busy'])
})

test('a pause ends with its signal', async () => {
  const life = new AbortController()
  const paused = pause(60_000, life.signal)
  life.abort()
  await paused
})
