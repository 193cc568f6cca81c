/**
 * Who may say what to the background (architecture §9). What runs inside a page may say that there is something to look at, what
 * was found, and what was pressed in the prompt; everything else is taken only from the extension's own pages.
 */
export type InPageMessage =
  /** `look`: an address or a visible password field. `sent`: a form with a password field was sent; nothing of it is told. */
  | { gate: 'look' | 'sent' }
  /** The id of a detector, or null when the page no longer shows what was found. */
  | { found: string | null; says?: 'expired' | 'change' }
  /** Where this detector found something before, the page now says that the password was changed. */
  | { changed: string }
  | { prompt: 'accepted' | 'declined' }

export type OwnPageMessage = (OwnPageAsk | WizardMessage) & {
  /** BCP 47; what the page is worded in. */
  language: string
}

type OwnPageAsk =
  | { ask: 'overview' }
  | { ask: 'state'; server: string }
  | { ask: 'check-server'; address: string }
  | { ask: 'open-wizard'; workflow?: string; account?: string; forPage?: boolean; server?: string }

/** Run messages: from the wizard's window only, and each window has its own run. */
export type WizardMessage =
  | { ask: 'errand' }
  | { ask: 'site' }
  | { ask: 'tasks'; account: string; domain?: string }
  | { ask: 'start'; workflow: string; account: string; domain?: string }
  | { ask: 'resume' }
  | { ask: 'answer'; number: number; answer: Record<string, unknown> }
  | { ask: 'try-password'; number: number; newPassword: string }
  | { ask: 'cancel' }
  | { ask: 'back-to-page' }

/** As much of `runtime.MessageSender` as trust rests on; the browser fills it, no page can. */
export interface Sender {
  id?: string
  url?: string
  frameId?: number
  tab?: { id?: number }
}

export type Speaker =
  | { kind: 'in-page'; tabId: number; frameId: number; url: URL }
  | { kind: 'own-page'; page: string; window: string | null }

/** Who speaks, or undefined for anybody that has no business here. `base` is an address of the extension's own. */
export function speaker(sender: Sender, self: { id: string; base: string }): Speaker | undefined {
  const url = URL.parse(sender.url ?? '')
  if (sender.id !== self.id || !url) return undefined
  // Compared by parts: the `origin` of an extension's address is "null" in some engines.
  const base = new URL(self.base)
  if (url.protocol === base.protocol && url.host === base.host) {
    // A frame of ours inside somebody's page would be a trap; no page of ours is web accessible, and none is framed.
    if (sender.frameId) return undefined
    return { kind: 'own-page', page: url.pathname, window: url.searchParams.get('window') }
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  if (sender.tab?.id === undefined || sender.frameId === undefined) return undefined
  return { kind: 'in-page', tabId: sender.tab.id, frameId: sender.frameId, url }
}

/** A message from inside a page, or undefined when it is anything but the few that exist, to the letter. */
export function readInPageMessage(raw: unknown, detectorIds: readonly string[]): InPageMessage | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { gate, found, says, changed, prompt, ...rest } = raw as Record<string, unknown>
  if (Object.keys(rest).length > 0) return undefined
  const given = [gate, found, changed, prompt].filter((value) => value !== undefined)
  if (given.length !== 1) return undefined
  if (found === undefined && says !== undefined) return undefined
  if (gate === 'look' || gate === 'sent') return { gate }
  if (prompt === 'accepted' || prompt === 'declined') return { prompt }
  if (typeof changed === 'string') return detectorIds.includes(changed) ? { changed } : undefined
  if (found === null) return { found }
  if (typeof found !== 'string' || !detectorIds.includes(found)) return undefined
  return says === 'expired' || says === 'change' ? { found, says } : undefined
}

const wizardAsks = new Set([
  'errand',
  'site',
  'tasks',
  'start',
  'resume',
  'answer',
  'try-password',
  'cancel',
  'back-to-page',
])
const asksOfPages: Record<string, Set<string>> = {
  '/wizard.html': wizardAsks,
  '/popup.html': new Set(['overview', 'state', 'open-wizard']),
  '/options.html': new Set(['check-server']),
}

/** A message from a page of ours, if that page has any business with it. Its fields were written by our own code. */
export function readOwnPageMessage(raw: unknown, page: string): OwnPageMessage | undefined {
  const ask = (raw as { ask?: unknown } | null)?.ask
  const language = (raw as { language?: unknown } | null)?.language
  if (typeof ask !== 'string' || typeof language !== 'string' || !asksOfPages[page]?.has(ask)) return undefined
  return raw as OwnPageMessage
}

export const isWizardMessage = (message: OwnPageMessage): message is WizardMessage & { language: string } =>
  wizardAsks.has(message.ask)
