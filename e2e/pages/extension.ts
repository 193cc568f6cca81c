import type { Page, Worker } from 'playwright'
import type { browser } from 'wxt/browser'

/** Inside the extension's worker. */
declare const chrome: typeof browser

/** Sets the extension up as its options page would, without its clicks. */
export async function setUp(worker: Worker, settings: { server?: string; origins?: string[] }): Promise<void> {
  await worker.evaluate(async (given) => {
    await chrome.storage.local.set(given)
  }, settings)
  const wanted = (settings.origins ?? []).map((origin) => `${origin}/*`)
  // Registration follows the change of the settings by itself.
  for (let round = 0; round < 50; round++) {
    const matches = await worker.evaluate(async () => {
      const [gate] = await chrome.scripting.getRegisteredContentScripts({ ids: ['gate'] })
      return gate?.matches ?? []
    })
    if (wanted.every((pattern) => matches.includes(pattern))) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The gate was not registered')
}

/** What the background keeps of the page in this tab, and what its badge shows. */
export async function foundIn(worker: Worker, page: Page): Promise<{ id?: string; says?: string; badge: string }> {
  return worker.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === url)
    if (tab?.id === undefined) throw new Error(`No tab shows ${url}`)
    const key = `found:${tab.id}`
    const found = (await chrome.storage.session.get(key))[key] as { id: string; says: string } | undefined
    return { id: found?.id, says: found?.says, badge: await chrome.action.getBadgeText({ tabId: tab.id }) }
  }, page.url())
}

/** Whether the rules were brought into this page; before that nobody hears what it does. */
export async function rulesRunIn(worker: Worker, page: Page): Promise<boolean> {
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

/** What one of the extension's storages holds, after keeping what is given. */
export async function keepsIn(
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
