import type { Page, Worker } from 'playwright'
import type { browser as extensionApi } from 'wxt/browser'
import { keepsIn } from '../../pages/extension.ts'
import type { Language, Stage } from '../surface.ts'
import type { Answers } from './answering-server.ts'
import { expiredPath, mailOrigin, type World } from './world.ts'

declare const chrome: typeof extensionApi

/** What the extension keeps when a scene begins, and what its server answers. */
export interface Kept {
  local?: Record<string, unknown>
  session?: Record<string, unknown>
  /** As an administrator's policy would say it. */
  policy?: Record<string, unknown>
  answers?: Answers
  /** A mail whose password has expired stands in the tab in front. */
  mailInFront?: boolean
}

/** A page of the real extension: `path` below its root. */
export async function extensionStage(
  world: World,
  path: string,
  keptIn: (scene: string, language: Language) => Kept,
): Promise<Stage> {
  const { browser, server } = await world.extension()
  const page = await browser.context.newPage()
  let policy: Record<string, unknown> = {}
  await page.exposeFunction('policyOfTheScene', () => policy)
  await page.addInitScript(beginPage)
  return {
    page,
    async open(scene, language) {
      const kept = keptIn(scene, language)
      policy = kept.policy ?? {}
      await page.goto('about:blank')
      server.answer(kept.answers ?? {})
      await forgetAll(browser.worker)
      await keepsIn(browser.worker, 'local', kept.local)
      await keepsIn(browser.worker, 'session', kept.session)
      const mail = kept.mailInFront ? await openMail(browser.worker, page) : undefined
      await page.goto(`chrome-extension://${browser.id}/${path}${path.includes('?') ? '&' : '?'}language=${language}`)
      await page.waitForSelector('main:not([aria-busy=true])')
      await mail?.close()
      await page.bringToFront()
    },
    close: () => page.close(),
  }
}

async function forgetAll(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    await chrome.storage.local.clear()
    await chrome.storage.session.clear()
  })
}

/** In a tab of its own, with what the detectors would have found there. */
async function openMail(worker: Worker, beside: Page): Promise<Page> {
  const mail = await beside.context().newPage()
  await mail.goto(mailOrigin + expiredPath)
  await worker.evaluate(async (origin) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    const found = { id: 'exchange-owa', says: 'expired', origin, signIn: `${origin}/owa/` }
    await chrome.storage.session.set({ [`found:${tab?.id}`]: found })
  }, mailOrigin)
  return mail
}

declare const policyOfTheScene: () => Promise<Record<string, unknown>>

/** Runs in the page before its own scripts. A real policy could be set by the machine's administrator only (`e2e/managed-settings.spec.ts`). */
function beginPage(): void {
  const language = new URLSearchParams(location.search).get('language')
  if (language) localStorage.setItem('latchkey-language', language)
  const apis = globalThis as { chrome?: typeof extensionApi; browser?: typeof extensionApi }
  for (const api of [apis.chrome, apis.browser]) {
    if (api?.storage) Object.defineProperty(api.storage.managed, 'get', { value: () => policyOfTheScene() })
  }
}
