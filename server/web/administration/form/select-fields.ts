import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { isObject, type JsonObject, readPath, writePath } from './value.ts'

/** The fields at these paths, each in its groups, in the order of the schema. */
export function selectFields<Schema extends FieldSchema>(schema: Schema, paths: readonly string[]): Schema {
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, FieldSchema][] => {
    if (paths.includes(name)) return [[name, field]]
    const below = toPathsBelow(paths, name)
    return below.length === 0 ? [] : [[name, selectFields(field, below)]]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}

/** The other fields: without those at these paths, and without groups of which nothing is left. */
export function omitFields<Schema extends FieldSchema>(schema: Schema, paths: readonly string[]): Schema {
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, FieldSchema][] => {
    if (paths.includes(name)) return []
    const below = toPathsBelow(paths, name)
    if (below.length === 0) return [[name, field]]
    const left = omitFields(field, below)
    return Object.keys(left.properties ?? {}).length === 0 ? [] : [[name, left]]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}

const toPathsBelow = (paths: readonly string[], name: string): string[] =>
  paths.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []))

/** The values at these paths, and nothing else. */
export const selectValues = (whole: JsonObject, paths: readonly string[]): JsonObject => copyValues({}, whole, paths)

/** `whole` with the values at these paths taken from `part`; one that `part` does not have is left out. */
export const replaceValues = (whole: JsonObject, part: JsonObject, paths: readonly string[]): JsonObject =>
  copyValues(whole, part, paths)

function copyValues(to: JsonObject, from: JsonObject, paths: readonly string[]): JsonObject {
  return paths.reduce((copied, path) => {
    const value = readPath(from, path)
    // Nothing there and nothing to copy: no empty groups are made.
    if (value === undefined && readPath(copied, path) === undefined) return copied
    const written = writePath(copied, path, value)
    return isObject(written) ? written : copied
  }, to)
}
