import type { AnswerSchema, FieldSchema } from '../wizard/page.ts'

/** One input of a form, found in a schema; `path` is where its value belongs in the answer, like `answers.1.answer`. */
export interface Field {
  path: string
  kind: 'fixed' | 'text' | 'secret' | 'new-password' | 'long-text' | 'number' | 'checkbox' | 'radio' | 'select'
  label: string
  hint?: string
  required: boolean
  /** Value of a `fixed` field, which nobody sees and every answer carries. */
  fixed?: string | number | boolean
  initial: FieldValue
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  autocomplete?: string
  options?: { value: string | number; label: string }[]
  /** The list it stands in and its row there, from 1. A value chosen in one row of a list is not offered in the others. */
  row?: { list: string; number: number }
}

export type FieldValue = string | boolean
export type Values = Record<string, FieldValue>

/** The inputs that a schema asks for, in its order. Lists without fixed rows get as many rows as they need at least. */
export function fieldsOf(schema: AnswerSchema): Field[] {
  return objectFields(schema, '')
}

type Row = Field['row']

function objectFields(
  schema: Pick<FieldSchema, 'properties' | 'required' | 'title'>,
  path: string,
  row?: Row,
): Field[] {
  const properties = Object.entries(schema.properties ?? {})
  const wording = schema.title ?? properties.find(([, property]) => isFixed(property) && property.title)?.[1].title
  const asks = properties.some(([, property]) => isFixed(property))
  let named = false
  return properties.flatMap(([name, property]) => {
    // A security question: its id is fixed, its wording names the input for the answer.
    const takesName = asks && !named && wording !== undefined && property.type === 'string' && !isFixed(property)
    if (takesName) named = true
    return fieldsAt(takesName ? { ...property, title: wording } : property, {
      path: path ? `${path}.${name}` : name,
      required: schema.required?.includes(name) ?? false,
      row,
    })
  })
}

function fieldsAt(schema: FieldSchema, at: { path: string; required: boolean; row?: Row }): Field[] {
  if (schema.type === 'array') {
    return rowsOf(schema).flatMap((item, index) =>
      fieldsAt(item, { path: `${at.path}.${index}`, required: true, row: { list: at.path, number: index + 1 } }),
    )
  }
  if (schema.properties) return objectFields(schema, at.path, at.row)
  return [
    {
      path: at.path,
      kind: kindOf(schema),
      label: schema.title ?? '',
      hint: schema.description,
      required: at.required,
      fixed: schema.const,
      initial: initialOf(schema),
      minLength: schema.minLength,
      maxLength: schema.maxLength,
      minimum: schema.minimum,
      maximum: schema.maximum,
      autocomplete: schema.autocomplete,
      options: schema.enum?.map((value) => ({ value, label: schema.choices?.[value] ?? String(value) })),
      row: at.row,
    },
  ]
}

function rowsOf(schema: FieldSchema): FieldSchema[] {
  if (schema.prefixItems) return schema.prefixItems
  return schema.items ? Array.from({ length: schema.minItems ?? 1 }, () => schema.items as FieldSchema) : []
}

/** A constant needs nobody, except `true`: that is something to agree to. */
function isFixed(schema: FieldSchema): boolean {
  return schema.const !== undefined && schema.const !== true
}

function kindOf(schema: FieldSchema): Field['kind'] {
  if (isFixed(schema)) return 'fixed'
  if (schema.const === true || schema.type === 'boolean') return 'checkbox'
  if (schema.enum) return schema.control === 'radio' ? 'radio' : 'select'
  if (schema.autocomplete === 'new-password') return 'new-password'
  if (schema.secret) return 'secret'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  return schema.control === 'textarea' ? 'long-text' : 'text'
}

function initialOf(schema: FieldSchema): FieldValue {
  if (schema.type === 'boolean' || schema.const === true) return schema.default === true
  return schema.default === undefined ? '' : String(schema.default)
}

/** Whether what is typed there must not outlive its sending. */
export function isSecret(field: Field): boolean {
  return field.kind === 'secret' || field.kind === 'new-password'
}
