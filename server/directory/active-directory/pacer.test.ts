import { beforeEach, expect, test } from 'vitest'
import { createPacer, type Pacer } from './pacer.ts'

/** A clock that only `wait` moves on. */
let time: number
let pacer: Pacer

beforeEach(() => {
  time = 1000
  pacer = createPacer({
    now: () => time,
    pause: async (milliseconds) => {
      time += milliseconds
    },
  })
})

/** How long a decoy operation lasts in all if it is done after `elapsed` milliseconds. */
async function lastsInAll(elapsed: number, kind: 'decoy' | 'locked' = 'decoy'): Promise<number> {
  const startedAt = time
  time += elapsed
  await pacer.wait(startedAt, kind)
  return time - startedAt
}

test('a decoy operation takes as long as the real one took', async () => {
  pacer.record(60)
  expect(await lastsInAll(1)).toBe(60)
})

test('a slow decoy operation takes as long as a slow real one, a fast one as long as a fast one', async () => {
  for (const duration of [1200, 90, 400]) pacer.record(duration)
  expect(await lastsInAll(20)).toBe(400)
  expect(await lastsInAll(1)).toBe(90)
  expect(await lastsInAll(30)).toBe(1200)
})

test('decoy operations of different kinds are ranked separately', async () => {
  for (const duration of [100, 400]) pacer.record(duration)
  await lastsInAll(90, 'decoy')
  expect(await lastsInAll(50, 'locked')).toBe(400)
  expect(await lastsInAll(40, 'locked')).toBe(100)
})

test('without recorded durations, or after a longer time, it does not wait', async () => {
  expect(await lastsInAll(0)).toBe(0)
  pacer.record(5)
  expect(await lastsInAll(100)).toBe(100)
})

test('the oldest of many recorded durations are dropped', async () => {
  pacer.record(9000)
  for (let sample = 0; sample < 64; sample += 1) pacer.record(10)
  expect(await lastsInAll(1)).toBe(10)
})
