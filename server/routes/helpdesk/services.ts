import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import type { Audit, AuditRecord } from '../../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../../directory/directory.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Policies } from '../../policies/policies.ts'
import type { StaffGate } from '../../policies/staff-gate.ts'
import type { Profiles } from '../../profiles/profiles.ts'
import { endCallerCheck } from '../../store/caller-checks.ts'
import type { Store } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import { getStaff } from '../require-session.ts'

/** What the API of the Helpdesk site needs. */
export interface HelpdeskServices {
  store: Store
  audit: Audit
  directory: Directory
  policies: Policies
  profiles: Profiles
  engine: Engine
  keys: Keys
  staffGate: StaffGate
  trustedProxies: readonly string[]
}

/**
 * Opens a person by the id that a search gave, and records that the operator viewed them, or why they were refused. Throws
 * AppError `person-unknown` for anyone whom the operator may not help.
 */
export async function loadPersonForOperator(
  services: HelpdeskServices,
  context: Context,
  reference: string,
): Promise<DirectoryPerson> {
  const { store, audit, directory } = services
  const operator = getStaff(context)
  const { id, domain } = parsePersonReference(directory, reference)
  const session = directory.openSession({ domain, signal: context.req.raw.signal })
  const person = await session.findById(id)
  if (!person) throw new AppError('person-unknown')
  const decision = await services.staffGate.mayAct(operator, person)
  const why = decision.allowed ? undefined : decision.why
  const record: AuditRecord = {
    event: why ? 'person-refused' : 'person-viewed',
    subject: { id: person.id, name: `${person.account}@${person.domain}` },
    data: { operator: operator.person.id, why },
  }
  await store.transaction(async (tx) => {
    await audit.append(tx, record)
    // A person who comes back into the operator's scope is checked again.
    if (why) await endCallerCheck(tx, { sessionHash: operator.session.tokenHash, personId: person.id })
  })
  if (!decision.allowed) throw new AppError(decision.code)
  return person
}

export const toPersonReference = ({ id, domain }: Pick<DirectoryPerson, 'id' | 'domain'>): string => `${id}@${domain}`

/** Throws AppError `person-unknown`. */
export function parsePersonReference({ domains }: Directory, reference: string): { id: string; domain: string } {
  const [, id = '', domain = ''] = /^([0-9a-f-]{36})@(.+)$/.exec(reference) ?? []
  if (!domains.some(({ name }) => name === domain)) throw new AppError('person-unknown')
  return { id, domain }
}
