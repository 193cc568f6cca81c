import { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

/** What stands where a secret was. */
export const hiddenSecret = '(secret)'

/** Settings without the values of fields that their shape marks as secret (`.meta({ secret: true })`), for versions that are kept. */
export function hideSecrets(shape: z.ZodType, value: unknown): unknown {
  return hide(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }), value)
}

function hide(schema: Schema | undefined, value: unknown): unknown {
  if (!schema || value === undefined || value === null) return value
  if (schema.secret === true) return hiddenSecret
  const alternatives = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (alternatives) return (alternatives as Schema[]).reduce((kept: unknown, one) => hide(one, kept), value)
  if (Array.isArray(value)) return value.map((part) => hide(schema.items as Schema | undefined, part))
  if (typeof value !== 'object') return value
  const { properties = {}, additionalProperties } = schema
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, hide((properties[name] ?? others) as Schema | undefined, part)]),
  )
}
