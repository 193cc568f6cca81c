import { databaseNow } from './columns.ts'
import type { Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'

/** Spends a solved challenge, once: false when it has been spent before. `expiresAt`: when it would no longer be taken anyway. */
export function spendChallenge(tx: Tx, challenge: { hash: string; expiresAt: Date }): Promise<boolean> {
  return insertIfAbsent(tx, 'SpentChallenge', challenge)
}

/** Forgets those that nobody can replay any more; gives how many. */
export async function purgeSpentChallenges(tx: Tx): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('SpentChallenge')
    .where('expiresAt', '<=', databaseNow(tx))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
