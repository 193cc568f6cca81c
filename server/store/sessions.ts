import type { Selectable } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import type { SessionTable } from './tables.ts'

export type Session = Selectable<SessionTable>

export async function insertSession(
  tx: Tx,
  session: Omit<Session, 'createdAt' | 'expiresAt'> & { milliseconds: number },
): Promise<void> {
  const { milliseconds, ...row } = session
  await tx
    .insertInto('Session')
    .values({ ...row, createdAt: databaseNow(tx), expiresAt: databaseNowPlus(tx, milliseconds) })
    .execute()
}

/** Only while it lasts. */
export function findSession(reader: Reader, tokenHash: string): Promise<Session | undefined> {
  return reader
    .selectFrom('Session')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
}

export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('Session').where('tokenHash', '=', tokenHash).execute()
}

export async function purgeSessions(tx: Tx): Promise<void> {
  await tx.deleteFrom('Session').where('expiresAt', '<=', databaseNow(tx)).execute()
}
