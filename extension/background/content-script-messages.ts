import { browser } from 'wxt/browser'
import { readAccountNameSetting, saveAccountNameSetting } from '../account-name-setting.ts'
import { detectors } from '../detectors/index.ts'
import { vocabularyFile } from '../detectors/vocabularies/languages.ts'
import type { PageFacts } from '../in-page/rules.ts'
import { maxRedirectMs } from '../in-page/sign-in.ts'
import type { ContentScriptMessage, MessageSource } from '../messages/messages.ts'
import type { OfferDecision } from '../prompt/offer.ts'
import { findOrganisation, type Organisation, readSettings } from '../settings.ts'
import { clearCachedState, refreshState } from './account-state.ts'
import { showFindingBadge } from './badge.ts'
import { clearFinding, readCurrentFinding } from './finding.ts'
import { createLaunchContext } from './launch-context.ts'
import { createOfferTexts } from './offer-texts.ts'
import { readFromSession, removeFromSession, saveToSession } from './session.ts'
import { isPrivateTab, openWizard } from './wizard-window.ts'

type ContentScriptSender = Extract<MessageSource, { kind: 'content-script' }>

/** A change is typed within this time; a page shown later has nothing to do with the finding. */
const maxChangeMs = 15 * 60_000

/** Acts on a message from a page of a listed origin. All other messages are ignored and get no answer. */
export async function handleContentScriptMessage(
  message: ContentScriptMessage,
  from: ContentScriptSender,
): Promise<void> {
  const { origin } = from.url
  const organisation = findOrganisation(await readSettings(), origin)
  if (!organisation) return
  if ('gate' in message) {
    if (message.gate === 'sent') return saveToSession('signInSent', from.tabId, { origin, at: Date.now() })
    if (message.gate === 'shown') return handlePageShown(from, organisation)
    if (await isTopFrameOrSameOrigin(from)) await injectRules(from.tabId, origin, organisation)
    return
  }
  // Rules and prompt run in the page itself, never in a frame.
  if (from.frameId !== 0) return
  if ('words' in message) return injectVocabularies(from.tabId, message.words)
  if ('prompt' in message) return handlePromptDecision(message.prompt, from, organisation)
  if ('changed' in message) return handlePasswordChanged(message.changed, from, organisation)
  await handleFinding(message, from, organisation)
}

async function handleFinding(
  message: Extract<ContentScriptMessage, { found: unknown }>,
  from: ContentScriptSender,
  organisation: Organisation,
): Promise<void> {
  const detector = detectors.find(({ id }) => id === message.found)
  if (!detector) {
    await clearFinding(from.tabId)
    await withdrawPrompt(from.tabId)
    return
  }
  const kind = message.kind ?? 'expired'
  const { origin, href } = from.url
  const signIn = new URL(detector.signIn, href).href
  await saveToSession('finding', from.tabId, { id: detector.id, kind, origin, signIn })
  await saveToSession('lastFinding', from.tabId, { id: detector.id, origin, at: Date.now() })
  await showFindingBadge(from.tabId)
  await showOffer(from.tabId, organisation)
}

/** Shows the offer for the tab's finding, unless it was declined there. */
async function showOffer(tabId: number, organisation: Organisation): Promise<void> {
  const finding = await readFromSession('finding', tabId)
  if (!finding || (await readFromSession('declinedOrigin', tabId)) === finding.origin) return
  const detector = detectors.find(({ id }) => id === finding.id)
  const offersName = detector?.account !== undefined && (await readAccountNameSetting()).undecided
  const texts = await createOfferTexts(finding.kind, organisation, { offersName, isPrivate: await isPrivateTab(tabId) })
  await injectScript(tabId, { latchkeyOffer: texts }, '/prompt.js')
}

/** Offers help again on a page whose window was closed before its run had ended. */
export async function offerAgain({ tabId, origin }: { tabId: number; origin: string }): Promise<void> {
  const organisation = findOrganisation(await readSettings(), origin)
  if (organisation && (await readCurrentFinding(tabId))?.origin === origin) await showOffer(tabId, organisation)
}

