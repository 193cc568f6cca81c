import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { saveAccountNameSetting: allowReadingAccountName, readAccountNameSetting } = await import(
  './account-name-setting.ts'
)

beforeEach(() => fakeBrowser.reset())

test('reading the account name is off until the person decides', async () => {
  expect(await readAccountNameSetting()).toEqual({ allowed: false, undecided: true, locked: false })
  await allowReadingAccountName(false)
  expect(await readAccountNameSetting()).toEqual({ allowed: false, undecided: false, locked: false })
})

test('without a policy the person decides', async () => {
  await allowReadingAccountName(true)
  expect(await readAccountNameSetting()).toEqual({ allowed: true, undecided: false, locked: false })
})

test('with a policy only the policy decides, and a policy without the setting does not allow it', async () => {
  await allowReadingAccountName(true)
  await fakeBrowser.storage.managed.set({ serverAddress: 'https://latchkey.example.com' })
  expect(await readAccountNameSetting()).toEqual({ allowed: false, undecided: false, locked: true })
  await fakeBrowser.storage.managed.set({ readAccountName: true })
  expect(await readAccountNameSetting()).toEqual({ allowed: true, undecided: false, locked: true })
  await fakeBrowser.storage.managed.set({ readAccountName: 'yes' })
  expect((await readAccountNameSetting()).allowed).toBe(false)
  await fakeBrowser.storage.local.clear()
  await allowReadingAccountName(true)
  expect(await fakeBrowser.storage.local.get(null)).toEqual({})
})
