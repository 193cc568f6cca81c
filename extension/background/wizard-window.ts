import { browser } from 'wxt/browser'
import { type LaunchContext, readFromSession, removeFromSession, saveToSession } from './session.ts'
import { isSameLaunch } from './window-binding.ts'

/** One column of the wizard, high enough for its longest page. */
const size = { width: 520, height: 780 }

/** Where a background that was stopped meanwhile had opened the window already, the window tells so within this time. */
const maxOpeningMs = 3000

/**
 * Opens the wizard in a window of its own, since a popup closes when it loses focus. An open window of the same page and an unfinished run is focused instead, and so
 * is the window of this key.
 */
export async function openWizard(launch: LaunchContext, wanted: string = crypto.randomUUID()): Promise<void> {
  const known = await readFromSession('launchContext', wanted)
  if (known) await waitForWindow(wanted)
  if (await focusOpenWindow(launch, wanted)) return
  // A key belongs for life to what it was first used for, so that no run is continued at another server.
  const isFinished = await readFromSession('finished', wanted)
  const key = isFinished ? crypto.randomUUID() : wanted
  const context = known && !isFinished ? known : { ...launch, isPrivate: await isPrivateTab(launch.page?.tabId) }
  await saveToSession('launchContext', key, context)
  const url = new URL(`/wizard.html?window=${key}`, location.href).href
  // Firefox for Android has tabs only.
  if (!browser.windows) {
    await browser.tabs.create({ url })
    return
  }
  // Chromium opens no page of an extension in a private window, unless it runs there as a second process.
  const incognito = import.meta.env.FIREFOX && context.isPrivate ? true : undefined
  const opened = await browser.windows.create({ url, type: 'popup', incognito, ...size })
  await noteWindow(key, opened?.id)
}

/** Stores in which window of the browser the wizard is. Both who opened it and the window itself tell, since the background may be stopped between the two. */
export async function noteWindow(key: string, windowId: number | undefined): Promise<void> {
  const context = await readFromSession('launchContext', key)
  // Firefox for Android has no windows.
  if (!context || !browser.windows || windowId === undefined || context.windowId === windowId) return
  await saveToSession('launchContext', key, { ...context, windowId })
}

async function waitForWindow(key: string): Promise<void> {
  for (let waited = 0; waited < maxOpeningMs; waited += 100) {
    if ((await readFromSession('launchContext', key))?.windowId !== undefined) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Returns to the sign-in of the page that opened the wizard, in a new tab if its tab was closed or shows another origin. */
export async function returnToPage(key: string): Promise<void> {
  const page = (await readFromSession('launchContext', key))?.page
  if (!page) return
  const tab = await browser.tabs.get(page.tabId).catch(() => undefined)
  if (tab?.id === undefined || URL.parse(tab.url ?? '')?.origin !== page.origin) {
    await browser.tabs.create({ url: page.signIn })
    return
  }
  await browser.tabs.update(tab.id, { url: page.signIn, active: true })
  if (browser.windows) await browser.windows.update(tab.windowId, { focused: true })
}

/** Removes the data of a closed window; its run expires on the server. Returns the page of a window whose run had not ended. */
export async function clearWindow(windowId: number): Promise<LaunchContext['page']> {
  for (const [key, context] of await listLaunchContexts()) {
    if (context.windowId !== windowId) continue
    const isFinished = await readFromSession('finished', key)
    await removeFromSession(key, 'launchContext', 'run', 'finished', 'starting')
    return isFinished ? undefined : context.page
  }
  return undefined
}

export async function isPrivateTab(tabId: number | undefined): Promise<boolean> {
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined)
  return tab?.incognito === true
}

async function focusOpenWindow(launch: LaunchContext, wanted: string): Promise<boolean> {
  for (const [key, open] of await listLaunchContexts()) {
    const { windowId } = open
    const isWanted = key === wanted || isSameLaunch(open, launch)
    if (windowId === undefined || !isWanted || (await readFromSession('finished', key))) continue
    // The window may have been closed just now.
    const focused = await browser.windows.update(windowId, { focused: true }).catch(() => undefined)
    if (focused) return true
  }
  return false
}

export async function listLaunchContexts(): Promise<[key: string, context: LaunchContext][]> {
  const prefix = 'launchContext:'
  return Object.entries(await browser.storage.session.get(null))
    .filter(([entry]) => entry.startsWith(prefix))
    .map(([entry, context]) => [entry.slice(prefix.length), context as LaunchContext])
}
