import { browser } from 'wxt/browser'
import { readOrigins, readServer } from './stored.ts'

/** What an administrator's policy says of one organisation; a policy file is written by hand, so it is checked here. */
export interface ManagedOrganisation {
  server?: string
  origins: string[]
  name?: string
}

export interface Managed extends ManagedOrganisation {
  /** Further organisations, whole ones only. */
  further: (ManagedOrganisation & { server: string })[]
  /** Whether people are reminded; absent: they decide. */
  reminder?: boolean
}

/** The policy in force (`managed-schema.json`), or nothing of everything. */
export async function readManaged(): Promise<Managed> {
  const given = await readPolicy()
  const { organisations, remind } = given
  return {
    ...readOne(given),
    further: (Array.isArray(organisations) ? organisations : []).flatMap((each) => {
      const { server, ...one } = readOne(each)
      return server ? { server, ...one } : []
    }),
    reminder: typeof remind === 'boolean' ? remind : undefined,
  }
}

function readOne(given: unknown): ManagedOrganisation {
  const { serverAddress, origins, organisation } = (given ?? {}) as Record<string, unknown>
  return {
    server: readServer(serverAddress),
    origins: readOrigins(origins),
    name: typeof organisation === 'string' && organisation ? organisation.slice(0, 80) : undefined,
  }
}

/** As it was written, checked by nobody yet. */
export async function readPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get()
  } catch {
    // Firefox throws where no policy names this extension.
    return {}
  }
}
