import type { Store } from '../store/database.ts'
import { describeRefusedRow, toAuditData } from '../store/refused-rows.ts'
import { onRefusedRow } from '../store/signed-rows.ts'
import type { Audit } from './chain.ts'

/**
 * Records each row whose MAC was refused as a security event `row-refused`, once an hour for the same row, and reports it. The
 * event is written after the transaction that read the row, also if that is rolled back.
 */
export function recordRefusedRows(options: { store: Store; audit: Audit; report: (line: string) => void }): {
  settle(): Promise<void>
} {
  const { store, audit, report } = options
  const writing = new Set<Promise<void>>()
  onRefusedRow(store, (row) => {
    report(describeRefusedRow(row))
    const written = store
      .transaction((tx) => audit.append(tx, { event: 'row-refused', data: toAuditData(row) }))
      .catch((error: unknown) => report(`A refused row could not be recorded: ${(error as Error).message}`))
      .finally(() => writing.delete(written))
    writing.add(written)
  })
  return {
    async settle() {
      await Promise.all(writing)
    },
  }
}
