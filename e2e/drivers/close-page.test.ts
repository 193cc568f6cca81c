import { expect, test, vi } from 'vitest'
import { closePage } from './close-page.ts'

test('a page that stays open after a request to close it is asked again until it has closed', async () => {
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  const askAgain = vi.fn(async () => {
    if (askAgain.mock.calls.length === 2) resolve()
    throw new Error('no such target')
  })
  await closePage(() => closed, askAgain, 1)
  expect(askAgain).toHaveBeenCalledTimes(2)
})

test('a page that closes is asked once', async () => {
  const askAgain = vi.fn(async () => undefined)
  await closePage(async () => undefined, askAgain)
  expect(askAgain).not.toHaveBeenCalled()
})
