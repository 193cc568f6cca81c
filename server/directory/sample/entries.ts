import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPasswordPolicy, DirectoryPerson } from '../directory.ts'
import { normaliseDistinguishedName } from '../distinguished-name.ts'
import type { Statements } from './database.ts'
import type { HashedPassword } from './passwords.ts'

/** One account as stored. Times are milliseconds since 1970, `passwordLastSet` is a FILETIME as in Active Directory. */
export interface AccountEntry extends Omit<DirectoryPerson, 'groups'> {
  sid: string
  /** Whether Latchkey's service account has rights over it; protected accounts are not delegated. */
  delegated: boolean
  disabled: boolean
  accountExpiresAt?: number
  passwordNeverExpires: boolean
  mayChangePassword: boolean
  /** Why a sign-in is refused although the password is right. */
  signInDenied?: 'logon-hours' | 'workstation'
  /** `0`: must be changed at the next sign-in. */
  passwordLastSet: string
  password: HashedPassword
  /** Newest first, including the current one. */
  history: HashedPassword[]
  wrongPasswords: number
  lastWrongPasswordAt: number
  /** 0: not locked. Older than the lockout duration: no longer locked. */
  lockedAt: number
  /** Every accepted change and reset, so that tests can count them. */
  passwordsAccepted: number
  fineGrainedPolicy?: string
  /** A private mail address, which nothing uses until an administrator names the attribute. */
  otherMailbox?: string
}

export interface GroupEntry {
  distinguishedName: string
  domain: string
  name: string
  sid: string
}

export type PolicyEntry = DirectoryPasswordPolicy

const toKey = (name: string): string => name.normalize('NFC').toLowerCase()

