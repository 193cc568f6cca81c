import { browser } from 'wxt/browser'

/** Data of tabs and wizard windows in `storage.session`: in memory, out of reach of pages, gone when the browser closes. */
interface SessionData {
  /** By tab: what its page shows. */
  finding: PageFinding
  /** By tab: the last finding, kept across navigation, since the next page may confirm that the password was changed. */
  lastFinding: { id: string; origin: string; at: number }
  /** By tab: the origin on which the offer was declined. */
  declinedOrigin: string
  /** By tab: when a sign-in form was sent, and on which origin. */
  signInSent: { origin: string; at: number }
  /** By wizard window: what it was opened for. */
  launchContext: LaunchContext
  /** By wizard window: its run has ended, or what it was opened for is lost. */
  finished: boolean
  /** By wizard window: the token of a run whose start was sent, and for what (JSON). */
  starting: { token: string; order: string }
  /** By wizard window: its run. Kept after its end, which is then shown again if its reply was lost. */
  run: { id: string; token: string }
}

export interface PageFinding {
  id: string
  kind: 'expired' | 'change'
  origin: string
  signIn: string
}

export interface LaunchContext {
  /** Origin of the Latchkey server that the page belongs to, or that was chosen; no other one is ever asked. */
  server?: string
  workflow?: string
  /** Known from the state of a person whose run succeeded before. */
  account?: string
  /** The page that it was opened from. */
  page?: { tabId: number; origin: string; signIn: string }
  /** The page is in a private window: nothing of the run is kept. */
  isPrivate?: boolean
  windowId?: number
}

/** What is stored by tab. */
const ofTab = ['finding', 'lastFinding', 'declinedOrigin', 'signInSent'] as const

/** Key of a tab (its id) or of a wizard window (a UUID). */
type Key = string | number

export async function saveToSession<Name extends keyof SessionData>(
  name: Name,
  key: Key,
  value: SessionData[Name],
): Promise<void> {
  await browser.storage.session.set({ [`${name}:${key}`]: value })
}

export async function readFromSession<Name extends keyof SessionData>(
  name: Name,
  key: Key,
): Promise<SessionData[Name] | undefined> {
  const entry = `${name}:${key}`
  return (await browser.storage.session.get(entry))[entry] as SessionData[Name] | undefined
}

export async function removeFromSession(key: Key, ...names: (keyof SessionData)[]): Promise<void> {
  await browser.storage.session.remove(names.map((name) => `${name}:${key}`))
}

export const forgetTab = (tabId: number): Promise<void> => removeFromSession(tabId, ...ofTab)

/** Ids of the tabs of which something is stored. */
export async function listStoredTabs(): Promise<number[]> {
  const entries = Object.keys(await browser.storage.session.get(null)).map((entry) => entry.split(':'))
  return [...new Set(entries.flatMap(([name, tab]) => (ofTab.some((each) => each === name) ? Number(tab) : [])))]
}
