import type { DirectoryPerson } from '../directory/directory.ts'
import { firstNameOf } from '../directory/distinguished-name.ts'
import type { Reader, Tx } from '../store/database.ts'
import { deleteIdentityRow, type IdentityRow, insertIdentityRow, updateIdentityRow } from '../store/identity-rows.ts'
import { type AccountRow, findAccountRows, findPersonRows, type PersonRow } from '../store/identity-synchronisation.ts'
import { verifyRow } from '../store/signed-rows.ts'

/** An account as the directory has it now. */
export interface SynchronisedAccount {
  person: DirectoryPerson
  disabled: boolean
}

export interface PagePlan {
  counts: { added: number; changed: number }
  /** Part of the transaction that commits the page. */
  write(tx: Tx): Promise<void>
}

type Account = IdentityRow<'ADSAccount'>
type Person = IdentityRow<'Person'>

/**
 * Compares one page of a directory's accounts with our own rows, and says what must be written. Accounts are known by their directory id, so
 * one that was renamed or moved keeps its person. A new account makes a person with its directory id; what an administrator entered at a person
 * stays, and of the person's first account the names and the mail address follow the directory. A row whose MAC is wrong is written anew.
 */
export async function planPage(
  reader: Reader,
  domain: string,
  accounts: readonly SynchronisedAccount[],
  managers: ReadonlyMap<string, string | undefined>,
): Promise<PagePlan> {
  const ids = accounts.map(({ person }) => person.id)
  const stored = new Map((await findAccountRows(reader, ids)).map((row) => [row.UID_ADSAccount, row]))
  const owners = [...stored.values()].flatMap((row) => row.UID_Person ?? [])
  const people = new Map(
    (await findPersonRows(reader, [...new Set([...ids, ...owners])])).map((row) => [row.UID_Person, row]),
  )
  const counts = { added: 0, changed: 0 }
  const writes: ((tx: Tx) => Promise<unknown>)[] = []
  for (const account of accounts) {
    const own = planAccount(reader, domain, account, stored.get(account.person.id))
    const owner = own.row.UID_Person
    const known = own.before?.SAMAccountName ?? null
    const person = owner === null ? undefined : planPerson(reader, account, people.get(owner), { known, managers })
    writes.push(...own.writes, ...(person ?? []))
    if (!own.before) counts.added += 1
    else if (own.writes.length > 0 || (person ?? []).length > 0) counts.changed += 1
  }
  return {
    counts,
    async write(tx) {
      for (const write of writes) await write(tx)
    },
  }
}

type Writes = ((tx: Tx) => Promise<unknown>)[]

function planAccount(
  reader: Reader,
  domain: string,
  { person, disabled }: SynchronisedAccount,
  stored: AccountRow | undefined,
): { row: Account; before: AccountRow | undefined; writes: Writes } {
  const id = person.id
  const current = {
    UID_ADSDomain: domain,
    ObjectGUID: id,
    cn: firstNameOf(person.distinguishedName).slice(0, 110),
    SAMAccountName: person.account.slice(0, 256),
    UserPrincipalName: person.userPrincipalName?.slice(0, 1024) ?? null,
    DistinguishedName: person.distinguishedName,
    AccountDisabled: disabled,
  }
  const before = stored && verifyRow(reader, 'ADSAccount', stored) ? stored : undefined
  if (before) {
    const isSame = Object.entries(current).every(([name, value]) => before[name as keyof typeof current] === value)
    const write = (tx: Tx) => updateIdentityRow(tx, 'ADSAccount', [id], () => current)
    return { row: before, before, writes: isSame ? [] : [write] }
  }
  const row = { ...current, UID_ADSAccount: id, UID_Person: id, seenAt: null }
  const replace = async (tx: Tx) => {
    if (stored) await deleteIdentityRow(tx, 'ADSAccount', [id])
    await insertIdentityRow(tx, 'ADSAccount', row)
  }
  return { row, before, writes: [replace] }
}

function planPerson(
  reader: Reader,
  { person }: SynchronisedAccount,
  stored: PersonRow | undefined,
  { known, managers }: { known: string | null; managers: ReadonlyMap<string, string | undefined> },
): Writes {
  const before = stored && verifyRow(reader, 'Person', stored) ? stored : undefined
  const isFirst = (before?.UID_Person ?? person.id) === person.id
  const manager = person.manager === undefined ? undefined : managers.get(person.manager)
  const names = {
    FirstName: person.givenName?.slice(0, 64) ?? null,
    LastName: person.surname?.slice(0, 64) ?? null,
    InternalName: toInternalName(person),
    DefaultEmailAddress: person.mail?.slice(0, 256) ?? null,
    UID_PersonHead: manager ?? null,
  }
  if (!before) {
    // The account is linked to a person that an administrator has deleted: it stays as it is.
    if (!stored && !isFirst) return []
    const row: Person = { ...newPerson, ...names, UID_Person: person.id, CentralAccount: person.account.slice(0, 110) }
    const replace = async (tx: Tx) => {
      if (stored) await deleteIdentityRow(tx, 'Person', [person.id])
      await insertIdentityRow(tx, 'Person', row)
    }
    return isFirst ? [replace] : []
  }
  const current: Partial<Person> = {}
  if (isFirst) Object.assign(current, names)
  // It follows a renamed account, unless an administrator has entered another one.
  if (isFirst && before.CentralAccount !== null && before.CentralAccount === known)
    current.CentralAccount = person.account.slice(0, 110)
  if (before.leftDirectoryAt !== null) Object.assign(current, { IsInActive: false, leftDirectoryAt: null })
  const isSame = Object.entries(current).every(([name, value]) => before[name as keyof Person] === value)
  return isSame ? [] : [(tx) => updateIdentityRow(tx, 'Person', [before.UID_Person], () => current)]
}

const newPerson: Omit<Person, 'UID_Person' | 'InternalName'> = {
  FirstName: null,
  LastName: null,
  CentralAccount: null,
  DefaultEmailAddress: null,
  ContactEmail: null,
  DecentralizedIdentifier: null,
  AuthentifierLogins: null,
  IsInActive: false,
  ApprovalState: 0,
  IsSecurityIncident: false,
  IdentityType: 'Primary',
  UID_PersonMasterIdentity: null,
  UID_PersonHead: null,
  UID_DialogUser: null,
  DialogUserPassword: null,
  leftDirectoryAt: null,
}

const toInternalName = ({ displayName, account }: DirectoryPerson): string =>
  (displayName.trim() || account).slice(0, 128)