export function saveAccount(database: Statements, entry: AccountEntry): void {
  database.clear()
  const principal = entry.userPrincipalName === undefined ? null : toKey(entry.userPrincipalName)
  // Names are looked for by the rows of a person; most people are new.
  const isThere = database.prepare('SELECT 1 FROM Account WHERE id = ?').get(entry.id) !== undefined
  if (isThere) database.prepare('DELETE FROM Name WHERE id = ?').run(entry.id)
  for (const name of listNames(entry))
    database.prepare('INSERT OR IGNORE INTO Name (domain, name, id) VALUES (?, ?, ?)').run(entry.domain, name, entry.id)
  database
    .prepare(
      `INSERT OR REPLACE INTO Account (id, domain, accountKey, principalKey, mailKey, nameKey, kind, searchKey, entry)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      entry.id,
      entry.domain,
      toKey(entry.account),
      principal,
      entry.mail === undefined ? null : toKey(entry.mail),
      normaliseDistinguishedName(entry.distinguishedName),
      entry.kind,
      listNames(entry)
        .map((name) => `\n${name}`)
        .join(''),
      JSON.stringify(entry),
    )
}

/** Updates an account whose names stay the same: only its entry changes. */
export function updateAccount(database: Statements, entry: AccountEntry): void {
  database.prepare('UPDATE Account SET entry = ? WHERE id = ?').run(JSON.stringify(entry), entry.id)
  database.set(accountKey(entry.id), entry)
}

/** By which a person is found. */
const listNames = ({ displayName, givenName, surname, account, mail }: AccountEntry): string[] =>
  [displayName, givenName, surname, account, mail].flatMap((name) => (name ? [toKey(name)] : []))

export function saveGroup(database: Statements, entry: GroupEntry): void {
  database.clear()
  database
    .prepare('INSERT OR REPLACE INTO Grouping (nameKey, domain, entry) VALUES (?, ?, ?)')
    .run(normaliseDistinguishedName(entry.distinguishedName), entry.domain, JSON.stringify(entry))
}

/** Takes distinguished names; the member is an account or another group. */
export function addMember(database: Statements, group: string, member: string): void {
  database.clear()
  database
    .prepare('INSERT OR IGNORE INTO Membership (memberKey, groupKey) VALUES (?, ?)')
    .run(normaliseDistinguishedName(member), normaliseDistinguishedName(group))
}

/** `id`: the domain's name, or any other name for a fine-grained policy. */
export function savePolicy(database: Statements, id: string, entry: PolicyEntry): void {
  database.clear()
  database.prepare('INSERT OR REPLACE INTO Policy (id, entry) VALUES (?, ?)').run(id, JSON.stringify(entry))
}

export function findAccount(database: Statements, id: string): AccountEntry | undefined {
  return database.load(
    accountKey(id),
    () => parseEntries<AccountEntry>(database.prepare('SELECT entry FROM Account WHERE id = ?').all(id))[0],
  )
}

const accountKey = (id: string) => `account ${id}`

/** Always the same single query, whether the account exists or not. */
export function findAccounts(
  database: Statements,
  name: { account: string; domains: string[]; principal: string },
): AccountEntry[] {
  const rows = database
    .prepare(
      `SELECT entry FROM Account WHERE (accountKey = ? AND domain IN (SELECT value FROM json_each(?)))
       UNION SELECT entry FROM Account WHERE principalKey = ?
       UNION SELECT entry FROM Account WHERE mailKey = ?`,
    )
    .all(toKey(name.account), JSON.stringify(name.domains), toKey(name.principal), toKey(name.principal))
  return parseEntries<AccountEntry>(rows)
}

export function findAccountByDistinguishedName(
  database: Statements,
  distinguishedName: string,
): AccountEntry | undefined {
  const query = database.prepare('SELECT entry FROM Account WHERE nameKey = ?')
  return parseEntries<AccountEntry>(query.all(normaliseDistinguishedName(distinguishedName)))[0]
}

/** Groups that contain the object, directly or nested; groups may contain each other. */
export function listGroupsOf(database: Statements, distinguishedName: string): GroupEntry[] {
  const query = database.prepare(
    `WITH RECURSIVE Holding (groupKey) AS (
       SELECT groupKey FROM Membership WHERE memberKey = ?
       UNION SELECT Membership.groupKey FROM Membership JOIN Holding ON Membership.memberKey = Holding.groupKey)
     SELECT entry FROM Grouping WHERE nameKey IN (SELECT groupKey FROM Holding)`,
  )
  return database.load(`groups of ${distinguishedName}`, () =>
    parseEntries<GroupEntry>(query.all(normaliseDistinguishedName(distinguishedName))),
  )
}

/** People in the group, directly or nested. */
export function listMembersOf(database: Statements, group: string, limit: number): AccountEntry[] {
  const query = database.prepare(
    `WITH RECURSIVE Member (memberKey) AS (
       SELECT memberKey FROM Membership WHERE groupKey = ?
       UNION SELECT Membership.memberKey FROM Membership JOIN Member ON Membership.groupKey = Member.memberKey)
     SELECT entry FROM Account WHERE kind = 'user' AND nameKey IN (SELECT memberKey FROM Member) LIMIT ?`,
  )
  return parseEntries<AccountEntry>(query.all(normaliseDistinguishedName(group), limit))
}

export function listGroups(database: Statements): GroupEntry[] {
  return parseEntries<GroupEntry>(database.prepare('SELECT entry FROM Grouping').all())
}

/** People whose names begin with each of the words, or contain each of them. */
export function searchAccounts(
  database: Statements,
  search: { words: string[]; where: 'begin' | 'anywhere'; domains: string[]; limit: number },
): AccountEntry[] {
  const isAtBeginning = search.where === 'begin'
  const words = search.words.map((word) => (isAtBeginning ? `\n${word}` : word))
  const fits = `kind = 'user' AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(searchKey, value) = 0) LIMIT ?`
  const given = [JSON.stringify(words), search.limit]
  const domains = JSON.stringify(search.domains)
  if (!isAtBeginning) {
    const query = database.prepare(
      `SELECT entry FROM Account WHERE domain IN (SELECT value FROM json_each(?)) AND ${fits}`,
    )
    return parseEntries<AccountEntry>(query.all(domains, ...given))
  }
  // The longest word is the one that fewest names begin with.
  const [first = ''] = search.words.toSorted((one, other) => other.length - one.length)
  const query = database.prepare(
    `SELECT DISTINCT Account.id, entry FROM Name CROSS JOIN Account ON Account.id = Name.id
     WHERE Name.domain IN (SELECT value FROM json_each(?)) AND name >= ? AND name < ? AND ${fits}`,
  )
  return parseEntries<AccountEntry>(query.all(domains, first, `${first}\u{10ffff}`, ...given))
}

export function listAccountsAfter(
  database: Statements,
  page: { after: string; domains: string[]; limit: number; changedSince?: string },
): AccountEntry[] {
  // The plus makes SQLite use the order of ids; by domain it would sort all people for every page.
  const query = database.prepare(
    `SELECT entry FROM Account WHERE id > ? AND kind = 'user' AND +domain IN (SELECT value FROM json_each(?)) AND +usn > ?
     ORDER BY id LIMIT ?`,
  )
  const since = Number(page.changedSince ?? -1)
  return parseEntries<AccountEntry>(query.all(page.after, JSON.stringify(page.domains), since, page.limit))
}

/** As a controller reports it: how many changes this file has seen, and which file it is. */
export function readChangePosition(database: Statements): { invocationId: string; usn: string } {
  const row = database.prepare('SELECT invocationId, usn FROM Copy').get()
  return { invocationId: String(row?.invocationId), usn: String(row?.usn) }
}

export function findPolicy(database: Statements, entry: { domain: string; fineGrainedPolicy?: string }): PolicyEntry {
  const query = database.prepare('SELECT entry FROM Policy WHERE id = ?')
  const id = entry.fineGrainedPolicy ?? entry.domain
  const [policy] = database.load(`policy ${id}`, () => parseEntries<PolicyEntry>(query.all(id)))
  if (policy === undefined) throw new AppError('unexpected', { cause: `no policy for ${entry.domain}` })
  return policy
}

export function listPolicies(database: Statements): (PolicyEntry & { id: string })[] {
  return database.load('policies', () =>
    database
      .prepare('SELECT id, entry FROM Policy')
      .all()
      .map(({ id, entry }) => ({ ...(JSON.parse(String(entry)) as PolicyEntry), id: String(id) })),
  )
}

// Only this program writes the file, always from the types above.
const parseEntries = <Entry>(rows: Record<string, unknown>[]): Entry[] =>
  rows.map((row) => JSON.parse(String(row.entry)) as Entry)
