import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { LaunchContext } from './session.ts'

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }))

const { saveToSession } = await import('./session.ts')

/** The events that a browser has, of which the background listens to some: each one that happens wakes it. */
const { permissions, tabs, windows, alarms, scripting } = fakeBrowser
const originals = { onAdded: permissions.onAdded, onRemoved: permissions.onRemoved, contains: permissions.contains }
const { setAccessLevel } = fakeBrowser.storage.local

let atStart: ReturnType<typeof wakingEvents>
let listOpenTabs: MockInstance
let listOpenWindows: MockInstance

function createEvent() {
  const listeners = new Set<(...given: unknown[]) => unknown>()
  return {
    addListener: (listener: () => void) => void listeners.add(listener),
    removeListener: (listener: () => void) => void listeners.delete(listener),
    hasListener: (listener: () => void) => listeners.has(listener),
  }
}

beforeEach(async () => {
  fakeBrowser.reset()
  vi.stubGlobal('location', { href: 'https://extension.example/background.js' })
  Object.assign(permissions, { onAdded: createEvent(), onRemoved: createEvent(), contains: async () => false })
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: async () => undefined })
  Object.assign(scripting, { getRegisteredContentScripts: async () => [] })
  const { default: background } = await import('../entrypoints/background.ts')
  background.main()
  atStart = wakingEvents()
  listOpenTabs = vi.spyOn(tabs, 'query')
  listOpenWindows = vi.spyOn(windows, 'getAll')
})
afterEach(() => {
  Object.assign(permissions, originals)
  Object.assign(fakeBrowser.storage.local, { setAccessLevel })
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** What wakes the background while a person visits pages that are not listed. */
const wakingEvents = () => ({
  'a page is shown': tabs.onUpdated.hasListeners(),
  'a tab is opened': tabs.onCreated.hasListeners(),
  'a tab is brought to the front': tabs.onActivated.hasListeners(),
  'a tab is closed': tabs.onRemoved.hasListeners(),
  'a window is closed': windows.onRemoved.hasListeners(),
})
const nothing = {
  'a page is shown': false,
  'a tab is opened': false,
  'a tab is brought to the front': false,
  'a tab is closed': false,
  'a window is closed': false,
}

test('pages that are not listed wake nothing', async () => {
  // The event that has started it is given only to listeners that are there at once.
  expect(atStart).toEqual({ ...nothing, 'a tab is closed': true, 'a window is closed': true })
  await expect.poll(wakingEvents).toEqual(nothing)
  expect(await alarms.getAll()).toEqual([])
})

test('a closed tab is heard of only while something of a tab is stored, which is then forgotten', async () => {
  await expect.poll(wakingEvents).toEqual(nothing)
  const { id = 0 } = await tabs.create({})
  await saveToSession('declinedOrigin', id, 'https://mail.example.com')
  await expect.poll(wakingEvents).toEqual({ ...nothing, 'a tab is closed': true })
  await expect.poll(() => listOpenTabs.mock.calls.length).toBeGreaterThan(0)
  expect(await fakeBrowser.storage.session.get(null)).not.toEqual({})
  await tabs.onRemoved.trigger(id, { windowId: 1, isWindowClosing: false })
  await expect.poll(() => fakeBrowser.storage.session.get(null)).toEqual({})
  await expect.poll(wakingEvents).toEqual(nothing)
})

test('a closed window is heard of only while there is a wizard window, which is then forgotten', async () => {
  await expect.poll(wakingEvents).toEqual(nothing)
  const opened = await windows.create({})
  const windowId = opened?.id ?? 0
  const context: LaunchContext = { server: 'https://latchkey.example.com', windowId }
  await saveToSession('launchContext', 'w1', context)
  await expect.poll(wakingEvents).toEqual({ ...nothing, 'a window is closed': true })
  await expect.poll(() => listOpenWindows.mock.calls.length).toBeGreaterThan(0)
  expect(await fakeBrowser.storage.session.get(null)).not.toEqual({})
  await windows.onRemoved.trigger(windowId)
  await expect.poll(() => fakeBrowser.storage.session.get(null)).toEqual({})
  await expect.poll(wakingEvents).toEqual(nothing)
})

test('what is stored of a tab or a window that was closed in the meantime is forgotten without an event', async () => {
  await expect.poll(wakingEvents).toEqual(nothing)
  await saveToSession('declinedOrigin', 7_000, 'https://mail.example.com')
  const context: LaunchContext = { server: 'https://latchkey.example.com', windowId: 7_001 }
  await saveToSession('launchContext', 'w1', context)
  await expect.poll(() => fakeBrowser.storage.session.get(null)).toEqual({})
  await expect.poll(wakingEvents).toEqual(nothing)
})
