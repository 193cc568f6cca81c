import { expect, test } from 'vitest'
import { startLoop } from './loops.ts'

test('an error is reported once and the loop goes on', async () => {
  const stop = new AbortController()
  const reported: unknown[] = []
  let turns = 0
  await startLoop({
    name: 'example',
    everyMs: 1,
    signal: stop.signal,
    report: (name, error) => reported.push([name, (error as Error).message]),
    work: async () => {
      turns += 1
      if (turns === 2) throw new Error('once')
      if (turns === 4) stop.abort()
    },
  })
  expect(turns).toBe(4)
  expect(reported).toEqual([['example', 'once']])
})

test('the signal ends the wait between two turns', async () => {
  const stop = new AbortController()
  const ended = startLoop({
    name: 'slow',
    everyMs: 60_000,
    signal: stop.signal,
    report: () => {},
    work: async () => {},
  })
  setTimeout(() => stop.abort(), 20)
  await ended
  expect(stop.signal.aborted).toBe(true)
})

test('an error caused by the end itself is nobody’s news', async () => {
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
