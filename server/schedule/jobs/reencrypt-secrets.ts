import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Store, Tx } from '../../store/database.ts'
import {
  type EncryptedColumn,
  type EncryptedRow,
  encryptedColumns,
  listRowsOfOtherKeys,
  macColumns,
  replaceEnvelope,
} from '../../store/encrypted-columns.ts'
import { findRefusedRow } from '../../store/find-refused-rows.ts'
import type { Keys } from '../../store/keys.ts'
import { renewKeysProof } from '../../store/open-keys.ts'
import { updateSignedRow } from '../../store/signed-rows.ts'
import { isSigned } from '../../store/signed-tables.ts'
import { defineJob, type JobRun } from '../job.ts'
import { addCounts } from '../progress.ts'

const position = z.object({ column: z.string(), after: z.array(z.string()) })

/** Rows per transaction, so that others can write in between. */
const pageSize = 100

/**
 * After a key rotation, re-encrypts with the current key what older keys have encrypted, so that these can be removed. A row is
 * written only if its envelope is the one that was read, so that concurrent changes stay. A new run finds only the rest.
 */
export const reencryptSecrets = defineJob({
  id: 'reencrypt-secrets',
  cron: '*/15 * * * *',
  settings: z.strictObject({}),
  async work(run) {
    const { keys, store } = run.services
    if (keys.list().length > 1) {
      const from = position.optional().parse(run.progress.cursor)
      const columns = [...encryptedColumns, ...macColumns]
      const start = columns.findIndex(({ id }) => id === from?.column)
      for (const column of columns.slice(Math.max(start, 0))) {
        await renewColumn(run, column, column.id === from?.column ? from.after : undefined)
      }
    }
    await renewKeysProof(store, keys)
    return undefined
  },
})

/** How rows are renewed; `unreadable` of them stay as they are. */
interface Renewal {
  unreadable?: number
  write(tx: Tx): Promise<void>
}

/** Renews the rows that another key than the current one wrote, a page at a time. */
async function renewColumn(
  run: JobRun<unknown>,
  column: EncryptedColumn,
  from: readonly string[] | undefined,
): Promise<void> {
  const { keys, store } = run.services
  const renew = column.column === 'mac' ? signRows : encryptRows
  const current = keys.list().find(({ inUse }) => inUse)?.id ?? ''
  for (let after = from; ; ) {
    run.signal.throwIfAborted()
    const rows = await listRowsOfOtherKeys(store.read, column, { than: current, after, count: pageSize })
    const last = rows.at(-1)
    if (!last) return
    after = last.key
    const right = await dropRefused(store, column, rows)
    const { unreadable = 0, write } = renew(keys, column, right)
    const { done, counts } = run.progress
    const progress = {
      cursor: { column: column.id, after: [...after] },
      done: done + rows.length,
      counts: addCounts(counts, { sealed: right.length - unreadable, unreadable, refused: rows.length - right.length }),
    }
    await run.commit(progress, write)
  }
}

function encryptRows(keys: Keys, column: EncryptedColumn, rows: readonly EncryptedRow[]): Renewal {
  const decrypted = rows.map((row) => ({ row, text: tryDecrypt(keys, column, row) }))
  return {
    unreadable: decrypted.filter(({ text }) => text === undefined).length,
    async write(tx) {
      for (const { row, text } of decrypted) {
        if (text !== undefined) await replaceEnvelope(tx, column, row, keys.encrypt(text, column.purpose))
      }
    },
  }
}

/** Rows that open nothing, since their MAC is wrong, stay as they are until an administrator deletes them (`refused-rows`). */
async function dropRefused({ read }: Store, { table }: EncryptedColumn, rows: readonly EncryptedRow[]) {
  if (!isSigned(table)) return rows
  const found = await Promise.all(rows.map(({ key }) => findRefusedRow(read, table, key)))
  return rows.filter((_, index) => found[index] === 'signed')
}

/** Signs with the current key. */
function signRows(_keys: Keys, { table }: EncryptedColumn, rows: readonly EncryptedRow[]): Renewal {
  return {
    async write(tx) {
      if (isSigned(table)) for (const { key } of rows) await updateSignedRow(tx, table, key, () => ({}))
    },
  }
}

/** Undefined: the key is missing or not ours; the row stays as it is and is counted. */
function tryDecrypt(keys: Keys, { purpose }: EncryptedColumn, { envelope }: EncryptedRow): string | undefined {
  try {
    return keys.decrypt(envelope, purpose)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
