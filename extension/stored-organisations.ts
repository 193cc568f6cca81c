import { browser } from 'wxt/browser'
import { parseOrigin } from './origins.ts'
import { parseServerAddress } from './server-client/server-address.ts'

/** A person's own settings of one organisation. */
export interface StoredOrganisation {
  server?: string
  origins: string[]
}

/** Reads the person's own list; it has at least one entry, to which settings can be added. */
export async function readStoredOrganisations(): Promise<StoredOrganisation[]> {
  // The only organisation was stored as `server` and `origins` before there could be several (0.1.0, November 2026).
  const { organisations, server, origins } = await browser.storage.local.get(['organisations', 'server', 'origins'])
  const list = Array.isArray(organisations)
    ? organisations.map(readOrganisation)
    : [readOrganisation({ server, origins })]
  return list.length > 0 ? list : [{ origins: [] }]
}

/** Changes one organisation of the list; an index after its end adds one, and `undefined` removes it. */
export async function changeStoredOrganisation(
  index: number,
  change: (organisation: StoredOrganisation) => StoredOrganisation | undefined,
): Promise<void> {
  const list = await readStoredOrganisations()
  const changed = change(list[index] ?? { origins: [] })
  const organisations = list.toSpliced(index, 1, ...(changed ? [changed] : []))
  await browser.storage.local.set({ organisations })
  await browser.storage.local.remove(['server', 'origins'])
}

function readOrganisation(given: unknown): StoredOrganisation {
  const { server, origins } = (given ?? {}) as Record<string, unknown>
  return { server: readServer(server), origins: readOrigins(origins) }
}

/** Reads a server's origin from storage or policy; undefined if it is not valid. */
export function readServer(given: unknown): string | undefined {
  const verdict = typeof given === 'string' ? parseServerAddress(given) : undefined
  return verdict?.ok ? verdict.origin : undefined
}

export function readOrigins(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return [...new Set(list.flatMap((each) => (typeof each === 'string' ? (parseOrigin(each) ?? []) : [])))]
}
