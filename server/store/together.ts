import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import { dialectOf } from './columns.ts'
import type { Tx } from './database.ts'

/**
 * Fewer ways to the machine of SQL Server and back. Each of these is one statement after the other on SQLite, where there is no way to save.
 */

/** A query as the drivers get it. */
export interface SentQuery extends CompiledQuery {
  /** Statements of one request. */
  parts?: readonly CompiledQuery[]
  /** May be sent together with the next statement of the transaction, or with its end. */
  isDeferred?: true
}

/** What the driver of SQL Server returns for one request of several statements. */
export interface JoinedResult extends QueryResult<object> {
  /** By statement, in order. */
  each: QueryResult<object>[]
}

/** Marks a change whose result no caller needs, and which violates no constraint: an error of it would be taken for one of the next statement. */
export const deferred = { isDeferred: true } as const

/** One request of several statements, with their parameters numbered through. */
export function joinQueries(parts: readonly CompiledQuery[]): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = []
  const statements = parts.map((part) => {
    const before = parameters.length
    parameters.push(...part.parameters)
    return part.sql.replaceAll(/@(\d+)/g, (_, number: string) => `@${before + Number(number)}`)
  })
  return { sql: statements.join('; '), parameters }
}

/** Runs statements of which none needs another's result; returns their results in order. */
export async function runTogether(
  tx: Tx,
  ...queries: readonly (Compilable | CompiledQuery)[]
): Promise<QueryResult<unknown>[]> {
  const parts = queries.map((query) => ('compile' in query ? query.compile() : query))
  const [first] = parts
  if (!first) return []
  if (dialectOf(tx) === 'sqlite') {
    const results: QueryResult<unknown>[] = []
    for (const part of parts) results.push(await tx.executeQuery(part))
    return results
  }
  const joined: SentQuery = { ...first, ...joinQueries(parts), parts }
  // Only the driver knows what else it returns.
  return ((await tx.executeQuery(joined)) as unknown as JoinedResult).each
}
