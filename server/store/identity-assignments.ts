import { uuidv7 } from 'uuidv7'
import type { Tx } from './database.ts'
import { insertIdentityRow, updateIdentityRow } from './identity-rows.ts'

/** From now on these accounts belong to nobody. */
export async function unlinkAccounts(tx: Tx, person: string): Promise<void> {
  const rows = await tx.selectFrom('ADSAccount').select('UID_ADSAccount').where('UID_Person', '=', person).execute()
  // Not one that was given to somebody else meanwhile.
  for (const { UID_ADSAccount } of rows)
    await updateIdentityRow(tx, 'ADSAccount', [UID_ADSAccount], ({ UID_Person }) =>
      UID_Person === person ? { UID_Person: null } : undefined,
    )
}

/** Each of a person's further sign-in names is a row by which they are found. The caller has changed the person's row, so that other writers wait. */
export async function writeLogins(tx: Tx, person: string, logins: readonly string[]): Promise<void> {
  await tx.deleteFrom('QBMSplittedLookup').where('UID_Person', '=', person).execute()
  for (const SplittedElement of new Set(logins))
    await insertIdentityRow(tx, 'QBMSplittedLookup', {
      UID_QBMSplittedLookup: uuidv7(),
      UID_Person: person,
      SplittedElement,
    })
}
