import { browser } from 'wxt/browser'

/** What is kept per tab or window while the browser runs: in memory, out of reach of pages, gone when it closes. */
export interface Kept {
  /** By tab: what its page shows. */
  found: Found
  /** By tab: the last finding, kept while the tab moves on: what shows next may say that the password was changed. */
  expected: { id: string; origin: string; at: number }
  /** By tab: origin whose offer was turned down there. */
  declined: string
  /** By tab: when a sign-in form was sent, and on which origin. */
  sent: { origin: string; at: number }
  /** By wizard window: what it was opened for. */
  errand: Errand
  /** By wizard window: its run. */
  run: { id: string; token: string }
}

export interface Found {
  id: string
  says: 'expired' | 'change'
  origin: string
  signIn: string
}

export interface Errand {
  /** Origin of the Latchkey server that the page belongs to, or that was chosen. */
  server?: string
  workflow?: string
  /** Known from the state of a person who was helped before. */
  account?: string
  /** The page that it was opened from. */
  from?: { tabId: number; origin: string; signIn: string }
  windowId?: number
}

export async function keep<Name extends keyof Kept>(name: Name, of: string | number, value: Kept[Name]): Promise<void> {
  await browser.storage.session.set({ [`${name}:${of}`]: value })
}

export async function kept<Name extends keyof Kept>(name: Name, of: string | number): Promise<Kept[Name] | undefined> {
  const key = `${name}:${of}`
  return (await browser.storage.session.get(key))[key] as Kept[Name] | undefined
}

export async function forget(of: string | number, ...names: (keyof Kept)[]): Promise<void> {
  await browser.storage.session.remove(names.map((name) => `${name}:${of}`))
}
