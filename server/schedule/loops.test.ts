import { expect, test } from 'vitest'
import { startLoop } from './loops.ts'

test('an error is reported once and the loop continues', async () => {
  const stop = new AbortController()
  const reported: unknown[] = []
  let calls = 0
  await startLoop({
    name: 'example',
    everyMs: 1,
    signal: stop.signal,
    report: (name, error) => reported.push([name, (error as Error).message]),
    work: async () => {
      calls += 1
      if (calls === 2) throw new Error('once')
      if (calls === 4) stop.abort()
    },
  })
  expect(calls).toBe(4)
  expect(reported).toEqual([['example', 'once']])
})

test('the signal ends the wait between two calls', async () => {
  const stop = new AbortController()
  const ended = startLoop({
    name: 'slow',
    everyMs: 60_000,
    signal: stop.signal,
    report: () => {},
    // Once the loop waits.
    work: async () => void setImmediate(() => stop.abort()),
  })
  await ended
  expect(stop.signal.aborted).toBe(true)
})

test('an error caused by the signal is not reported', async () => {
  const stop = new AbortController()
  const reported: string[] = []
  await startLoop({
    name: 'ending',
    everyMs: 1,
    signal: stop.signal,
    report: (name) => reported.push(name),
    work: async (signal) => {
      stop.abort()
      signal.throwIfAborted()
    },
  })
  expect(reported).toEqual([])
})
