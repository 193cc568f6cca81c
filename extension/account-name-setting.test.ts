import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { allowReadingAccountName, readAccountNameSetting } = await import('./account-name-setting.ts')

beforeEach(() => fakeBrowser.reset())

test('it is off until somebody allows it', async () => {
  expect(await readAccountNameSetting()).toEqual({ allowed: false, locked: false })
})

test('without an administrator the person decides', async () => {
  await allowReadingAccountName(true)
  expect(await readAccountNameSetting()).toEqual({ allowed: true, locked: false })
})

test('an administrator decides alone, and whoever says nothing of it has not allowed it', async () => {
  await allowReadingAccountName(true)
  await fakeBrowser.storage.managed.set({ serverAddress: 'https://latchkey.example.com' })
  expect(await readAccountNameSetting()).toEqual({ allowed: false, locked: true })
  await fakeBrowser.storage.managed.set({ readAccountName: true })
  expect(await readAccountNameSetting()).toEqual({ allowed: true, locked: true })
  await fakeBrowser.storage.managed.set({ readAccountName: 'yes' })
  expect((await readAccountNameSetting()).allowed).toBe(false)
  await fakeBrowser.storage.local.clear()
  await allowReadingAccountName(true)
  expect(await fakeBrowser.storage.local.get(null)).toEqual({})
})
