import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPasswordPolicy, DirectoryPerson } from '../directory.ts'
import type { Statements } from './database.ts'
import type { HashedPassword } from './passwords.ts'

/** One account as the company keeps it. Times are milliseconds since 1970, `passwordLastSet` a FILETIME as in Active Directory. */
export interface AccountEntry extends Omit<DirectoryPerson, 'groups'> {
  sid: string
  department?: string
  title?: string
  /** Distinguished name. */
  manager?: string
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
  /** Distinguished names of accounts and groups. */
  members: string[]
}

export type PolicyEntry = DirectoryPasswordPolicy

export const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

export function saveAccount(database: Statements, entry: AccountEntry): void {
  const principal = entry.userPrincipalName === undefined ? null : keyOf(entry.userPrincipalName)
  database
    .prepare('INSERT OR REPLACE INTO Account (id, domain, accountKey, principalKey, entry) VALUES (?, ?, ?, ?, ?)')
    .run(entry.id, entry.domain, keyOf(entry.account), principal, JSON.stringify(entry))
}

export function saveGroup(database: Statements, entry: GroupEntry): void {
  database
    .prepare('INSERT OR REPLACE INTO Grouping (distinguishedName, domain, entry) VALUES (?, ?, ?)')
    .run(entry.distinguishedName, entry.domain, JSON.stringify(entry))
}

/** `id`: the domain's name, or any other name for a fine-grained policy. */
export function savePolicy(database: Statements, id: string, entry: PolicyEntry): void {
  database.prepare('INSERT OR REPLACE INTO Policy (id, entry) VALUES (?, ?)').run(id, JSON.stringify(entry))
}

export function accountById(database: Statements, id: string): AccountEntry | undefined {
  return parsed<AccountEntry>(database.prepare('SELECT entry FROM Account WHERE id = ?').all(id))[0]
}

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

export function groupsOfDomain(database: Statements, domain: string): GroupEntry[] {
  return parsed<GroupEntry>(database.prepare('SELECT entry FROM Grouping WHERE domain = ?').all(domain))
}

export function policyFor(database: Statements, entry: { domain: string; fineGrainedPolicy?: string }): PolicyEntry {
  const query = database.prepare('SELECT entry FROM Policy WHERE id = ?')
  const [policy] = parsed<PolicyEntry>(query.all(entry.fineGrainedPolicy ?? entry.domain))
  if (policy === undefined) throw new AppError('unexpected', { cause: `no policy for ${entry.domain}` })
  return policy
}

// Only this program writes the file, always from the types above.
const parsed = <Entry>(rows: Record<string, unknown>[]): Entry[] =>
  rows.map((row) => JSON.parse(String(row.entry)) as Entry)
