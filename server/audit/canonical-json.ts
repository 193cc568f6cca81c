export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/** One text for one value: names in order of their code units, no spaces. What is signed must not depend on who built the object. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(inOrder(value))
}

function inOrder(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part: Json) => inOrder(part) ?? null)
  const parts = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(parts.map(([name, part]) => [name, inOrder(part)]))
}
