import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import { dialectOf } from './columns.ts'
import type { Reader, Store } from './database.ts'

/** By dialect, then by name and values given. Texts only: nothing of anybody is kept. */
const known: Record<Store['dialect'], Map<string, CompiledQuery>> = { sqlite: new Map(), mssql: new Map() }

/**
 * Runs the query that `build` makes; for the statements that every request needs, since making a query and compiling it takes twice
 * as long as running it (20 of 30 µs, measured 2026-11-22). That is done once for each `name` and set of values given, with
 * placeholders in the values' stead: `build` hands them on as they are, and decides and computes nothing by them. What shapes the
 * text otherwise, such as a duration, belongs into the name.
 */
export function prepared<Values extends object, Row>(
  reader: Reader,
  name: string,
  values: Values,
  build: (values: Values) => Compilable<Row>,
): Promise<QueryResult<Row>> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const id = `${name}(${given.map(([key]) => key).join()})`
  const ofDialect = known[dialectOf(reader)]
  const query =
    ofDialect.get(id) ?? build(Object.fromEntries(given.map(([key]) => [key, placeholder(key)])) as Values).compile()
  ofDialect.set(id, query)
  const parameters = query.parameters.map((one) => (isPlaceholder(one) ? values[one[stands] as keyof Values] : one))
  return reader.executeQuery({ ...query, parameters } as CompiledQuery<Row>)
}

/** Whether a statement changed exactly the one row that it was for. */
export const changedOne = ({ numAffectedRows }: QueryResult<unknown>): boolean => numAffectedRows === 1n

/** Key of the value that a placeholder stands for. */
const stands = Symbol('stands for')

const placeholder = (key: string) => ({
  [stands]: key,
  [Symbol.toPrimitive]() {
    throw new Error(`${key} is not known yet when the query is made`)
  },
})

const isPlaceholder = (value: unknown): value is { [stands]: string } =>
  typeof value === 'object' && value !== null && stands in value
