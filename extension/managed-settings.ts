import { browser } from 'wxt/browser'
import { readOrigins, readServer } from './stored-organisations.ts'

/** An organisation in the administrator's policy. Policies are written by hand, so they are checked here. */
interface ManagedOrganisation {
  server?: string
  origins: string[]
  name?: string
}

export interface ManagedSettings extends ManagedOrganisation {
  /** Further organisations; those without a server are ignored. */
  further: (ManagedOrganisation & { server: string })[]
  /** Whether people are reminded; if absent, they decide. */
  reminder?: boolean
}

/** Reads the policy (`managed-schema.json`); everything is empty without one. */
export async function readManagedSettings(): Promise<ManagedSettings> {
  const given = await readPolicy()
  const { organisations, remind } = given
  return {
    ...readOrganisation(given),
    further: (Array.isArray(organisations) ? organisations : []).flatMap((each) => {
      const { server, ...one } = readOrganisation(each)
      return server ? { server, ...one } : []
    }),
    reminder: typeof remind === 'boolean' ? remind : undefined,
  }
}

function readOrganisation(given: unknown): ManagedOrganisation {
  const { serverAddress, origins, organisation } = (given ?? {}) as Record<string, unknown>
  return {
    server: readServer(serverAddress),
    origins: readOrigins(origins),
    name: typeof organisation === 'string' && organisation ? organisation.slice(0, 80) : undefined,
  }
}

/** Reads the policy as it was written, unchecked. */
export async function readPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get()
  } catch {
    // Firefox throws where no policy names this extension.
    return {}
  }
}
