import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))
const { noteGranted, readGrantedBefore } = await import('./granted-before.ts')

beforeEach(() => fakeBrowser.reset())

test('F17: a permission that was taken back is known as long as its page is listed', async () => {
  const [mail, vpn] = ['https://mail.example.com/*', 'https://vpn.example.com/*']
  await noteGranted([mail], [mail, vpn])
  expect(await readGrantedBefore()).toEqual([mail])
  await noteGranted([], [mail, vpn])
  expect(await readGrantedBefore()).toEqual([mail])
  await noteGranted([], [vpn])
  expect(await readGrantedBefore()).toEqual([])
})

test('a damaged list counts as empty', async () => {
  await fakeBrowser.storage.local.set({ grantedBefore: { mail: true } })
  expect(await readGrantedBefore()).toEqual([])
})
