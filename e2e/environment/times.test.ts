import { expect, it } from 'vitest'
import { interleaved, quantileOf, type Times, toldApart } from './times.ts'

/** Answers as a server gives them: a base, a little spread, now and then something that takes much longer. */
const answers = (base: number, spread: number): number[] =>
  Array.from({ length: 200 }, () => base + Math.random() * spread + (Math.random() < 0.05 ? 40 : 0))

it('finds what is slower by a few milliseconds', () => {
  const found = toldApart({ known: answers(20, 4), unknown: answers(14, 4) })
  expect(found.map(({ quantile }) => quantile)).toContain('p50')
})

it('finds what is slower only now and then', () => {
  const often = Array.from({ length: 200 }, (_, index) => 20 + Math.random() * 4 + (index % 4 === 0 ? 25 : 0))
  const never = Array.from({ length: 200 }, () => 20 + Math.random() * 4)
  expect(toldApart({ known: often, unknown: never }).map(({ quantile }) => quantile)).toEqual(['p90'])
})

it('finds nothing between equal ones, on a machine that stumbles, too', () => {
  for (let time = 0; time < 20; time++) {
    const times: Times = { known: answers(20, 30), unknown: answers(20, 30), locked: answers(20, 30) }
    expect(toldApart(times)).toEqual([])
  }
})

it('visits every class in every round', async () => {
  const taken = await interleaved(['a', 'b'], 10, async (name) => ({ length: name.length }))
  expect(taken).toEqual({ length: { a: Array(10).fill(1), b: Array(10).fill(1) } })
})

it('takes quantiles from the values themselves', () => {
  expect(quantileOf([5, 1, 3], 0.5)).toBe(3)
  expect(quantileOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(10)
})
