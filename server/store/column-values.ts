import type { ColumnType } from 'kysely'

export type Moment = ColumnType<Date, Date, Date>
export type OptionalMoment = ColumnType<Date | null, Date | null, Date | null>
export type Flag = ColumnType<boolean, boolean, boolean>
/** False if absent. */
export type OptionalFlag = ColumnType<boolean, boolean | undefined, boolean>
/** The row's MAC (`signed-tables.ts`); null in a row from before there were MACs. */
export type RowMac = ColumnType<string | null, string | null | undefined, string | null>
