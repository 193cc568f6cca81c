import type { Reader } from '../store/database.ts'
import { type FoundRow, findRefusedRows } from '../store/find-refused-rows.ts'
import { withCurrentStore } from '../store/inspect.ts'
import type { Keys } from '../store/keys.ts'
import { getSetting } from '../store/settings.ts'
import { signedSetting } from '../store/sign-existing-rows.ts'
import { type Check, describeCause, type Finding, fail, formatMinute, note, ok, warn } from './check.ts'

/** Rows that open something and carry no right signature: an intruder wrote them into the database, or their key is missing. */
export const refusedRows: Check = {
  id: 'refused-rows',
  async run(config) {
    // The checks of database and key file say why one of them cannot be opened.
    const findings = await withCurrentStore(config, (read, keys) =>
      checkRows(read, keys).catch((error: unknown) => [
        fail(
          'rows',
          `cannot all be read (${describeCause(error)}): restore a backup, or find the row with a value that is none of its column's.`,
        ),
      ]),
    ).catch(() => undefined)
    return findings ? [{ title: 'Signed rows of the database', findings }] : []
  },
}

async function checkRows(read: Reader, keys: Keys | undefined): Promise<Finding[]> {
  if (!keys) return [note('rows', 'cannot be checked without the key file.')]
  if (!keys.areRowsSigned() && !(await getSetting(read, signedSetting)))
    return [note('rows', 'are not signed yet: the next start does that.')]
  let count = 0
  const tables = new Map<string, Tally>()
  for await (const page of findRefusedRows(read)) {
    count += page.count
    for (const row of page.refused) addRow(tables, row)
  }
  if (tables.size === 0) return [ok('rows', `the signatures of all ${count} are valid`)]
  return [...tables.entries()].map(([subject, tally]) => describeTally(subject, tally))
}

/** Rows with one remedy. */
interface Tally {
  count: number
  since: Date | undefined
  lostKey: string | undefined
}

function addRow(tables: Map<string, Tally>, { table, reason, keyId, writtenAt }: FoundRow): void {
  const lostKey = reason === 'unknown-key' ? keyId : undefined
  const subject = lostKey === undefined ? table : `${table} ${lostKey}`
  const { count, since } = tables.get(subject) ?? { count: 0, since: undefined }
  const isEarlier = writtenAt !== undefined && (since === undefined || writtenAt < since)
  tables.set(subject, { count: count + 1, since: isEarlier ? writtenAt : since, lostKey })
}

function describeTally(subject: string, { count, since, lostKey }: Tally): Finding {
  const rows = count === 1 ? '1 row' : `${count} rows`
  const time = since ? `, the oldest from ${formatMinute(since)} UTC as it says` : ''
  if (lostKey !== undefined)
    return fail(
      subject,
      `${rows} signed with a key that this file lacks${time}, so they open nothing here: copy the key file of the server that has key ${lostKey}, or put it back from a backup.`,
    )
  return warn(
    subject,
    `${rows} without a valid signature${time}: Latchkey did not write them, so they open nothing. Find out who writes to the database; npm start -- refused-rows lists and deletes them.`,
  )
}
