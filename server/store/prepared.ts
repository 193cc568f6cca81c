import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import { dialectOf } from './columns.ts'
import type { Reader, Store } from './database.ts'

interface Known {
  query: CompiledQuery
  /** For each parameter the name of the value that goes there; undefined: it is always the same. */
  names: readonly (string | undefined)[]
}

/** By dialect, then by name and values given. Texts only: nothing of anybody is kept. */
const known: Record<Store['dialect'], Map<string, Known>> = { sqlite: new Map(), mssql: new Map() }

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
  const given = values as Readonly<Record<string, unknown>>
  let id = name
  for (const key in given) if (given[key] !== undefined) id += ` ${key}`
  const ofDialect = known[dialectOf(reader)]
  const { query, names } = ofDialect.get(id) ?? keep(ofDialect, id, given, build as Build)
  const parameters = names.map((key, index) => (key === undefined ? query.parameters[index] : given[key]))
  return reader.executeQuery({ ...query, parameters } as CompiledQuery<Row>)
}

type Build = (values: object) => Compilable

function keep(
  ofDialect: Map<string, Known>,
  id: string,
  given: Readonly<Record<string, unknown>>,
  build: Build,
): Known {
  const keys = Object.keys(given).filter((key) => given[key] !== undefined)
  const query = build(Object.fromEntries(keys.map((key) => [key, placeholder(key)]))).compile()
  const names = query.parameters.map((one) => (isPlaceholder(one) ? one[stands] : undefined))
  const made = { query, names }
  ofDialect.set(id, made)
  return made
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
