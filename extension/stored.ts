import { browser } from 'wxt/browser'
import { originOf } from './origins.ts'
import { serverAddress } from './server-link/server-address.ts'

/** What a person set by hand about one organisation. */
export interface StoredOrganisation {
  server?: string
  origins: string[]
}

/** The person's own list; at least one, so that there is a place for what comes. */
export async function readStored(): Promise<StoredOrganisation[]> {
  // Before there could be several, the one was kept as `server` and `origins` (0.1.0, November 2026).
  const { organisations, server, origins } = await browser.storage.local.get(['organisations', 'server', 'origins'])
  const list = Array.isArray(organisations) ? organisations.map(read) : [read({ server, origins })]
  return list.length > 0 ? list : [{ origins: [] }]
}

/** Changes one organisation of the list; a place after its end adds one, and `undefined` takes it out. */
export async function changeStored(
  place: number,
  change: (organisation: StoredOrganisation) => StoredOrganisation | undefined,
): Promise<void> {
  const list = await readStored()
  const changed = change(list[place] ?? { origins: [] })
  const organisations = list.toSpliced(place, 1, ...(changed ? [changed] : []))
  await browser.storage.local.set({ organisations })
  await browser.storage.local.remove(['server', 'origins'])
}

function read(given: unknown): StoredOrganisation {
  const { server, origins } = (given ?? {}) as Record<string, unknown>
  return { server: readServer(server), origins: readOrigins(origins) }
}

/** A server's origin from what is kept or ruled; nothing where it is none. */
export function readServer(given: unknown): string | undefined {
  const verdict = typeof given === 'string' ? serverAddress(given) : undefined
  return verdict?.ok ? verdict.origin : undefined
}

export function readOrigins(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return [...new Set(list.flatMap((each) => (typeof each === 'string' ? (originOf(each) ?? []) : [])))]
}
