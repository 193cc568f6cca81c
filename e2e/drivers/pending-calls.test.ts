import { expect, test } from 'vitest'
import { notePendingCalls } from './pending-calls.ts'

test('calls without an answer are listed with their page and age, and others are not', async () => {
  let now = 0
  const pending = notePendingCalls(() => now)
  const { promise: never } = Promise.withResolvers<void>()
  const page = {
    goto: async (_: string) => undefined,
    close: () => never,
    click: async () => Promise.reject(new Error('gone')),
  }
  const driver = pending.note({ openPage: async (_: string) => page, wizards: async () => [page] })
  const opened = await driver.openPage('https://mail.example.com')
  await opened.goto('https://mail.example.com')
  await expect(opened.click()).rejects.toThrow('gone')
  void opened.close()
  const [other] = await driver.wizards()
  now = 61_000
  void other?.close()
  expect(pending.list()).toEqual(['page 2: close (), for 61 s', 'page 3: close (), for 0 s'])
})
