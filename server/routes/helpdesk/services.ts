import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import type { Audit, AuditRecord } from '../../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../../directory/directory.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Policies } from '../../policies/policies.ts'
import type { Profiles } from '../../profiles/profiles.ts'
import type { Store } from '../../store/database.ts'

/** What the API of the Helpdesk site stands on. */
export interface HelpdeskServices {
  store: Store
  audit: Audit
  directory: Directory
  policies: Policies
  profiles: Profiles
  engine: Engine
  trustedProxies: readonly string[]
}

/** Who is asking, as the gate found it. */
export function operatorOf(context: Context): DirectoryPerson {
  const person = context.get('operator') as DirectoryPerson | undefined
  if (!person) throw new AppError('sign-in-required')
  return person
}

/** Whom an operator may help, by the id that a search gave; `look` of them is recorded, and why one was refused. Everybody else is `person-unknown`. */
export async function findPerson(of: HelpdeskServices, context: Context, reference: string): Promise<DirectoryPerson> {
  const operator = operatorOf(context)
  const { id, domain } = readReference(of.directory, reference)
  const session = of.directory.session({ domain, signal: context.req.raw.signal })
  const person = await session.person(id)
  if (!person) throw new AppError('person-unknown')
  const why = (await of.policies.helpdeskScope(operator)).refusal(person)
  await record(of, { event: why ? 'person-refused' : 'person-viewed', ...about(person, operator, why) })
  if (why) throw new AppError('person-unknown')
  return person
}

export const referenceOf = ({ id, domain }: Pick<DirectoryPerson, 'id' | 'domain'>): string => `${id}@${domain}`

function readReference({ domains }: Directory, reference: string): { id: string; domain: string } {
  const [, id = '', domain = ''] = /^([0-9a-f-]{36})@(.+)$/.exec(reference) ?? []
  if (!domains.some(({ name }) => name === domain)) throw new AppError('person-unknown')
  return { id, domain }
}

const about = (person: DirectoryPerson, operator: DirectoryPerson, why: string | undefined) => ({
  subject: { id: person.id, name: `${person.account}@${person.domain}` },
  data: { operator: operator.id, why },
})

const record = ({ store, audit }: HelpdeskServices, entry: AuditRecord): Promise<void> =>
  store.transaction((tx) => audit.append(tx, entry))
