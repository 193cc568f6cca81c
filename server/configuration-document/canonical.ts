import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'

type Schema = z.core.JSONSchema.BaseSchema

const toJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** Whether two values are the same JSON; the order of names does not count. */
export const isSameContent = (one: unknown, other: unknown): boolean => isDeepStrictEqual(toJson(one), toJson(other))

/**
 * The value as JSON with its names in the order of the shape, and those that the shape does not know, such as languages, by the alphabet: the same content
 * is the same text on every server.
 */
export function orderNames(shape: z.ZodType, value: unknown): unknown {
  return order(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' }), toJson(value))
}

function order(schema: Schema | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => order(schema?.items as Schema | undefined, part))
  if (typeof value !== 'object' || value === null) return value
  const alternatives = (schema?.anyOf ?? schema?.oneOf ?? schema?.allOf ?? []) as Schema[]
  const [fitting = schema] = alternatives.filter((one) => fits(one, value))
  const { properties = {}, additionalProperties } = fitting ?? {}
  const known = Object.keys(properties)
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
  const rank = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length)
  const names = Object.keys(value).sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
  const parts = new Map(Object.entries(value))
  return Object.fromEntries(
    names.map((name) => [name, order((properties[name] ?? others) as Schema | undefined, parts.get(name))]),
  )
}

/** Which alternative of a union an object is: one that knows all its names and whose constants it has. */
function fits({ type, properties, additionalProperties }: Schema, value: object): boolean {
  if (type !== undefined && type !== 'object') return false
  return Object.entries(value).every(([name, part]) => {
    const schema = properties?.[name]
    if (typeof schema !== 'object') return schema ?? Boolean(additionalProperties)
    return schema.const === undefined || schema.const === part
  })
}
