import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createDictionaryInSlices } from './dictionary.ts'
import { mapInSlices, sortInSlices } from './in-slices.ts'

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `w${((index * 7919) % 65_537).toString(36)}`)

/** How often the event loop turned, and so could answer other requests, while `work` ran. */
async function countTurns(work: Promise<unknown>): Promise<number> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  let turns = 0
  for (; !isDone; turns++) await setImmediate()
  await done
  return turns
}

test.each([0, 1, 1999, 2000, 2001, 70_000])('%i words come sorted, each once', async (count) => {
  const words = many(count)
  expect(await sortInSlices(words)).toEqual([...new Set(words)].sort())
})

test('every item is mapped, in order', async () => {
  const words = many(4001)
  expect(await mapInSlices(words, (word) => `${word}!`)).toEqual(words.map((word) => `${word}!`))
})

test('the event loop turns after every 2,000 mapped items', async () => {
  expect(await countTurns(mapInSlices(many(100_000), (word) => word))).toBeGreaterThanOrEqual(50)
})

test('the event loop turns after every 2,000 sorted words, and after every 20,000 that are merged', async () => {
  const words = Array.from({ length: 100_000 }, (_, index) => `w${index}`)
  // 50 slices, then six rounds of merging.
  expect(await countTurns(sortInSlices(words))).toBeGreaterThanOrEqual(50 + (6 * 100_000) / 20_000)
})

test('a dictionary of 100,000 words is created in slices', async () => {
  const words = Array.from({ length: 100_000 }, (_, index) => `Wörter${(index * 7919).toString(36)}`)
  const created = createDictionaryInSlices(words)
  // Folded, sorted, read without signs, and sorted again.
  expect(await countTurns(created)).toBeGreaterThanOrEqual(4 * 50)
  expect((await created).size).toBe(100_000)
})
