import { browser } from 'wxt/browser'
import type { Facts } from '../detectors/detector.ts'
import { detectors } from '../detectors/index.ts'
import type { InPageMessage, Speaker } from '../server-link/messages.ts'
import { readSettings } from '../settings.ts'
import { offerTexts } from './offer-texts.ts'
import { forget, keep, kept } from './session.ts'
import { openWizard } from './wizard-window.ts'

type InPageSpeaker = Extract<Speaker, { kind: 'in-page' }>

/** A redirect after signing in comes at once; after this long the person went there on their own (features.md G.4). */
const redirectMs = 10_000

/** Acts on what a page of a listed origin says. Returns without a word to anybody else. */
export async function hearPage(message: InPageMessage, from: InPageSpeaker): Promise<void> {
  const { origins } = await readSettings()
  const listed = origins.find(({ origin }) => origin === from.url.origin)
  if (!listed) return
  if ('gate' in message) {
    if (message.gate === 'sent') return keep('sent', from.tabId, { origin: from.url.origin, at: Date.now() })
    if (await isPageItselfOrItsFrame(from)) await bringRules(from, listed.by === 'administrator')
    return
  }
  // Rules and prompt run in the page itself, never in a frame.
  if (from.frameId !== 0) return
  if ('prompt' in message) return hearDecision(message.prompt, from.tabId)
  await hearFinding(message, from)
}

async function hearFinding(message: Extract<InPageMessage, { found: unknown }>, from: InPageSpeaker): Promise<void> {
  const detector = detectors.find(({ id }) => id === message.found)
  if (!detector) {
    await forgetPage(from.tabId)
    await withdraw(from.tabId)
    return
  }
  const says = message.says ?? 'expired'
  const { origin, href } = from.url
  await keep('found', from.tabId, { id: detector.id, says, origin, signIn: new URL(detector.signIn, href).href })
  await browser.action.setBadgeText({ tabId: from.tabId, text: '!' })
  if ((await kept('declined', from.tabId)) === origin) return
  await bring(from.tabId, 'latchkeyOffer', await offerTexts(says), '/prompt.js')
}

async function hearDecision(decision: 'accepted' | 'declined', tabId: number): Promise<void> {
  const found = await kept('found', tabId)
  if (!found) return
  if (decision === 'declined') return keep('declined', tabId, found.origin)
  await openWizard({ workflow: 'manage-my-passwords', from: { tabId, origin: found.origin, signIn: found.signIn } })
}

/**
 * The tab shows another page, or a single-page app another address: what is there is asked anew. What was turned down on an
 * origin stays turned down in this tab.
 */
export async function pageChanged(tabId: number): Promise<void> {
  await forgetPage(tabId)
  // Only an app that stayed has rules that hear this.
  await browser.tabs.sendMessage(tabId, { again: true }, { frameId: 0 }).catch(() => undefined)
}

async function forgetPage(tabId: number): Promise<void> {
  await forget(tabId, 'found')
  await browser.action.setBadgeText({ tabId, text: '' })
}

export async function forgetTab(tabId: number): Promise<void> {
  await forget(tabId, 'found', 'declined', 'sent')
}

async function withdraw(tabId: number): Promise<void> {
  // There may be no prompt to hear it.
  await browser.tabs.sendMessage(tabId, { withdraw: true }, { frameId: 0 }).catch(() => undefined)
}

/** A frame counts with the page around it only when both are of one origin: the rules look into it from there. */
async function isPageItselfOrItsFrame(from: InPageSpeaker): Promise<boolean> {
  if (from.frameId === 0) return true
  const tab = await browser.tabs.get(from.tabId)
  return URL.parse(tab.url ?? '')?.origin === from.url.origin
}

async function bringRules(from: InPageSpeaker, listedByAdministrator: boolean): Promise<void> {
  const sent = await kept('sent', from.tabId)
  const afterSignIn = sent?.origin === from.url.origin && Date.now() - sent.at <= redirectMs
  const facts: Facts = { afterSignIn, listedByAdministrator }
  await bring(from.tabId, 'latchkeyFacts', facts, '/rules.js')
}

/** First what the script needs to know, then the script; both into the extension's isolated world. */
async function bring(tabId: number, name: string, value: unknown, file: '/rules.js' | '/prompt.js'): Promise<void> {
  const target = { tabId, frameIds: [0] }
  await browser.scripting.executeScript({
    target,
    func: (key: string, given: unknown) => {
      ;(globalThis as Record<string, unknown>)[key] = given
    },
    args: [name, value],
  })
  await browser.scripting.executeScript({ target, files: [file] })
}
