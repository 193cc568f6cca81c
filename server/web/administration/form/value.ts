/** What the API takes and gives: JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, index) => isEqual(part, other[index]))
  if (!isObject(one) || !isObject(other)) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => isEqual(one[name], other[name]))
}

/** The object with another value at `name`; undefined takes the field out, so that the default holds. */
export function withField(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _, ...others } = object
  if (value === undefined) return others
  return name in object ? { ...object, [name]: value } : { ...others, [name]: value }
}

/** The value at a path such as `helpdeskSearch.minCharacters`; undefined where there is none. */
export function readPath(value: Json | undefined, path: string): Json | undefined {
  if (path === '') return value
  return path.split('.').reduce<Json | undefined>((at, name) => {
    if (Array.isArray(at)) return at[Number(name)]
    return isObject(at) ? at[name] : undefined
  }, value)
}

/** The value with another one at a path; lists keep their order. */
export function writePath(value: Json | undefined, path: string, written: Json | undefined): Json | undefined {
  if (path === '') return written
  const [name = '', ...rest] = path.split('.')
  if (Array.isArray(value)) {
    const next = writePath(value[Number(name)], rest.join('.'), written)
    return value.map((part, index) => (index === Number(name) && next !== undefined ? next : part))
  }
  const object = isObject(value) ? value : {}
  return withField(object, name, writePath(object[name], rest.join('.'), written))
}
