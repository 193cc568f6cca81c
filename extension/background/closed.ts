import { browser } from 'wxt/browser'
import { forgetTab, listStoredTabs } from './session.ts'
import { clearWindow, listLaunchContexts } from './wizard-window.ts'

/**
 * Firefox wakes its event page also for a listener that was removed, until a start at which the listener is not added (ESR 153); but its page can read at once whether
 * something is stored. Chromium's worker cannot, and forgets what is removed.
 */
const memory = import.meta.env.FIREFOX ? localStorage : undefined
const key = 'stored'

/**
 * Forgets closed tabs and closed wizard windows. The browser wakes the background for every tab and window that is closed, so it is listened only while something
 * of one is stored. `windowClosed` gets the page of a window whose run had not ended.
 */
export function watchClosed(
  attempt: (work: Promise<unknown>) => void,
  windowClosed: (page: NonNullable<Awaited<ReturnType<typeof clearWindow>>>) => Promise<void>,
): void {
  const tabClosed = (tabId: number) => attempt(forgetTab(tabId))
  const closed = (windowId: number) => attempt(clearWindow(windowId).then((page) => page && windowClosed(page)))
  const { tabs, windows } = browser
  const listen = async () => {
    const [storedTabs, storedWindows] = await Promise.all([listStoredTabs(), listLaunchContexts()])
    toggle(tabs.onRemoved, tabClosed, storedTabs.length > 0)
    if (storedTabs.length + storedWindows.length > 0) memory?.setItem(key, '1')
    else memory?.removeItem(key)
    // Firefox for Android has no windows.
    if (windows) toggle(windows.onRemoved, closed, storedWindows.length > 0)
    // The browser reports to these listeners what is closed from here on. A tab that was closed while its data were being stored was reported to no listener.
    if (storedTabs.length > 0) {
      const open = new Set((await tabs.query({})).map(({ id }) => id))
      for (const tabId of storedTabs) if (!open.has(tabId)) tabClosed(tabId)
    }
    const windowIds = storedWindows.flatMap(([, { windowId }]) => windowId ?? [])
    if (windows && windowIds.length > 0) {
      const open = new Set((await windows.getAll()).map(({ id }) => id))
      for (const windowId of windowIds) if (!open.has(windowId)) closed(windowId)
    }
  }
  // The event that has started the background is given only to listeners that are there at once, before storage can be read.
  if (!memory || memory.getItem(key) !== null) {
    tabs.onRemoved.addListener(tabClosed)
    windows?.onRemoved.addListener(closed)
  }
  attempt(listen())
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'session') attempt(listen())
  })
}

interface Listenable<Listener> {
  addListener(listener: Listener): void
  removeListener(listener: Listener): void
  hasListener(listener: Listener): boolean
}

function toggle<Listener>(event: Listenable<Listener>, listener: Listener, isWanted: boolean): void {
  if (isWanted === event.hasListener(listener)) return
  if (isWanted) event.addListener(listener)
  else event.removeListener(listener)
}
