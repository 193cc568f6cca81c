import { AndFilter, ExtensibleFilter } from 'ldapts'
import type { DirectoryPerson } from '../directory.ts'
import type { ReadContext } from './domain.ts'
import { search } from './ldap.ts'
import { ordinaryUsers, readPerson } from './person.ts'
import { findScopeTarget } from './scope-target.ts'

/** Mails to the members of a group must not become a mailing. */
export const maxGroupMembers = 50

/** The controller follows nested groups itself; members by their primary group are not among them. */
export async function listGroupMembers(reading: ReadContext, group: string): Promise<DirectoryPerson[]> {
  const target = await findScopeTarget(reading, group)
  if (target.found !== 'one' || target.what.kind !== 'group') return []
  const { client, domain, facts } = reading
  // LDAP_MATCHING_RULE_IN_CHAIN
  const isMember = new ExtensibleFilter({
    matchType: 'memberOf',
    rule: '1.2.840.113556.1.4.1941',
    value: target.what.distinguishedName,
  })
  const filter = new AndFilter({ filters: [ordinaryUsers, isMember] })
  const base = domain.options.base ?? facts.domainDn
  const entries = await search(client, base, { scope: 'sub', filter, attributes: ['cn'] })
  const people = await Promise.all(entries.slice(0, maxGroupMembers).map(({ dn }) => readPerson(reading, dn)))
  return people.flatMap((person) => (person?.kind === 'user' ? [person] : []))
}
