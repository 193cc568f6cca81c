import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Keys } from '../../store/keys.ts'
import { proveKeys } from '../../store/open-keys.ts'
import {
  replaceSealed,
  type SealedColumn,
  type SealedRow,
  sealedColumns,
  sealedOtherwise,
} from '../../store/sealed-columns.ts'
import { added } from '../progress.ts'
import { defineTask, type TaskRun } from '../task.ts'

const place = z.object({ column: z.string(), after: z.array(z.string()) })

/** Of what one transaction writes at most, so that others write in between. */
const pageSize = 100

/**
 * After a rotation of the keys: seals with the new key what older ones have sealed, so that these can be removed. Each row only over
 * the envelope that was read, so that whatever is written meanwhile stays; begun again, it meets only what is left.
 */
export const renewSeals = defineTask({
  id: 'renew-seals',
  cron: '*/15 * * * *',
  settings: z.strictObject({}),
  async work(run) {
    const { keys, store } = run.services
    if (keys.list().length > 1) {
      const from = place.optional().parse(run.progress.cursor)
      const start = sealedColumns.findIndex(({ id }) => id === from?.column)
      for (const column of sealedColumns.slice(Math.max(start, 0))) {
        await renewColumn(run, column, column.id === from?.column ? from.after : undefined)
      }
    }
    await proveKeys(store, keys)
    return undefined
  },
})

async function renewColumn(
  run: TaskRun<unknown>,
  column: SealedColumn,
  from: readonly string[] | undefined,
): Promise<void> {
  const { keys, store } = run.services
  const than = keys.list().find(({ inUse }) => inUse)?.id ?? ''
  for (let after = from; ; ) {
    run.signal.throwIfAborted()
    const rows = await sealedOtherwise(store.read, column, { than, after, count: pageSize })
    const last = rows.at(-1)
    if (!last) return
    after = last.key
    const opened = rows.map((row) => ({ row, text: openedBy(keys, column, row) }))
    const unreadable = opened.filter(({ text }) => text === undefined).length
    const { done, counts } = run.progress
    const progress = {
      cursor: { column: column.id, after: [...after] },
      done: done + rows.length,
      counts: added(counts, { sealed: rows.length - unreadable, unreadable }),
    }
    await run.commit(progress, async (tx) => {
      for (const { row, text } of opened) {
        if (text !== undefined) await replaceSealed(tx, column, row, keys.seal(text, column.purpose))
      }
    })
  }
}

/** Undefined: its key is gone, or it is none of ours; it stays as it is, and is counted. */
function openedBy(keys: Keys, { purpose }: SealedColumn, { envelope }: SealedRow): string | undefined {
  try {
    return keys.open(envelope, purpose)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
