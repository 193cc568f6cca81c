import type { DirectoryPerson, PeoplePage } from '../directory.ts'
import { toGroupKeys } from '../distinguished-name.ts'
import type { ListOptions } from '../listing.ts'
import type { SampleAccess, Statements } from './database.ts'
import { type AccountEntry, findAccount, findPolicy, listAccountsAfter, listGroupsOf } from './entries.ts'
import { toState } from './sign-in.ts'

/** The only controller of the sample company. */
export const sampleController = 'sample'

/** The entry without what only the directory knows, with all groups: direct, nested and primary. */
export function toPerson(database: Statements, entry: AccountEntry): DirectoryPerson {
  return {
    id: entry.id,
    domain: entry.domain,
    distinguishedName: entry.distinguishedName,
    account: entry.account,
    userPrincipalName: entry.userPrincipalName,
    displayName: entry.displayName,
    givenName: entry.givenName,
    surname: entry.surname,
    mail: entry.mail,
    mobile: entry.mobile,
    telephone: entry.telephone,
    department: entry.department,
    title: entry.title,
    employeeId: entry.employeeId,
    manager: entry.manager,
    language: entry.language,
    adminCount: entry.adminCount,
    kind: entry.kind,
    groups: listGroupsOf(database, entry.distinguishedName).flatMap((group) => toGroupKeys(group.sid, group)),
  }
}

const attributes = {
  mail: ({ mail }) => mail,
  mobile: ({ mobile }) => mobile,
  otherMailbox: ({ otherMailbox }) => otherMailbox,
  telephoneNumber: ({ telephone }) => telephone,
} satisfies Record<string, (entry: AccountEntry) => string | undefined>

/** The text attributes that this company keeps. Their names are compared without case, as in Active Directory. */
export function readAttribute(database: Statements, id: string, name: string): string | undefined {
  const entry = findAccount(database, id)
  const [, read] = Object.entries(attributes).find(([one]) => one.toLowerCase() === name.toLowerCase()) ?? []
  return entry && read?.(entry)
}

export async function* listPeople(
  { read, now }: SampleAccess,
  domains: string[],
  signal: AbortSignal | undefined,
  page: ListOptions = {},
): AsyncGenerator<PeoplePage, void> {
  const limit = Math.max(1, Math.min(1000, page.pageSize ?? 200))
  for (let after = page.after ?? ''; ; ) {
    signal?.throwIfAborted()
    const people = await read((database) =>
      listAccountsAfter(database, { after, domains, limit, changedSince: page.changedSince }).map((entry) => ({
        person: toPerson(database, entry),
        state: toState(entry, findPolicy(database, entry), now()),
      })),
    )
    const last = people.at(-1)
    if (last === undefined) return
    after = last.person.id
    yield { people, cursor: after, controller: sampleController }
  }
}
