import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { loadDictionary } from './dictionary.ts'
import { mapInSlices, sortInSlices } from './in-slices.ts'

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `w${((index * 7919) % 65_537).toString(36)}`)

test.each([0, 1, 1999, 2000, 2001, 70_000])('%i words come sorted, each once', async (count) => {
  const words = many(count)
  expect(await sortInSlices(words)).toEqual([...new Set(words)].sort())
})

test('every one is mapped, in order', async () => {
  const words = many(4001)
  expect(await mapInSlices(words, (word) => `${word}!`)).toEqual(words.map((word) => `${word}!`))
})

test('while a dictionary of 100,000 words is loaded, others are answered', async () => {
  const words = Array.from({ length: 100_000 }, (_, index) => `Wörter${(index * 7919).toString(36)}`)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  await setTimeout(20)
  delay.enable()
  const dictionary = await loadDictionary(words)
  delay.disable()
  expect(dictionary.size).toBe(100_000)
  // In one piece it takes 0.3 to 0.8 s (2026-11-22); a loaded machine stalls by itself for some 50 ms.
  expect(delay.max / 1e6).toBeLessThan(200)
})
