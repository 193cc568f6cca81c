import { browser } from 'wxt/browser'
import { type LaunchContext, readFromSession, removeFromSession, saveToSession } from './session.ts'

/** One column of the wizard, high enough for its longest page. */
const size = { width: 520, height: 780 }

/** Opens the wizard in a window of its own, since a popup closes when it loses focus. A page's open window is focused instead. */
export async function openWizard(context: LaunchContext): Promise<void> {
  if (context.page && (await focusWindowOfTab(context.page.tabId))) return
  const key = crypto.randomUUID()
  await saveToSession('launchContext', key, context)
  const url = new URL(`/wizard.html?window=${key}`, location.href).href
  // Firefox for Android has tabs only.
  if (!browser.windows) {
    await browser.tabs.create({ url })
    return
  }
  const opened = await browser.windows.create({ url, type: 'popup', ...size })
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

/** Removes the data of a closed window; its run expires on the server. */
export async function clearWindow(windowId: number): Promise<void> {
  for (const [key, context] of await listLaunchContexts()) {
    if (context.windowId === windowId) await removeFromSession(key, 'launchContext', 'run')
  }
}

async function focusWindowOfTab(tabId: number): Promise<boolean> {
  for (const [, { page, windowId }] of await listLaunchContexts()) {
    if (page?.tabId !== tabId || windowId === undefined) continue
    // The window may have been closed just now.
    const focused = await browser.windows.update(windowId, { focused: true }).catch(() => undefined)
    if (focused) return true
  }
  return false
}

async function listLaunchContexts(): Promise<[key: string, context: LaunchContext][]> {
  const prefix = 'launchContext:'
  return Object.entries(await browser.storage.session.get(null))
    .filter(([entry]) => entry.startsWith(prefix))
    .map(([entry, context]) => [entry.slice(prefix.length), context as LaunchContext])
}
