import { expect, test } from 'vitest'
import { createCache } from './cache.ts'

const failing = (message: string) => () => Promise.reject(new Error(message))
const answering = (answer: string) => () => Promise.resolve(answer)

test('callers of one moment share one question, and later ones its answer', async () => {
  const load = createCache<string>(60_000)
  const question = Promise.withResolvers<string>()
  const first = load('policy', () => question.promise)
  const second = load('policy', failing('was asked again'))
  question.resolve('12 characters')
  expect(await Promise.all([first, second])).toEqual(['12 characters', '12 characters'])
  expect(await load('policy', failing('was asked again'))).toBe('12 characters')
  expect(await load('another', answering('8 characters'))).toBe('8 characters')
})

test('a failure is not kept: the next caller asks', async () => {
  const load = createCache<string>(60_000)
  await expect(load('policy', failing('silent'))).rejects.toThrow('silent')
  expect(await load('policy', answering('12 characters'))).toBe('12 characters')
})

test('callers who waited for a question of another that failed ask once more, together', async () => {
  const load = createCache<string>(60_000)
  const question = Promise.withResolvers<string>()
  const first = load('policy', () => question.promise)
  let asked = 0
  const others = [1, 2, 3].map(() =>
    load('policy', async () => {
      asked++
      return '12 characters'
    }),
  )
  question.reject(new Error('the first controller is silent'))
  await expect(first).rejects.toThrow('the first controller is silent')
  expect(await Promise.all(others)).toEqual(Array(3).fill('12 characters'))
  expect(asked).toBe(1)
})

test('callers who waited do not ask a third time', async () => {
  const load = createCache<string>(60_000)
  const question = Promise.withResolvers<string>()
  const first = load('policy', () => question.promise)
  const others = ['second', 'third'].map((name) => load('policy', failing(`${name} is silent`)))
  question.reject(new Error('first is silent'))
  const [, ...ends] = await Promise.allSettled([first, ...others])
  expect(ends).toMatchObject(Array(2).fill({ status: 'rejected', reason: { message: 'second is silent' } }))
})
