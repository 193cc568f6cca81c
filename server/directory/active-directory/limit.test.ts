import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createLimit } from './limit.ts'

test('two at once, the others in the order in which they came', async () => {
  const limit = createLimit(2)
  const began: number[] = []
  let running = 0
  let most = 0
  const work = (number: number) => async () => {
    began.push(number)
    running += 1
    most = Math.max(most, running)
    await pause(5)
    running -= 1
  }
  await Promise.all([1, 2, 3, 4, 5].map((number) => limit.run(work(number), 1000)))
  expect(began).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})

test('who waits too long never begins and takes nobody’s place', async () => {
  const limit = createLimit(1)
  const first = limit.run(() => pause(40, 'first'), 1000)
  const late = limit.run(() => Promise.reject(new Error('began')), 5)
  const third = limit.run(async () => 'third', 1000)
  expect(await Promise.all([first, late, third])).toEqual(['first', undefined, 'third'])
})

test('a failure gives the place on', async () => {
  const limit = createLimit(1)
  const failing = limit.run(() => Promise.reject(new Error('refused')), 1000)
  const next = limit.run(async () => 'next', 1000)
  await expect(failing).rejects.toThrow('refused')
  expect(await next).toBe('next')
})

test('an aborted caller leaves the line', async () => {
  const limit = createLimit(1)
  const abort = new AbortController()
  const first = limit.run(() => pause(20), 1000)
  const second = limit.run(async () => 'second', 1000, abort.signal)
  abort.abort()
  expect(await second).toBeUndefined()
  await first
})
