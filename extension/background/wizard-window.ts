import { browser } from 'wxt/browser'
import { type LaunchContext, readFromSession, removeFromSession, saveToSession } from './session.ts'
import { isSameLaunch } from './window-binding.ts'

/** One column of the wizard, high enough for its longest page. */
const size = { width: 520, height: 780 }

/** Opens the wizard in a window of its own, since a popup closes when it loses focus. An open window of the same page and an unfinished run is focused instead. */
export async function openWizard(launch: LaunchContext): Promise<void> {
  if (await focusOpenWindow(launch)) return
  const context = { ...launch, isPrivate: await isPrivateTab(launch.page?.tabId) }
  const key = crypto.randomUUID()
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
  await saveToSession('launchContext', key, { ...context, windowId: opened?.id })
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
    await removeFromSession(key, 'launchContext', 'run', 'finished')
    return isFinished ? undefined : context.page
  }
  return undefined
}

async function isPrivateTab(tabId: number | undefined): Promise<boolean> {
  const tab = tabId === undefined ? undefined : await browser.tabs.get(tabId).catch(() => undefined)
  return tab?.incognito === true
}

async function focusOpenWindow(launch: LaunchContext): Promise<boolean> {
  for (const [key, open] of await listLaunchContexts()) {
    const { windowId } = open
    if (windowId === undefined || !isSameLaunch(open, launch) || (await readFromSession('finished', key))) continue
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
