import { type RawBuilder, sql } from 'kysely'

/** The name of the person whose id this column holds; null: the audit does not have it any more. The column's name comes from this program. */
export const nameOfPerson = (column: `${string}.${string}`): RawBuilder<string | null> =>
  sql`(select ${sql.ref('AuditSubject.name')} from ${sql.table('AuditSubject')} where ${sql.ref('AuditSubject.id')} = ${sql.ref(column)})`
