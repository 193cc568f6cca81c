import { type Client, PresenceFilter } from 'ldapts'
import { text, texts } from '../ldap.ts'
import { listFineGrained } from '../policy.ts'

/** The fine-grained policies of a domain by name, as the service account sees them. */
export interface FineGrainedView {
  isContainerReadable: boolean
  readable: string[]
  /** Listed in the container without their numbers, or named by the people and groups that they apply to. */
  unreadable: string[]
}

const minLength = 'msDS-MinimumPasswordLength'
/** At people and groups, where it can be read without any right over the policies. */
const appliedPolicies = 'msDS-PSOApplied'
const pageSize = 100

/**
 * Without the right to read them, a search of their container succeeds and finds none (seen on Samba 4.17, 2026-11-28). So the names that people and groups
 * carry are compared with what can be read.
 */
export async function readFineGrained(client: Client, domainDn: string): Promise<FineGrainedView> {
  const listed = await listFineGrained(client, domainDn, [minLength])
  const readable = (listed ?? []).filter((entry) => text(entry, minLength) !== undefined).map(({ dn }) => toName(dn))
  const named = [...(listed ?? []).map(({ dn }) => dn), ...(await listApplied(client, domainDn))].map(toName)
  return {
    isContainerReadable: listed !== undefined,
    readable: readable.toSorted(),
    unreadable: [...new Set(named)].filter((name) => !readable.includes(name)).toSorted(),
  }
}

/** Of the first people and groups that have one: a sample, as of their rights. */
async function listApplied(client: Client, domainDn: string): Promise<string[]> {
  const pages = client.searchPaginated(domainDn, {
    filter: new PresenceFilter({ attribute: appliedPolicies }),
    scope: 'sub',
    attributes: [appliedPolicies],
    paged: { pageSize },
  })
  for await (const { searchEntries } of pages) return searchEntries.flatMap((entry) => texts(entry, appliedPolicies))
  return []
}

/** `Admins` of `CN=Admins,CN=Password Settings Container,…`. */
export const toName = (dn: string): string => /^CN=((?:\\.|[^,\\])+)/i.exec(dn)?.[1] ?? dn
