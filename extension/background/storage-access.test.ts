import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { keepStorageFromContentScripts } = await import('./storage-access.ts')

const { setAccessLevel: original } = fakeBrowser.storage.local
beforeEach(() => fakeBrowser.reset())
afterEach(() => {
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: original })
})

test('L4: content scripts cannot read the storage where the browser can forbid it', async () => {
  const setAccessLevel = vi.fn(async () => {})
  Object.assign(fakeBrowser.storage.local, { setAccessLevel })
  await keepStorageFromContentScripts()
  expect(setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_CONTEXTS' })
})

test('a browser without that setting is left as it is', async () => {
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: undefined })
  await expect(keepStorageFromContentScripts()).resolves.toBeUndefined()
})
