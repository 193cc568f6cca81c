export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/**
 * The same text for equal values: names ordered by code units, no spaces. What is signed must not depend on how the object was
 * built.
 */
export function canonicalJson(value: Json): string {
  return JSON.stringify(sortNames(value))
}

function sortNames(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part: Json) => sortNames(part) ?? null)
  const parts = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(parts.map(([name, part]) => [name, sortNames(part)]))
}
