import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent } from './inserting.ts'
import { signRow, updateSignedRow, verifyRow } from './signed-rows.ts'
import type { WalletAnswerTable } from './wallet-answer-table.ts'

export type WalletAnswerRow = Omit<Selectable<WalletAnswerTable>, 'mac'>

/** False if the challenge was answered before. */
export async function insertWalletAnswer(
  tx: Tx,
  answer: Pick<WalletAnswerRow, 'challengeHash' | 'codeHash' | 'expiresAt' | 'identifier'>,
): Promise<boolean> {
  const createdAt = await readDatabaseTime(tx)
  return insertIfAbsent(tx, 'WalletAnswer', signRow(tx, 'WalletAnswer', { ...answer, tries: 0, createdAt }))
}

export async function findWalletAnswer(reader: Reader, challengeHash: string): Promise<WalletAnswerRow | undefined> {
  const row = await reader
    .selectFrom('WalletAnswer')
    .selectAll()
    .where('challengeHash', '=', challengeHash)
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
  return verifyRow(reader, 'WalletAnswer', row)
}

/** Counts a try at the code before it is compared: false once `maxTries` were used, or another one came between. */
export const reserveCodeTry = (tx: Tx, challengeHash: string, maxTries: number): Promise<boolean> =>
  updateSignedRow(tx, 'WalletAnswer', [challengeHash], ({ tries }) =>
    tries < maxTries ? { tries: tries + 1 } : undefined,
  )

/** An answer is handed in once: false if it is gone. */
export const consumeWalletAnswer = (tx: Tx, challengeHash: string): Promise<boolean> =>
  tx.deleteFrom('WalletAnswer').where('challengeHash', '=', challengeHash).$call(changesOneRow)

export const deleteExpiredWalletAnswers = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'WalletAnswer')
