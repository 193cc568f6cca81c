import type { Tx } from './database.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent } from './inserting.ts'

/** Consumes a solved challenge: false if it was consumed before. `expiresAt`: when it would no longer be accepted anyway. */
export function consumeChallenge(tx: Tx, challenge: { hash: string; expiresAt: Date }): Promise<boolean> {
  return insertIfAbsent(tx, 'SpentChallenge', challenge)
}

/** Deletes challenges that can no longer be replayed; returns how many. */
export const deleteExpiredChallenges = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'SpentChallenge')
