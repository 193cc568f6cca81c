import type { AnswerSchema, FieldSchema } from '../wizard/page.ts'

/** One input of a form, from a schema; `path` is the place of its value in the answer, like `answers.1.answer`. */
export interface Field {
  path: string
  kind: 'fixed' | 'text' | 'secret' | 'new-password' | 'long-text' | 'number' | 'checkbox' | 'radio' | 'select'
  label: string
  hint?: string
  required: boolean
  /** Value of a `fixed` field, which is not shown and part of every answer. */
  fixed?: string | number | boolean
  initial: FieldValue
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  autocomplete?: string
  /** A secret that the person makes up: shown while it is typed, kept when the page asks again. */
  chosen?: boolean
  /** Its place in a table, in words. */
  cell?: { row: string; column: string }
  /** It is shown as it is, and cannot be changed. */
  locked?: boolean
  /** A code of so many digits. */
  digits?: number
  options?: { value: string | number; label: string }[]
  /** Its list and its row there, from 1. A value chosen in one row of a list is not offered in the others. */
  row?: { list: string; number: number }
}

export type FieldValue = string | boolean
export type Values = Record<string, FieldValue>

/** Lists the inputs of a schema in its order. Lists without fixed rows get their minimum number of rows. */
export function toFields(schema: AnswerSchema): Field[] {
  return toObjectFields(schema, '')
}

type Row = Field['row']

function toObjectFields(
  schema: Pick<FieldSchema, 'properties' | 'required' | 'title'>,
  path: string,
  row?: Row,
): Field[] {
  const properties = Object.entries(schema.properties ?? {})
  const wording = schema.title ?? properties.find(([, property]) => isFixed(property) && property.title)?.[1].title
  const asks = properties.some(([, property]) => isFixed(property))
  let named = false
  return properties.flatMap(([name, property]) => {
    // A security question: its id is fixed, its text is the label of the answer.
    const takesName = asks && !named && wording !== undefined && property.type === 'string' && !isFixed(property)
    if (takesName) named = true
    return toFieldsAt(takesName ? { ...property, title: wording } : property, {
      path: path ? `${path}.${name}` : name,
      required: schema.required?.includes(name) ?? false,
      row,
    })
  })
}

function toFieldsAt(schema: FieldSchema, at: { path: string; required: boolean; row?: Row }): Field[] {
  if (schema.type === 'array') {
    return listRows(schema).flatMap((item, index) =>
      toFieldsAt(item, { path: `${at.path}.${index}`, required: true, row: { list: at.path, number: index + 1 } }),
    )
  }
  if (schema.properties) return toObjectFields(schema, at.path, at.row)
  return [
    {
      path: at.path,
      kind: getKind(schema),
      label: schema.title ?? '',
      hint: schema.description,
      required: at.required,
      fixed: schema.const,
      initial: getInitialValue(schema),
      minLength: schema.minLength,
      maxLength: schema.maxLength,
      minimum: schema.minimum,
      maximum: schema.maximum,
      autocomplete: schema.autocomplete,
      chosen: schema.chosen,
      cell: schema.cell,
      locked: schema.locked,
      digits: schema.digits,
      options: schema.enum?.map((value) => ({ value, label: schema.choices?.[value] ?? String(value) })),
      row: at.row,
    },
  ]
}

function listRows(schema: FieldSchema): FieldSchema[] {
  if (schema.prefixItems) return schema.prefixItems
  return schema.items ? Array.from({ length: schema.minItems ?? 1 }, () => schema.items as FieldSchema) : []
}

/** A constant needs no input, except `true`, which is a checkbox to agree to. */
function isFixed(schema: FieldSchema): boolean {
  return schema.const !== undefined && schema.const !== true
}

function getKind(schema: FieldSchema): Field['kind'] {
  if (isFixed(schema)) return 'fixed'
  if (schema.const === true || schema.type === 'boolean') return 'checkbox'
  if (schema.enum) return schema.control === 'radio' ? 'radio' : 'select'
  if (schema.autocomplete === 'new-password') return 'new-password'
  if (schema.secret) return 'secret'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  return schema.control === 'textarea' ? 'long-text' : 'text'
}

function getInitialValue(schema: FieldSchema): FieldValue {
  if (schema.type === 'boolean' || schema.const === true) return schema.default === true
  return schema.default === undefined ? '' : String(schema.default)
}

/** Whether the value must be cleared once it was sent. */
export function isSecret(field: Field): boolean {
  return field.kind === 'secret' || field.kind === 'new-password'
}
