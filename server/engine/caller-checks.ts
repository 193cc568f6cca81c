import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { CallerCheck, CallerChecks } from '../activities/caller-checks.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { ManagementPolicy } from '../policies/management-policy.ts'
import type { Policies } from '../policies/policies.ts'
import { endCallerCheck, findCallerCheck, saveCallerCheck } from '../store/caller-checks.ts'
import type { Store } from '../store/database.ts'
import type { RunState } from './run-state.ts'

interface Services {
  store: Pick<Store, 'read'>
  policies: Pick<Policies, 'resolve'>
}

interface Call {
  /** Token hash of the operator's session. */
  sessionHash: string
  /** Who the caller says they are. */
  person: DirectoryPerson
}

/** As long as a call takes; shorter than a session of staff may be idle. */
const callerCheckMs = 10 * 60_000

/**
 * The check that holds for this call. It ends when another policy covers the person, or the policy's scopes are others: an administrator
 * has changed since whom the operator may help.
 */
export async function findCurrentCheck(
  services: Services,
  { sessionHash, person }: Call,
): Promise<CallerCheck | undefined> {
  const row = await findCallerCheck(services.store.read, { sessionHash, personId: person.id })
  return row && row.scope === (await digestScope(services, person)) ? row : undefined
}

/** Undefined in runs without an operator, and while the directory does not have the person. */
export function createCallerChecks(
  services: Services,
  { state, person }: { state: RunState; person: DirectoryPerson | undefined },
): CallerChecks | undefined {
  const sessionHash = state.helpdesk?.session
  if (!sessionHash || !person) return undefined
  const key = { sessionHash, personId: person.id }
  return {
    find: () => findCurrentCheck(services, { sessionHash, person }),
    isCurrent: async (tx, { id }) => (await findCallerCheck(tx, key))?.id === id,
    async create(proof) {
      const id = uuidv7()
      const scope = await digestScope(services, person)
      return { id, save: (tx) => saveCallerCheck(tx, { ...key, id, scope, ...proof, milliseconds: callerCheckMs }) }
    },
    async end(tx) {
      await endCallerCheck(tx, key)
    },
  }
}

async function digestScope({ policies }: Services, person: DirectoryPerson): Promise<string> {
  const { id, userScope, helpdeskScope }: ManagementPolicy = (await policies.resolve(person)).policy
  return createHash('sha256')
    .update(JSON.stringify([id, userScope, helpdeskScope]))
    .digest('hex')
}
