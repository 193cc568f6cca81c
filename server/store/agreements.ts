import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'

/** The version that the person accepted last, if any. */
export async function findAcceptedVersion(
  reader: Reader,
  acceptance: { personId: string; agreement: string },
): Promise<string | undefined> {
  const row = await reader
    .selectFrom('AgreementAcceptance')
    .select('version')
    .where('personId', '=', acceptance.personId)
    .where('agreement', '=', acceptance.agreement)
    .executeTakeFirst()
  return row?.version
}

/** Replaces what was accepted before; the audit keeps all of it. */
export async function acceptAgreement(
  tx: Tx,
  { personId, agreement, version }: { personId: string; agreement: string; version: string },
): Promise<void> {
  const change = { version, acceptedAt: databaseNow(tx) }
  const key = { personId, agreement }
  await updateOrInsert(
    () =>
      tx
        .updateTable('AgreementAcceptance')
        .set(change)
        .where((row) => row.and(key))
        .$call(changesOneRow),
    () => insertIfAbsent(tx, 'AgreementAcceptance', { ...key, ...change }),
  )
}
