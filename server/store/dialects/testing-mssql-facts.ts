import { type CompiledQuery, Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { mssqlDialect } from './mssql.ts'

export const place = { database: 'latchkey', schema: 'dbo', user: 'latchkey' }
export const allRights = { SELECT: 1, INSERT: 1, UPDATE: 1, DELETE: 1, ALTER: 1, REFERENCES: 1, CREATE_TABLE: 1 }

/** A database that answers every query with this row; an error instead of a row fails it. */
export function answering(row: Record<string, unknown> | Error, statements: string[] = []): Kysely<Tables> {
  const dialect = mssqlDialect({ url: 'mssql://sa@127.0.0.1/latchkey' })
  const nothing = async () => {}
  const connection = {
    async executeQuery({ sql }: CompiledQuery) {
      statements.push(sql)
      if (row instanceof Error) throw row
      return { rows: [row] as never[] }
    },
    async *streamQuery() {},
  }
  const createDriver = () => ({
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  })
  return new Kysely<Tables>({ dialect: { ...dialect, createDriver } })
}
