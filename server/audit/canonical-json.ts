export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/** One text for one value: names in order of their code units, no spaces. What is signed must not depend on who built the object. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
