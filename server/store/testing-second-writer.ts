import { setTimeout as delay } from 'node:timers/promises'
import { type CompiledQuery, type DatabaseConnection, type KyselyProps, Transaction } from 'kysely'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'
import type { TemporaryStore } from './testing.ts'

/** How long the second writer of SQL Server may wait for a lock of the first, which goes on then. */
const blockedMilliseconds = 1_000

/**
 * Runs `first`, and `second` right after the first statement of `first` whose SQL matches `after`: between what `first` has read and
 * what it writes. On SQL Server the second writer has a transaction of its own. SQLite has one writer at a time; there `second` runs
 * in the transaction of the first, which sees what it wrote, as a statement of SQL Server sees what was committed before it.
 */
export async function withSecondWriter<T>(
  store: TemporaryStore,
  { after, first, second }: { after: RegExp; first: (tx: Tx) => Promise<T>; second: (tx: Tx) => Promise<unknown> },
): Promise<T> {
  let other: Promise<unknown> | undefined
  const result = await store.transaction((tx) =>
    first(
      observed(tx, async ({ sql }) => {
        if (other || !after.test(sql)) return
        other = store.options.kind === 'sqlite' ? second(tx) : store.transaction(second)
        await (store.options.kind === 'sqlite' ? other : Promise.race([other, delay(blockedMilliseconds)]))
      }),
    ),
  )
  if (!other) throw new Error(`no statement matches ${after}`)
  await other
  return result
}

/** The same transaction, with `executed` awaited after each statement. */
export function observed(tx: Tx, executed: (statement: { sql: string }) => Promise<void>): Tx {
  const inner = tx.getExecutor()
  const executor = inner.withConnectionProvider({
    async provideConnection(consume) {
      let statement: CompiledQuery | undefined
      const result = await inner.provideConnection((connection) => {
        const wrapped: DatabaseConnection = {
          executeQuery(query) {
            statement = query
            return connection.executeQuery(query)
          },
          streamQuery: (query, size) => connection.streamQuery(query, size),
        }
        return consume(wrapped)
      })
      // Once the connection is free again.
      if (statement) await executed(statement)
      return result
    },
  })
  // What runs statements is the executor alone; the rest of what Kysely keeps is for opening connections.
  return new Transaction<Tables>({ config: {}, driver: {}, dialect: {}, executor } as unknown as KyselyProps)
}
