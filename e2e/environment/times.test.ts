import { expect, it } from 'vitest'
import { computeQuantile, findDifferences, measureInterleaved, networkNoise, skippedWork, type Times } from './times.ts'

/** Numbers below 1 that are the same in every run: Park and Miller's minimal standard generator. */
function createRandom(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fff_ffff
    return state / 0x7fff_ffff
  }
}

/** Times as a server gives them: a base, a little spread, now and then one that takes much longer. */
const createTimes = (random: () => number, base: number, spread: number): number[] =>
  Array.from({ length: 200 }, () => base + random() * spread + (random() < 0.05 ? 40 : 0))

it('finds a class that is slower by a few milliseconds', () => {
  const random = createRandom()
  const times = { known: createTimes(random, 20, 4), unknown: createTimes(random, 14, 4) }
  expect(findDifferences(times, networkNoise, random).map(({ quantile }) => quantile)).toContain('p50')
})

it('finds a class that is slower only now and then', () => {
  const random = createRandom()
  const often = Array.from({ length: 200 }, (_, index) => 20 + random() * 4 + (index % 4 === 0 ? 25 : 0))
  const never = Array.from({ length: 200 }, () => 20 + random() * 4)
  const found = findDifferences({ known: often, unknown: never }, networkNoise, random)
  expect(found.map(({ quantile }) => quantile)).toEqual(['p90'])
})

it('finds no difference between equal classes, also on a machine that stalls', () => {
  for (const seed of [1, 2]) {
    const random = createRandom(seed)
    const [known, unknown, locked] = [1, 2, 3].map(() => createTimes(random, 20, 30))
    const times: Times = { known: known ?? [], unknown: unknown ?? [], locked: locked ?? [] }
    expect(findDifferences(times, networkNoise, random), `seed ${seed}`).toEqual([])
  }
})

it('finds work that is skipped in ten measurements, and nothing smaller', () => {
  const random = createRandom()
  const ten = (base: number) => createTimes(random, base, 10).slice(0, 10)
  const found = findDifferences({ known: ten(100), unknown: ten(20), locked: ten(95) }, skippedWork, random)
  expect(found.map(({ classes }) => classes.join(' '))).toEqual(['known unknown', 'locked unknown'])
})

it('measures every class in every pass', async () => {
  const taken = await measureInterleaved(['a', 'b'], 10, async (name) => ({ length: name.length }))
  expect(taken).toEqual({ length: { a: Array(10).fill(1), b: Array(10).fill(1) } })
})

it('takes quantiles from the values themselves', () => {
  expect(computeQuantile([5, 1, 3], 0.5)).toBe(3)
  expect(computeQuantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(10)
})
