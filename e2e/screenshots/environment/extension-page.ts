import type { Page, Worker } from 'playwright'
import type { browser as extensionApi } from 'wxt/browser'
import { updateStorage } from '../../pages/extension.ts'
import type { Language, SurfaceDriver } from '../surface.ts'
import type { FakeReplies } from './fake-server.ts'
import { expiredPath, mailOrigin, type SharedBrowsers } from './shared-browsers.ts'

declare const chrome: typeof extensionApi

/** The data that the extension has stored when a scene begins, and the replies of its server. */
export interface ExtensionState {
  local?: Record<string, unknown>
  session?: Record<string, unknown>
  /** As an administrator's policy would say it. */
  policy?: Record<string, unknown>
  replies?: FakeReplies
  /** Accounts at servers for which this browser has a key. */
  keys?: readonly { account: string; server: string; mail?: string }[]
  /** The browser stops the background before each answer. */
  isBackgroundStopped?: boolean
  /** A mail whose password has expired is in the active tab. */
  mailInFront?: boolean
}

/** A page of the real extension: `path` below its root. */
export async function openExtensionPage(
  world: SharedBrowsers,
  path: string,
  stateOf: (scene: string, language: Language) => ExtensionState,
): Promise<SurfaceDriver> {
  const { browser, server } = await world.extension()
  const page = await browser.context.newPage()
  let policy: Record<string, unknown> = {}
  let isStopped = false
  await page.exposeFunction('policyOfTheScene', () => policy)
  await page.exposeFunction('isBackgroundStopped', () => isStopped)
  await page.addInitScript(prepareExtensionPage)
  return {
    page,
    async open(scene, language) {
      const state = stateOf(scene, language)
      policy = state.policy ?? {}
      isStopped = state.isBackgroundStopped ?? false
      await page.goto('about:blank')
      server.setReplies(state.replies ?? {})
      await clearStorage(browser.worker)
      await updateStorage(browser.worker, 'local', state.local)
      await updateStorage(browser.worker, 'session', state.session)
      await replaceKeys(browser.worker, state.keys ?? [])
      const mail = state.mailInFront ? await openMail(browser.worker, page) : undefined
      await page.goto(`chrome-extension://${browser.id}/${path}${path.includes('?') ? '&' : '?'}language=${language}`)
      await page.waitForSelector('main:not([aria-busy=true])')
      await mail?.close()
      await page.bringToFront()
    },
    close: () => page.close(),
  }
}

async function clearStorage(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    await chrome.storage.local.clear()
    await chrome.storage.session.clear()
  })
}

/** As `extension/wallet/key-store.ts` keeps them; none of them can sign. */
async function replaceKeys(worker: Worker, keys: NonNullable<ExtensionState['keys']>): Promise<void> {
  await worker.evaluate(async (keys) => {
    const request = indexedDB.open('wallet', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('keys', { keyPath: 'did' })
    await new Promise((resolve) => {
      request.onsuccess = resolve
    })
    const transaction = request.result.transaction('keys', 'readwrite')
    const store = transaction.objectStore('keys')
    store.clear()
    for (const key of keys)
      store.put({ ...key, did: `did:jwk:${key.account}`, madeAt: '2026-11-14T12:00:00Z', privateKey: undefined })
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
    request.result.close()
  }, keys)
}

/** Opens a tab of its own, with what the detectors would have found there. */
async function openMail(worker: Worker, beside: Page): Promise<Page> {
  const mail = await beside.context().newPage()
  await mail.goto(mailOrigin + expiredPath)
  await worker.evaluate(async (origin) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    const finding = { id: 'exchange-owa', kind: 'expired', origin, signIn: `${origin}/owa/` }
    // In place of the rules, which confirm it.
    await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: () => chrome.runtime.onMessage.addListener((_, __, respond) => respond(true)),
    })
    await chrome.storage.session.set({ [`finding:${tab?.id}`]: finding })
  }, mailOrigin)
  return mail
}

declare const policyOfTheScene: () => Promise<Record<string, unknown>>
declare const isBackgroundStopped: () => Promise<boolean>

/** Runs in the page before its own scripts. A real policy could be set by the machine's administrator only (`e2e/managed-settings.spec.ts`). */
function prepareExtensionPage(): void {
  const language = new URLSearchParams(location.search).get('language')
  if (language) localStorage.setItem('latchkey-language', language)
  const apis = globalThis as { chrome?: typeof extensionApi; browser?: typeof extensionApi }
  for (const api of [apis.chrome, apis.browser]) {
    if (!api?.storage) continue
    Object.defineProperty(api.storage.managed, 'get', { value: () => policyOfTheScene() })
    // One of its overloads.
    const sendMessage = api.runtime.sendMessage.bind(api.runtime) as (message: unknown) => Promise<unknown>
    const send = async (message: unknown) => ((await isBackgroundStopped()) ? undefined : sendMessage(message))
    Object.defineProperty(api.runtime, 'sendMessage', { value: send })
  }
}
