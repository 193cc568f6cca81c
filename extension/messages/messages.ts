import { vocabularyLanguages } from '../detectors/vocabularies/languages.ts'
import type { OfferDecision } from '../prompt/offer.ts'

/**
 * Who may send what to the background (docs/architecture.md#security). Content scripts may report that there is something to look at,
 * what was found, and which button of the prompt was pressed; everything else is accepted from the extension's own pages only.
 */
export type ContentScriptMessage =
  /**
   * `shown`: a listed page is shown, and the gate's first look found nothing in it. `look`: the gate found an address or a visible password field. `sent`: a form
   * with a password field was sent; no content of it.
   */
  | { gate: 'shown' | 'look' | 'sent' }
  /** Id of the detector that found something, or null when the page no longer shows it. */
  | { found: string | null; kind?: 'expired' | 'change' }
  /** Languages whose vocabularies the rules need. */
  | { words: string[] }
  /** Id of the detector that found something before, whose page now confirms that the password was changed. */
  | { changed: string }
  /** `accepted-with-name`: the person allows reading the account's name from pages, too. */
  | { prompt: OfferDecision }

export type ExtensionPageMessage = (SmallPageMessage | WizardMessage) & {
  /** BCP 47; language of the page's texts. */
  language: string
}

type SmallPageMessage =
  | { type: 'overview' }
  | { type: 'state'; server: string }
  | { type: 'sign-in-challenge'; server: string }
  | { type: 'check-server'; address: string }
  /** The domain of a mail address: the part before the @ stays in the page that asks. */
  | { type: 'find-server'; domain: string }
  /** `window`: the key of the new window, so that one press opens one window. */
  | { type: 'open-wizard'; window: string; workflow?: string; account?: string; forPage?: boolean; server?: string }

/** Accepted from the wizard's window only; each window has its own run. */
export type WizardMessage =
  | { type: 'launch-context' }
  | { type: 'site' }
  /** The page that every run of this workflow begins with; names no account. */
  | { type: 'first-page'; workflow: string }
  | { type: 'start'; workflow: string; account: string; domain?: string }
  | { type: 'resume' }
  | { type: 'answer'; number: number; answer: Record<string, unknown> }
  | { type: 'try-password'; number: number; newPassword: string }
  /** The run goes on in the message's language. */
  | { type: 'language' }
  | { type: 'cancel' }
  | { type: 'back-to-page' }

/** The part of `runtime.MessageSender` that decides about trust; the browser fills it in, no page can. */
interface Sender {
  id?: string
  url?: string
  frameId?: number
  tab?: { id?: number; windowId?: number }
}

export type MessageSource =
  | { kind: 'content-script'; tabId: number; frameId: number; url: URL }
  /** `window`: the key in a wizard window's address. `windowId`: the browser's window that shows the page. */
  | { kind: 'extension-page'; page: string; window: string | null; windowId?: number }

/** Identifies the sender; undefined for every sender whose messages are ignored. `base` is an address of the extension. */
export function identifySource(sender: Sender, self: { id: string; base: string }): MessageSource | undefined {
  const url = URL.parse(sender.url ?? '')
  if (sender.id !== self.id || !url) return undefined
  // Compared by parts: the `origin` of an extension's address is "null" in some engines.
  const base = new URL(self.base)
  if (url.protocol === base.protocol && url.host === base.host) {
    // Extension pages are not web accessible and never framed, so a framed one would be an attack.
    if (sender.frameId) return undefined
    const window = url.searchParams.get('window')
    return { kind: 'extension-page', page: url.pathname, window, windowId: sender.tab?.windowId }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  if (sender.tab?.id === undefined || sender.frameId === undefined) return undefined
  return { kind: 'content-script', tabId: sender.tab.id, frameId: sender.frameId, url }
}

const languages: readonly string[] = vocabularyLanguages

/** Parses a content script's message; undefined unless it is exactly one of the few that exist. */
export function parseContentScriptMessage(
  raw: unknown,
  detectorIds: readonly string[],
): ContentScriptMessage | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { gate, found, kind, changed, prompt, words, ...rest } = raw as Record<string, unknown>
  if (Object.keys(rest).length > 0) return undefined
  const given = [gate, found, changed, prompt, words].filter((value) => value !== undefined)
  if (given.length !== 1) return undefined
  if (found === undefined && kind !== undefined) return undefined
  if (gate === 'shown' || gate === 'look' || gate === 'sent') return { gate }
  if (prompt === 'accepted' || prompt === 'accepted-with-name' || prompt === 'declined') return { prompt }
  if (Array.isArray(words)) return words.every((each) => languages.includes(each)) ? { words } : undefined
  if (typeof changed === 'string') return detectorIds.includes(changed) ? { changed } : undefined
  if (found === null) return { found }
  if (typeof found !== 'string' || !detectorIds.includes(found)) return undefined
  return kind === 'expired' || kind === 'change' ? { found, kind } : undefined
}

const wizardMessages = new Set([
  'launch-context',
  'site',
  'first-page',
  'start',
  'resume',
  'answer',
  'try-password',
  'language',
  'cancel',
  'back-to-page',
])
const messagesByPage: Record<string, Set<string>> = {
  '/wizard.html': wizardMessages,
  '/popup.html': new Set(['overview', 'state', 'open-wizard', 'sign-in-challenge']),
  '/options.html': new Set(['check-server']),
  '/welcome.html': new Set(['check-server', 'find-server']),
}

/** A message that this extension page may send; undefined otherwise. Its fields come from our own code and are not checked. */
export function parseExtensionPageMessage(raw: unknown, page: string): ExtensionPageMessage | undefined {
  const { type, language } = (raw ?? {}) as { type?: unknown; language?: unknown }
  if (typeof type !== 'string' || typeof language !== 'string' || !messagesByPage[page]?.has(type)) return undefined
  return raw as ExtensionPageMessage
}

export const isWizardMessage = (message: ExtensionPageMessage): message is WizardMessage & { language: string } =>
  wizardMessages.has(message.type)
