import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import type { JsonObject } from './value.ts'

/** The shape that a value has: by the constants of each. Without variants, or for a value of none of them, the schema itself. */
export function findVariant(schema: FieldSchema, value: JsonObject): FieldSchema {
  const hasConstants = ({ properties = {} }: FieldSchema) =>
    Object.entries(properties).every(([name, { const: fixed }]) => fixed === undefined || value[name] === fixed)
  return schema.variants?.find(hasConstants) ?? schema
}

/** What a shape is called: the title of its constant. */
export function titleOfVariant({ properties = {}, title }: FieldSchema): string {
  const constant = Object.values(properties).find((field) => field.const !== undefined)
  return title ?? constant?.title ?? String(constant?.const ?? '')
}
