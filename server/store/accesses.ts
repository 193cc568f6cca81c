import { createHash } from 'node:crypto'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import type { EndedAccess } from './person-access.ts'
import { verifyRows } from './signed-rows.ts'

export const accessKinds = ['session', 'state-token', 'known-browser'] as const
export type AccessKind = (typeof accessKinds)[number]

/** Something by which a browser acts, reads or is known as a person's without a new sign-in: what `endAccessOf` ends. */
export interface Access {
  /** Names it to people; its token cannot be told from it. */
  id: string
  kind: AccessKind
  /** Key of its row: the hash of its token. */
  key: string
  /** Unknown for a known browser. */
  domain?: string
  /** Of a session: its site. */
  frontEnd?: string
  address?: string
  browser?: string
  createdAt: Date
  usedAt?: Date
  expiresAt: Date
}

/** What the person has open, newest first, and those of one millisecond always in one order. Rows without a right MAC open nothing and are left out. */
export async function listAccesses(reader: Reader, personId: string): Promise<Access[]> {
  const now = databaseNow(reader)
  const sessions = await reader
    .selectFrom('Session')
    .selectAll()
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .execute()
  const stateTokens = await reader
    .selectFrom('StateToken')
    .selectAll()
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .execute()
  const browsers = await reader
    .selectFrom('KnownBrowser')
    .selectAll()
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .execute()
  const all = [
    ...verifyRows(reader, 'Session', sessions).map((row) => toAccess('session', row.tokenHash, row)),
    ...verifyRows(reader, 'StateToken', stateTokens).map((row) => toAccess('state-token', row.tokenHash, row)),
    ...browsers.map((row) => toAccess('known-browser', row.browserHash, row)),
  ]
  return all.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? -1 : 1))
}

/** Ends one of them; returns what was ended: nothing, if it had ended. */
export async function endOneAccess(tx: Tx, { kind, key }: Pick<Access, 'kind' | 'key'>): Promise<EndedAccess> {
  const { numDeletedRows } = await deletions[kind](tx, key).executeTakeFirst()
  const count = (counted: AccessKind) => (counted === kind ? Number(numDeletedRows) : 0)
  return { sessions: count('session'), stateTokens: count('state-token'), knownBrowsers: count('known-browser') }
}

const deletions = {
  session: (tx: Tx, key: string) => tx.deleteFrom('Session').where('tokenHash', '=', key),
  'state-token': (tx: Tx, key: string) => tx.deleteFrom('StateToken').where('tokenHash', '=', key),
  'known-browser': (tx: Tx, key: string) => tx.deleteFrom('KnownBrowser').where('browserHash', '=', key),
}

interface Row {
  domain?: string
  frontEnd?: string
  address?: string | null
  browser: string | null
  createdAt: Date
  usedAt: Date | null
  expiresAt: Date
}

const toAccess = (kind: AccessKind, key: string, row: Row): Access => ({
  id: createHash('sha256').update(`${kind} ${key}`).digest('base64url').slice(0, 22),
  kind,
  key,
  domain: row.domain,
  frontEnd: row.frontEnd,
  address: row.address ?? undefined,
  browser: row.browser ?? undefined,
  createdAt: row.createdAt,
  usedAt: row.usedAt ?? undefined,
  expiresAt: row.expiresAt,
})
