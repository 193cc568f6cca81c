import type { Page, Worker } from 'playwright'
import type { browser } from 'wxt/browser'

/** Inside the extension's worker. */
declare const chrome: typeof browser

/** Sets the extension up as its options page would, without its clicks. */
export async function configureExtension(
  worker: Worker,
  settings: { server?: string; origins?: string[] },
): Promise<void> {
  await worker.evaluate(async (given) => {
    await chrome.storage.local.set(given)
  }, settings)
  const wanted = (settings.origins ?? []).map((origin) => `${origin}/*`)
  // Registration follows the change of the settings by itself.
  for (let tries = 0; tries < 600; tries++) {
    const matches = await worker.evaluate(async () => {
      const [gate] = await chrome.scripting.getRegisteredContentScripts({ ids: ['gate'] })
      return gate?.matches ?? []
    })
    if (wanted.every((pattern) => matches.includes(pattern))) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The gate was not registered')
}

/** Reads what the background stores about the page in this tab, and its badge; it comes to both by messages, a moment after the page. */
export async function readFinding(worker: Worker, page: Page): Promise<{ id?: string; kind?: string; badge: string }> {
  return worker.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === url)
    // The browser tells its extensions of an address a moment after it tells us.
    if (tab?.id === undefined) return { badge: `no tab shows ${url}` }
    const key = `finding:${tab.id}`
    const found = (await chrome.storage.session.get(key))[key] as { id: string; kind: string } | undefined
    return { id: found?.id, kind: found?.kind, badge: await chrome.action.getBadgeText({ tabId: tab.id }) }
  }, page.url())
}

/** Whether the rules were injected into this page; before that it is not observed. */
export async function areRulesInjected(worker: Worker, page: Page): Promise<boolean> {
  return worker.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === url)
    if (tab?.id === undefined) return false
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: tab.id },
      func: () => 'latchkeyRules' in globalThis,
    })
    return answer?.result === true
  }, page.url())
}

/** Writes to one of the extension's storages, and returns all that it then holds. */
export async function updateStorage(
  worker: Worker,
  area: 'local' | 'session',
  given: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  return worker.evaluate(
    async ([name, values]) => {
      await chrome.storage[name].set(values)
      return chrome.storage[name].get(null)
    },
    [area, given] as const,
  )
}
