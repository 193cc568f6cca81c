import { expect, test } from 'vitest'
import { createLimit } from './limit.ts'

const minute = 60_000

test('two run at once, the others start in order of arrival', async () => {
  const limit = createLimit(2)
  const started: number[] = []
  let running = 0
  let maxRunning = 0
  const work = (number: number) => async () => {
    started.push(number)
    running += 1
    maxRunning = Math.max(maxRunning, running)
    await new Promise(setImmediate)
    running -= 1
  }
  await Promise.all([1, 2, 3, 4, 5].map((number) => limit.run(work(number), minute)))
  expect(started).toEqual([1, 2, 3, 4, 5])
  expect(maxRunning).toBe(2)
})

test('work that waits beyond its time-out never starts and takes no place', async () => {
  const limit = createLimit(1)
  const place = Promise.withResolvers<string>()
  const first = limit.run(() => place.promise, minute)
  const late = limit.run(() => Promise.reject(new Error('started')), 1)
  const third = limit.run(async () => 'third', minute)
  expect(await late).toBeUndefined()
  place.resolve('first')
  expect(await Promise.all([first, third])).toEqual(['first', 'third'])
})

test('failed work passes its place on', async () => {
  const limit = createLimit(1)
  const failing = limit.run(() => Promise.reject(new Error('refused')), minute)
  const next = limit.run(async () => 'next', minute)
  await expect(failing).rejects.toThrow('refused')
  expect(await next).toBe('next')
})

test('work of an aborted caller never starts', async () => {
  const limit = createLimit(1)
  const place = Promise.withResolvers<void>()
  const abort = new AbortController()
  const first = limit.run(() => place.promise, minute)
  const second = limit.run(async () => 'second', minute, abort.signal)
  abort.abort()
  expect(await second).toBeUndefined()
  expect(await limit.run(async () => 'third', minute, abort.signal)).toBeUndefined()
  place.resolve()
  await first
  expect(await limit.run(async () => 'fourth', minute)).toBe('fourth')
})
