import { z } from 'zod'
import type { Reader, Tx } from '../store/database.ts'
import { createSecret, findKeptIds, insertSecret, type NewSecret, readReference } from '../store/kept-secrets.ts'
import type { Keys } from '../store/keys.ts'
import { type Finding, formatPath } from './findings.ts'

type Schema = z.core.JSONSchema.BaseSchema

export interface PreparedSecrets<Value> {
  /** With a reference in the place of each secret. */
  value: Value
  /** References to secrets that are not kept here, or for something else. */
  problems: Finding[]
  /** Keeps those that were entered; in the transaction that writes the value. */
  write(tx: Tx): Promise<void>
}

/**
 * What an administrator sends, made ready to be stored: a secret in clear becomes a reference, and a reference that was read and sent back stays what it
 * is. `shape` says where secrets are (`keptSecret`).
 */
export async function prepareSecrets<Value>(
  { read, keys }: { read: Reader; keys: Keys },
  shape: z.ZodType,
  given: Value,
): Promise<PreparedSecrets<Value>> {
  const fresh: NewSecret[] = []
  const named: { id: string; purpose: string; path: string }[] = []
  const value = replace(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }), given, [])
  const kept = await findKeptIds(read, named)
  return {
    // Only texts were replaced by texts.
    value: value as Value,
    problems: named.flatMap(({ id, path }) => (kept.has(id) ? [] : [{ path, code: 'secret-not-kept' }])),
    async write(tx) {
      for (const secret of fresh) await insertSecret(tx, keys, secret)
    },
  }

  function replace(schema: Schema | undefined, part: unknown, path: readonly PropertyKey[]): unknown {
    if (!schema || part === undefined || part === null) return part
    if (schema.secret === true && typeof part === 'string') return toReference(String(schema.keptFor), part, path)
    const alternatives = schema.anyOf ?? schema.oneOf ?? schema.allOf
    if (alternatives) return (alternatives as Schema[]).reduce((kept: unknown, one) => replace(one, kept, path), part)
    if (Array.isArray(part))
      return part.map((item, index) => replace(schema.items as Schema | undefined, item, [...path, index]))
    if (typeof part !== 'object') return part
    const { properties = {}, additionalProperties } = schema
    const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [
        name,
        replace((properties[name] ?? others) as Schema | undefined, inner, [...path, name]),
      ]),
    )
  }

  function toReference(purpose: string, text: string, path: readonly PropertyKey[]): string {
    const id = readReference(text)
    if (id === undefined) {
      const { reference, ...secret } = createSecret(purpose, text)
      fresh.push(secret)
      return reference
    }
    if (!fresh.some((secret) => secret.id === id)) named.push({ id, purpose, path: formatPath(path) })
    return text
  }
}
