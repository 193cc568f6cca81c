import { browser } from 'wxt/browser'
import { type Errand, forget, keep, kept } from './session.ts'

/** A column of the wizard with room for its longest page. */
const size = { width: 520, height: 780 }

/**
 * Opens the wizard in a window of its own, since a popup dies on any loss of focus. A page that has one already gets that one.
 */
export async function openWizard(errand: Errand): Promise<void> {
  if (errand.from && (await focusWindowFor(errand.from.tabId))) return
  const key = crypto.randomUUID()
  await keep('errand', key, errand)
  const url = new URL(`/wizard.html?window=${key}`, location.href).href
  // Firefox for Android has tabs only.
  if (!browser.windows) {
    await browser.tabs.create({ url })
    return
  }
  const opened = await browser.windows.create({ url, type: 'popup', ...size })
  await keep('errand', key, { ...errand, windowId: opened?.id })
}

/** Back to where the person came from, at its sign-in; a page that is gone or went elsewhere is left alone. */
export async function backToPage(key: string): Promise<void> {
  const from = (await kept('errand', key))?.from
  if (!from) return
  const tab = await browser.tabs.get(from.tabId).catch(() => undefined)
  if (tab?.id === undefined || URL.parse(tab.url ?? '')?.origin !== from.origin) {
    await browser.tabs.create({ url: from.signIn })
    return
  }
  await browser.tabs.update(tab.id, { url: from.signIn, active: true })
  if (browser.windows) await browser.windows.update(tab.windowId, { focused: true })
}

/** Forgets errand and run of a window that was closed; the run itself expires on the server. */
export async function forgetWindow(windowId: number): Promise<void> {
  for (const [name, value] of Object.entries(await browser.storage.session.get(null))) {
    const key = name.startsWith('errand:') ? name.slice('errand:'.length) : undefined
    if (key && (value as Errand).windowId === windowId) await forget(key, 'errand', 'run')
  }
}

async function focusWindowFor(tabId: number): Promise<boolean> {
  for (const [name, value] of Object.entries(await browser.storage.session.get(null))) {
    const errand = value as Errand
    if (!name.startsWith('errand:') || errand.from?.tabId !== tabId || errand.windowId === undefined) continue
    // It may have been closed this very moment.
    const focused = await browser.windows.update(errand.windowId, { focused: true }).catch(() => undefined)
    if (focused) return true
  }
  return false
}
