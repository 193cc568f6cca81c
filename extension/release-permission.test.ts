import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { releasePermission } = await import('./release-permission.ts')

const remove = vi.fn(async () => true)
beforeEach(async () => {
  fakeBrowser.reset()
  remove.mockClear()
  fakeBrowser.permissions.remove = remove
  await fakeBrowser.storage.local.set({ organisations: [{ origins: ['https://mail.example.com:8443'] }] })
})

test('in Firefox a host keeps its permission as long as one of its ports is listed', async () => {
  await releasePermission('https://mail.example.com:9443', 'firefox')
  expect(remove).not.toHaveBeenCalled()
  await releasePermission('https://vpn.example.com', 'firefox')
  expect(remove).toHaveBeenCalledWith({ origins: ['https://vpn.example.com/*'] })
})

test('in Chromium, whose permissions have ports, each port is given up by itself', async () => {
  await releasePermission('https://mail.example.com:9443', 'chrome')
  expect(remove).toHaveBeenCalledWith({ origins: ['https://mail.example.com:9443/*'] })
})
