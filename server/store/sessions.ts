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

/** For what a clock may be corrected by without anybody's notice. */
const slack = 60_000

/** Only while it lasts; one that begins in the future was made before the clock was set back, and would last too long. */
export function findSession(reader: Reader, tokenHash: string): Promise<Session | undefined> {
  return reader
    .selectFrom('Session')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', databaseNow(reader))
    .where('createdAt', '<=', databaseNowPlus(reader, slack))
    .executeTakeFirst()
}

/** Somebody is at work: the session lasts for so long from now on, but never longer than `longest` from its beginning. At most one write a minute. */
export async function prolongSession(
  tx: Tx,
  tokenHash: string,
  { milliseconds, longest }: { milliseconds: number; longest: number },
): Promise<void> {
  await tx
    .updateTable('Session')
    .set({ expiresAt: databaseNowPlus(tx, milliseconds) })
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', databaseNow(tx))
    .where('expiresAt', '<', databaseNowPlus(tx, milliseconds - slack))
    .where('createdAt', '>', databaseNowPlus(tx, milliseconds - longest))
    .execute()
}

export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('Session').where('tokenHash', '=', tokenHash).execute()
}

export async function purgeSessions(tx: Tx): Promise<void> {
  await tx.deleteFrom('Session').where('expiresAt', '<=', databaseNow(tx)).execute()
}
