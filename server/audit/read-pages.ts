import type { Reader } from '../store/database.ts'
import { isAfterKey, limitRows, orderByKey } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditEvent } from './chain.ts'

const pageSize = 1000

/** Every event in pages, node by node in the order of its chain. */
export async function* readPages(reader: Reader): AsyncGenerator<AuditEvent[]> {
  const key = ['node', 'sequence'] as const
  for (let last: AuditEvent | undefined; ; ) {
    const query = reader
      .selectFrom('AuditEvent')
      .selectAll()
      .where(isAfterKey(key, last && [last.node, last.sequence]))
      .orderBy(orderByKey(key))
    const page = await limitRows<Tables, 'AuditEvent', AuditEvent>(reader, query, pageSize).execute()
    yield page
    last = page.at(-1)
    if (page.length < pageSize) return
  }
}
