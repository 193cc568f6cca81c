import { browser } from 'wxt/browser'
import { readStored } from '../stored.ts'

/** What an organisation's server left behind in this browser, one key each, so that two writers never undo each other. */
interface Known {
  /** Its name as the server gave it last, for places that cannot wait for the server. */
  name: string
  /** Reads the state of the person whose run ended well here, and nothing else. */
  token: string
}

const keyOf = (what: keyof Known, server: string) => `${what}:${server}`

/** The server whose token lies under this key, if it is such a key. */
export const serverOfToken = (key: string): string | undefined =>
  key.startsWith('token:') ? key.slice('token:'.length) : undefined

export async function known<What extends keyof Known>(what: What, server: string): Promise<Known[What] | undefined> {
  const key = keyOf(what, server)
  const value = (await browser.storage.local.get(key))[key] ?? (await earlier(what, server))
  return typeof value === 'string' && value ? (value as Known[What]) : undefined
}

export async function learn(what: keyof Known, server: string, value: unknown): Promise<void> {
  if (typeof value !== 'string') return
  await browser.storage.local.set({ [keyOf(what, server)]: what === 'name' ? value.slice(0, 80) : value })
  await browser.storage.local.remove(earlierKeys[what])
}

export async function unlearn(what: keyof Known, server: string): Promise<void> {
  await browser.storage.local.remove([keyOf(what, server), earlierKeys[what]])
}

/** Before there could be several servers, the one's were kept under these (0.1.0, November 2026). */
const earlierKeys = { name: 'siteName', token: 'stateToken' } as const

async function earlier(what: keyof Known, server: string): Promise<unknown> {
  const stored = await readStored()
  // A token goes to nobody but the server that gave it.
  if (stored.length > 1 || stored[0]?.server !== server) return undefined
  return (await browser.storage.local.get(earlierKeys[what]))[earlierKeys[what]]
}
