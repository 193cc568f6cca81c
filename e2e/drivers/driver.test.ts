import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { until } from './driver.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a look that is never answered is taken again', async () => {
  const { promise: never } = Promise.withResolvers<undefined>()
  const look = vi.fn(async () => (look.mock.calls.length === 1 ? never : 'found'))
  const found = until('something', look)
  await vi.advanceTimersByTimeAsync(16_000)
  expect(await found).toBe('found')
})

test('after a minute without an answer the last reason is told', async () => {
  const failed = until('something', () => Promise.withResolvers<undefined>().promise).catch((error: Error) => error)
  await vi.advanceTimersByTimeAsync(61_000)
  expect(await failed).toMatchObject({ message: 'Never: something', cause: { message: 'no answer within 15 s' } })
})
