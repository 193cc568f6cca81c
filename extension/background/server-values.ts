import { browser } from 'wxt/browser'
import { readServer } from '../stored-organisations.ts'

/** What this browser stores of each server, one storage key per value, so that two writers never overwrite each other. */
interface ServerValues {
  /** The organisation's name as the server last gave it, for places that cannot wait for the server. */
  name: string
  /** Its look, as JSON. */
  brand: string
  /** Reads the state of the person whose run succeeded here, and nothing else. */
  token: string
}

const storageKey = (name: keyof ServerValues, server: string) => `${name}:${server}`

/** The server whose token is stored under this key; undefined for any other key. */
export const parseTokenKey = (key: string): string | undefined =>
  key.startsWith('token:') ? key.slice('token:'.length) : undefined

export async function readServerValue<Name extends keyof ServerValues>(
  name: Name,
  server: string,
): Promise<ServerValues[Name] | undefined> {
  const key = storageKey(name, server)
  const value = (await browser.storage.local.get(key))[key] ?? (await readLegacyValue(name, server))
  if (typeof value !== 'string' || !value) return undefined
  // A damaged token cannot even be sent, so it is forgotten as one that the server refuses.
  if (name !== 'token' || /^[\w.~+/=-]{1,500}$/.test(value)) return value
  await removeServerValue(name, server)
  return undefined
}

export async function saveServerValue(name: keyof ServerValues, server: string, value: unknown): Promise<void> {
  if (typeof value !== 'string') return
  await browser.storage.local.set({ [storageKey(name, server)]: name === 'name' ? value.slice(0, 80) : value })
  await browser.storage.local.remove(legacyKeysOf(name))
}

export async function removeServerValue(name: keyof ServerValues, server: string): Promise<void> {
  await browser.storage.local.remove([storageKey(name, server), ...legacyKeysOf(name)])
}

/** Keys of the time when there could be only one server (0.1.0, November 2026). */
const legacyKeys: Partial<Record<keyof ServerValues, string[]>> = { name: ['siteName'], token: ['stateToken'] }
const legacyKeysOf = (name: keyof ServerValues): string[] => legacyKeys[name] ?? []

async function readLegacyValue(name: keyof ServerValues, server: string): Promise<unknown> {
  const [key] = legacyKeysOf(name)
  if (key === undefined) return undefined
  const stored = await browser.storage.local.get([key, 'server'])
  // A token is sent only to the server that issued it: after a change of the settings, which stores the server elsewhere, nothing tells which one did.
  return readServer(stored.server) === server ? stored[key] : undefined
}
