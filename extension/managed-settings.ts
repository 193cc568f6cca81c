import { browser } from 'wxt/browser'
import { parseOrigin } from './origins.ts'
import { readOrigins, readServer } from './stored-organisations.ts'

/** An organisation in the administrator's policy. Policies are written by hand, so they are checked here. */
interface ManagedOrganisation {
  server?: string
  /** Absent: the policy says nothing of pages. */
  origins?: string[]
  name?: string
  /** The policy names a server, if not one that can be asked. */
  namesServer: boolean
}

/** A value that the policy has and nothing can be made of. */
export interface PolicyMistake {
  /** As in the policy: `organisations[1].serverAddress`. */
  key: string
  /** JSON, shortened. */
  value: string
}

export interface ManagedSettings extends ManagedOrganisation {
  /** Further organisations; those without a server are ignored. */
  further: (ManagedOrganisation & { server: string })[]
  /** Whether people are reminded; if absent, they decide. */
  reminder?: boolean
  mistakes: PolicyMistake[]
}

/** Reads the policy (`managed-schema.json`); everything is empty without one. A key that is there decides, even if its value is a mistake: people do not replace it. */
export async function readManagedSettings(): Promise<ManagedSettings> {
  const given = await readPolicy()
  const mistakes: PolicyMistake[] = []
  const check = (key: string, value: unknown, isValid: boolean) => {
    if (!isValid && value !== undefined) mistakes.push({ key, value: shorten(value) })
  }
  const { organisations, remind, readAccountName } = given
  const list = Array.isArray(organisations) ? organisations : []
  check('organisations', organisations, Array.isArray(organisations))
  const first = readOrganisation(given, '', check)
  const further = list.flatMap((each, index) => {
    const { server, ...one } = readOrganisation(each, `organisations[${index}].`, check)
    if (!server && !one.namesServer) check(`organisations[${index}]`, each, false)
    return server ? { server, ...one } : []
  })
  check('remind', remind, typeof remind === 'boolean')
  check('readAccountName', readAccountName, typeof readAccountName === 'boolean')
  return { ...first, further, reminder: remind === undefined ? undefined : remind === true, mistakes }
}

function readOrganisation(
  given: unknown,
  prefix: string,
  check: (key: string, value: unknown, isValid: boolean) => void,
): ManagedOrganisation {
  const { serverAddress, origins, organisation } = (given ?? {}) as Record<string, unknown>
  const server = readServer(serverAddress)
  // An empty text is what an unset field of a policy editor leaves.
  const namesServer = serverAddress !== undefined && serverAddress !== ''
  if (namesServer) check(`${prefix}serverAddress`, serverAddress, server !== undefined)
  check(`${prefix}origins`, origins, Array.isArray(origins))
  for (const [index, each] of Array.isArray(origins) ? origins.entries() : []) {
    check(`${prefix}origins[${index}]`, each, typeof each === 'string' && parseOrigin(each) !== undefined)
  }
  check(`${prefix}organisation`, organisation, typeof organisation === 'string')
  return {
    server,
    namesServer,
    origins: origins === undefined ? undefined : readOrigins(origins),
    name: typeof organisation === 'string' && organisation ? organisation.slice(0, 80) : undefined,
  }
}

const shorten = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
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
