import { browser } from 'wxt/browser'
import type { Facts } from '../detectors/detector.ts'
import { detectors } from '../detectors/index.ts'
import type { InPageMessage, Speaker } from '../server-link/messages.ts'
import { type Organisation, organisationOf, readSettings } from '../settings.ts'
import { forgetState, refreshState } from './account-state.ts'
import { clearFoundBadge, showFoundBadge } from './badge.ts'
import { errandFor } from './errand.ts'
import { offerTexts } from './offer-texts.ts'
import { forget, keep, kept } from './session.ts'
import { openWizard } from './wizard-window.ts'

type InPageSpeaker = Extract<Speaker, { kind: 'in-page' }>

/** A redirect after signing in comes at once; after this long the person went there on their own (features.md G.4). */
const redirectMs = 10_000

/** A change is typed within this time; what a tab shows later has nothing to do with what it showed before. */
const expectedMs = 15 * 60_000

/** Acts on what a page of a listed origin says. Returns without a word to anybody else. */
export async function hearPage(message: InPageMessage, from: InPageSpeaker): Promise<void> {
  const organisation = organisationOf(await readSettings(), from.url.origin)
  if (!organisation) return
  if ('gate' in message) {
    if (message.gate === 'sent') return keep('sent', from.tabId, { origin: from.url.origin, at: Date.now() })
    if (await isPageItselfOrItsFrame(from)) await bringRules(from.tabId, from.url.origin, organisation)
    return
  }
  // Rules and prompt run in the page itself, never in a frame.
  if (from.frameId !== 0) return
  if ('prompt' in message) return hearDecision(message.prompt, from.tabId, organisation)
  if ('changed' in message) return hearSuccess(message.changed, from, organisation)
  await hearFinding(message, from, organisation)
}

async function hearFinding(
  message: Extract<InPageMessage, { found: unknown }>,
  from: InPageSpeaker,
  organisation: Organisation,
): Promise<void> {
  const detector = detectors.find(({ id }) => id === message.found)
  if (!detector) {
    await forgetPage(from.tabId)
    await withdraw(from.tabId)
    return
  }
  const says = message.says ?? 'expired'
  const { origin, href } = from.url
  await keep('found', from.tabId, { id: detector.id, says, origin, signIn: new URL(detector.signIn, href).href })
  await keep('expected', from.tabId, { id: detector.id, origin, at: Date.now() })
  await showFoundBadge(from.tabId)
  if ((await kept('declined', from.tabId)) === origin) return
  await bring(from.tabId, { latchkeyOffer: await offerTexts(says, organisation) }, '/prompt.js')
}

async function hearDecision(decision: 'accepted' | 'declined', tabId: number, { server }: Organisation): Promise<void> {
  const found = await kept('found', tabId)
  if (!found) return
  if (decision === 'declined') return keep('declined', tabId, found.origin)
  await openWizard({ ...(await errandFor(tabId, found)), server })
}

/** The password was changed on the page itself: nothing is offered any more, and what is known of the person is asked anew. */
async function hearSuccess(id: string, from: InPageSpeaker, { server }: Organisation): Promise<void> {
  if ((await expectedOn(from.url.origin, from.tabId)) !== id) return
  await forget(from.tabId, 'expected')
  await forgetPage(from.tabId)
  await withdraw(from.tabId)
  if (!server) return
  await forgetState(server)
  await refreshState(server)
}

/** The detector whose page this tab showed a short while ago, on this very origin. */
async function expectedOn(origin: string | undefined, tabId: number): Promise<string | undefined> {
  const expected = await kept('expected', tabId)
  return expected && expected.origin === origin && Date.now() - expected.at <= expectedMs ? expected.id : undefined
}

/**
 * A page has been loaded. After a finding the next one of that origin is looked at in any case: a page that says "done" has often
 * nothing that the gate goes by.
 */
export async function pageLoaded(tabId: number): Promise<void> {
  if (!(await kept('expected', tabId))) return
  const { url } = await browser.tabs.get(tabId)
  const origin = URL.parse(url ?? '')?.origin
  const organisation = origin && organisationOf(await readSettings(), origin)
  if (!organisation || !(await expectedOn(origin, tabId))) return
  await bringRules(tabId, origin, organisation)
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
  await clearFoundBadge(tabId)
}

export async function forgetTab(tabId: number): Promise<void> {
  await forget(tabId, 'found', 'expected', 'declined', 'sent')
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

async function bringRules(tabId: number, origin: string, { origins }: Organisation): Promise<void> {
  const sent = await kept('sent', tabId)
  const afterSignIn = sent?.origin === origin && Date.now() - sent.at <= redirectMs
  const listedByAdministrator = origins.some((each) => each.origin === origin && each.by === 'administrator')
  const facts: Facts = { afterSignIn, listedByAdministrator }
  const expected = (await expectedOn(origin, tabId)) ?? null
  await bring(tabId, { latchkeyFacts: facts, latchkeyExpected: expected }, '/rules.js')
}

/** First what the script needs to know, then the script; both into the extension's isolated world. */
async function bring(tabId: number, known: Record<string, unknown>, file: '/rules.js' | '/prompt.js'): Promise<void> {
  const target = { tabId, frameIds: [0] }
  await browser.scripting.executeScript({
    target,
    func: (given: object) => void Object.assign(globalThis, given),
    args: [known],
  })
  await browser.scripting.executeScript({ target, files: [file] })
}
