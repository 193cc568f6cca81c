import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { handleContentScriptMessage } = await import('./content-script-messages.ts')
const { createRegistrations } = await import('./registrations.ts')
const { saveToSession } = await import('./session.ts')

/** What a browser does whose disk is full: the settings are there, and nothing more can be stored. */
const { permissions, scripting, storage, tabs, windows } = fakeBrowser
const originals = [
  [permissions, { contains: permissions.contains }],
  [scripting, { registerContentScripts: scripting.registerContentScripts }],
  [scripting, { getRegisteredContentScripts: scripting.getRegisteredContentScripts }],
  [scripting, { executeScript: scripting.executeScript }],
  [tabs, { query: tabs.query, get: tabs.get }],
  [windows, { create: windows.create }],
  [storage.local, { set: storage.local.set }],
] as const
const origin = 'https://mail.example.com'

beforeEach(async () => {
  fakeBrowser.reset()
  vi.stubGlobal('location', { href: 'https://extension.example/background.js' })
  await storage.local.set({ organisations: [{ server: 'https://latchkey.example.com', origins: [origin] }] })
  Object.assign(permissions, { contains: async () => true })
  Object.assign(scripting, { getRegisteredContentScripts: async () => [], executeScript: async () => [] })
  Object.assign(tabs, { query: async () => [], get: async (id: number) => ({ id, url: `${origin}/` }) })
  Object.assign(storage.local, { set: () => Promise.reject(new Error('quota exceeded')) })
})
afterEach(() => {
  for (const [api, original] of originals) Object.assign(api, original)
  vi.unstubAllGlobals()
})

test('listed pages are looked at all the same', async () => {
  const registerContentScripts = vi.fn(async () => undefined)
  Object.assign(scripting, { registerContentScripts })
  await createRegistrations().sync()
  expect(registerContentScripts).toHaveBeenCalledWith([expect.objectContaining({ matches: [`${origin}/*`] })])
})

test('an offer that is accepted together with the account’s name opens the window all the same', async () => {
  const create = vi.fn(async () => ({ id: 7 }))
  Object.assign(windows, { create })
  await saveToSession('finding', 1, { id: 'generic', kind: 'expired', origin, signIn: `${origin}/` })
  const from = { kind: 'content-script', tabId: 1, frameId: 0, url: new URL(`${origin}/expired`) } as const
  await handleContentScriptMessage({ prompt: 'accepted-with-name' }, from)
  expect(create).toHaveBeenCalledOnce()
})