async function handlePromptDecision(
  decision: OfferDecision,
  { tabId, url }: ContentScriptSender,
  { server }: Organisation,
): Promise<void> {
  const finding = await readFromSession('finding', tabId)
  // The tab may show another organisation's page by now.
  if (finding?.origin !== url.origin) return
  if (decision === 'declined') return saveToSession('declinedOrigin', tabId, finding.origin)
  // A browser that can store nothing more asks again the next time.
  if (decision === 'accepted-with-name') await saveAccountNameSetting(true).catch(() => undefined)
  await openWizard({ ...(await createLaunchContext(tabId, finding)), server })
}

/** The password was changed on the page itself: withdraws the offer and refreshes the account's state. */
async function handlePasswordChanged(id: string, from: ContentScriptSender, { server }: Organisation): Promise<void> {
  if ((await findExpectedDetector(from.url.origin, from.tabId)) !== id) return
  await removeFromSession(from.tabId, 'lastFinding')
  await clearFinding(from.tabId)
  await withdrawPrompt(from.tabId)
  if (!server) return
  await clearCachedState(server)
  await refreshState(server)
}

/** Id of the detector that recently found something in this tab, on the same origin. */
async function findExpectedDetector(origin: string | undefined, tabId: number): Promise<string | undefined> {
  const last = await readFromSession('lastFinding', tabId)
  return last && last.origin === origin && Date.now() - last.at <= maxChangeMs ? last.id : undefined
}

/**
 * After a finding or a sign-in, the rules always run on the next page of that origin: a page that confirms the change, or that only
 * says that the password has expired, often has nothing that the gate looks for.
 */
async function handlePageShown(
  { tabId, frameId, url }: ContentScriptSender,
  organisation: Organisation,
): Promise<void> {
  if (frameId !== 0) return
  const { origin } = url
  // The finding was of the page before. An offer that was declined on an origin stays declined in this tab.
  if (await readFromSession('finding', tabId)) await clearFinding(tabId)
  const sent = await readFromSession('signInSent', tabId)
  const isAfterSignIn = sent?.origin === origin && Date.now() - sent.at <= maxRedirectMs
  if (isAfterSignIn || (await findExpectedDetector(origin, tabId))) await injectRules(tabId, origin, organisation)
}

async function withdrawPrompt(tabId: number): Promise<void> {
  // The page may have no prompt to receive this.
  await browser.tabs.sendMessage(tabId, { withdraw: true }, { frameId: 0 }).catch(() => undefined)
}

/** A frame counts with its page only when both have the same origin: the rules look into it from there. */
async function isTopFrameOrSameOrigin(from: ContentScriptSender): Promise<boolean> {
  if (from.frameId === 0) return true
  const tab = await browser.tabs.get(from.tabId)
  return URL.parse(tab.url ?? '')?.origin === from.url.origin
}

async function injectRules(tabId: number, origin: string, { origins }: Organisation): Promise<void> {
  const sent = await readFromSession('signInSent', tabId)
  const signInAt = sent?.origin === origin ? sent.at : undefined
  const listedByAdministrator = origins.some((each) => each.origin === origin && each.by === 'administrator')
  const facts: PageFacts = { signInAt, listedByAdministrator }
  const expected = (await findExpectedDetector(origin, tabId)) ?? null
  await injectScript(tabId, { latchkeyFacts: facts, latchkeyExpected: expected }, '/rules.js')
}

/** The rules are in the page already; injected again, they only run once more. */
async function injectVocabularies(tabId: number, languages: string[]): Promise<void> {
  // WXT's types know the files of entrypoints and of the public folder only.
  const words = languages.map((language) => `/${vocabularyFile(language)}` as '/rules.js')
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: ['/grammar.js', ...words, '/rules.js'],
  })
}

/** Sets the script's input first, then injects the script; both in the extension's isolated world. */
async function injectScript(
  tabId: number,
  globals: Record<string, unknown>,
  file: '/rules.js' | '/prompt.js',
): Promise<void> {
  const target = { tabId, frameIds: [0] }
  await browser.scripting.executeScript({
    target,
    func: (given: object) => void Object.assign(globalThis, given),
    args: [globals],
  })
  await browser.scripting.executeScript({ target, files: [file] })
}
