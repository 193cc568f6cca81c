import { expect, test } from 'vitest'
import { isTemporary, pause, secondsUntilRetry } from './retry.ts'

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

test('only a temporary problem is retried', () => {
  const codes = ['server-unreachable', 'busy', 'too-many-requests', 'workflow-unknown', 'unexpected']
  expect(codes.filter((code) => isTemporary({ code, text: '' }))).toEqual(['server-unreachable', 'busy'])
})

test('a pause ends when its signal aborts', async () => {
  const life = new AbortController()
  const paused = pause(60_000, life.signal)
  life.abort()
  await paused
})
