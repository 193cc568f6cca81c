import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPasswordPolicy, DirectoryPerson } from '../directory.ts'
import { normaliseName } from '../distinguished-name.ts'
import type { Statements } from './database.ts'
import type { HashedPassword } from './passwords.ts'

/** One account as the company keeps it. Times are milliseconds since 1970, `passwordLastSet` a FILETIME as in Active Directory. */
export interface AccountEntry extends Omit<DirectoryPerson, 'groups'> {
  sid: string
  /** Whether Latchkey's service account was given rights over it; protected accounts are not delegated. */
  delegated: boolean
  disabled: boolean
  accountExpiresAt?: number
  passwordNeverExpires: boolean
  mayChangePassword: boolean
  /** What stops a sign-in although the password is right. */
  signInDenied?: 'logon-hours' | 'workstation'
  /** `0`: must change at next sign-in. */
  passwordLastSet: string
  password: HashedPassword
  /** Newest first, the standing one included. */
  history: HashedPassword[]
  wrongPasswords: number
  lastWrongPasswordAt: number
  /** 0: not locked. Older than the lockout duration: no longer locked. */
  lockedAt: number
  /** Every accepted change and reset, so that tests can count them. */
  passwordsAccepted: number
  fineGrainedPolicy?: string
}

export interface GroupEntry {
  distinguishedName: string
  domain: string
  name: string
  sid: string
}

export type PolicyEntry = DirectoryPasswordPolicy

export const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

export function saveAccount(database: Statements, entry: AccountEntry): void {
  database.forgetAll()
  const principal = entry.userPrincipalName === undefined ? null : keyOf(entry.userPrincipalName)
  database
    .prepare(
      `INSERT OR REPLACE INTO Account (id, domain, accountKey, principalKey, nameKey, kind, searchKey, entry)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[entry.id, entry.domain, keyOf(entry.account), principal, normaliseName(entry.distinguishedName)],
      ...[entry.kind, searchKey(entry), JSON.stringify(entry)],
    )
}

/** Of an account that keeps its names: only what it is made of changes. */
export function updateAccount(database: Statements, entry: AccountEntry): void {
  database.prepare('UPDATE Account SET entry = ? WHERE id = ?').run(JSON.stringify(entry), entry.id)
  database.remember(accountKey(entry.id), entry)
}

function searchKey({ displayName, givenName, surname, account, mail }: AccountEntry): string {
  return [displayName, givenName, surname, account, mail].map((name) => `\n${keyOf(name ?? '')}`).join('')
}

export function saveGroup(database: Statements, entry: GroupEntry): void {
  database.forgetAll()
  database
    .prepare('INSERT OR REPLACE INTO Grouping (nameKey, domain, entry) VALUES (?, ?, ?)')
    .run(normaliseName(entry.distinguishedName), entry.domain, JSON.stringify(entry))
}

/** Distinguished names, the member's of an account or of another group. */
export function addMember(database: Statements, group: string, member: string): void {
  database.forgetAll()
  database
    .prepare('INSERT OR IGNORE INTO Membership (memberKey, groupKey) VALUES (?, ?)')
    .run(normaliseName(member), normaliseName(group))
}

/** `id`: the domain's name, or any other name for a fine-grained policy. */
export function savePolicy(database: Statements, id: string, entry: PolicyEntry): void {
  database.forgetAll()
  database.prepare('INSERT OR REPLACE INTO Policy (id, entry) VALUES (?, ?)').run(id, JSON.stringify(entry))
}

export function accountById(database: Statements, id: string): AccountEntry | undefined {
  return database.recall(
    accountKey(id),
    () => parsed<AccountEntry>(database.prepare('SELECT entry FROM Account WHERE id = ?').all(id))[0],
  )
}

const accountKey = (id: string) => `account ${id}`

/** Always the same one query, whoever is asked for. */
export function accountsByName(
  database: Statements,
  name: { account: string; domains: string[]; principal: string },
): AccountEntry[] {
  const rows = database
    .prepare(
      `SELECT entry FROM Account WHERE (accountKey = ? AND domain IN (SELECT value FROM json_each(?)))
       UNION SELECT entry FROM Account WHERE principalKey = ?`,
    )
    .all(keyOf(name.account), JSON.stringify(name.domains), keyOf(name.principal))
  return parsed<AccountEntry>(rows)
}

export function accountByName(database: Statements, distinguishedName: string): AccountEntry | undefined {
  const query = database.prepare('SELECT entry FROM Account WHERE nameKey = ?')
  return parsed<AccountEntry>(query.all(normaliseName(distinguishedName)))[0]
}

/** Groups that hold the object, directly or in each other; they may do so in a circle. */
export function groupsHolding(database: Statements, distinguishedName: string): GroupEntry[] {
  const query = database.prepare(
    `WITH RECURSIVE Holding (groupKey) AS (
       SELECT groupKey FROM Membership WHERE memberKey = ?
       UNION SELECT Membership.groupKey FROM Membership JOIN Holding ON Membership.memberKey = Holding.groupKey)
     SELECT entry FROM Grouping WHERE nameKey IN (SELECT groupKey FROM Holding)`,
  )
  return database.recall(`groups of ${distinguishedName}`, () =>
    parsed<GroupEntry>(query.all(normaliseName(distinguishedName))),
  )
}

export function allGroups(database: Statements): GroupEntry[] {
  return parsed<GroupEntry>(database.prepare('SELECT entry FROM Grouping').all())
}

/** People whose names begin with each of the words, or hold each of them. */
export function accountsBySearch(
  database: Statements,
  of: { words: string[]; where: 'begin' | 'anywhere'; domains: string[]; limit: number },
): AccountEntry[] {
  const query = database.prepare(
    `SELECT entry FROM Account WHERE kind = 'user' AND domain IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE instr(searchKey, value) = 0) LIMIT ?`,
  )
  const words = of.words.map((word) => (of.where === 'begin' ? `\n${word}` : word))
  return parsed<AccountEntry>(query.all(JSON.stringify(of.domains), JSON.stringify(words), of.limit))
}

export function accountsAfter(
  database: Statements,
  of: { after: string; domains: string[]; limit: number },
): AccountEntry[] {
  // The plus keeps SQLite to the order of ids; by domain it would sort everybody for every page.
  const query = database.prepare(
    `SELECT entry FROM Account WHERE id > ? AND kind = 'user' AND +domain IN (SELECT value FROM json_each(?))
     ORDER BY id LIMIT ?`,
  )
  return parsed<AccountEntry>(query.all(of.after, JSON.stringify(of.domains), of.limit))
}

export function policyFor(database: Statements, entry: { domain: string; fineGrainedPolicy?: string }): PolicyEntry {
  const query = database.prepare('SELECT entry FROM Policy WHERE id = ?')
  const id = entry.fineGrainedPolicy ?? entry.domain
  const [policy] = database.recall(`policy ${id}`, () => parsed<PolicyEntry>(query.all(id)))
  if (policy === undefined) throw new AppError('unexpected', { cause: `no policy for ${entry.domain}` })
  return policy
}

// Only this program writes the file, always from the types above.
const parsed = <Entry>(rows: Record<string, unknown>[]): Entry[] =>
  rows.map((row) => JSON.parse(String(row.entry)) as Entry)
