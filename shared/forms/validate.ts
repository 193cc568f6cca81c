import type { MessageKey, MessageValues } from '../languages/keys.ts'
import type { PageRule } from '../wizard/page.ts'
import type { Field, Values } from './fields.ts'

/** Problem shown beside a field: a text from the server, or a key, whose text follows the page's language. */
export type FieldError = { text: string } | { key: MessageKey; values?: MessageValues }

/** Checks everything that needs no server; gives problems by path, none if the answer may be sent. `unmet`: rules not met. */
export function validate(fields: Field[], values: Values, unmet: PageRule[]): Record<string, FieldError> {
  const problems: Record<string, FieldError> = {}
  for (const field of fields) {
    const problem =
      validateField(field, values[field.path] ?? field.initial, unmet) ?? validateUnique(field, fields, values)
    if (problem) problems[field.path] = problem
  }
  return problems
}

function validateField(field: Field, value: string | boolean, unmet: PageRule[]): FieldError | undefined {
  if (field.kind === 'fixed') return undefined
  if (typeof value === 'boolean') return field.required && !value ? { key: 'wizard.required-tick' } : undefined
  if (value === '') {
    if (!field.required) return undefined
    return { key: field.options ? 'wizard.required-choice' : 'wizard.required' }
  }
  if (field.kind === 'number') return validateNumber(field, Number(value))
  // Length as JSON Schema counts it: characters, not UTF-16 units.
  const length = [...value].length
  if (field.kind === 'new-password') {
    const rule = unmet[0]
    if (rule) return { key: 'wizard.rule-broken', values: { rule: rule.text } }
  }
  if (field.minLength !== undefined && length < field.minLength) {
    return { key: 'wizard.too-short', values: { count: field.minLength } }
  }
  if (field.maxLength !== undefined && length > field.maxLength) {
    return { key: 'wizard.too-long', values: { count: field.maxLength } }
  }
  return undefined
}

function validateNumber(field: Field, value: number): FieldError | undefined {
  const low = field.minimum ?? Number.MIN_SAFE_INTEGER
  const high = field.maximum ?? Number.MAX_SAFE_INTEGER
  if (Number.isFinite(value) && value >= low && value <= high) return undefined
  return { key: 'wizard.number-range', values: { low, high } }
}

function validateUnique(field: Field, fields: Field[], values: Values): FieldError | undefined {
  if (!field.row || !field.options) return undefined
  const value = values[field.path]
  const earlier = fields.find((other) => isSameColumn(other, field) && values[other.path] === value)
  return earlier && value ? { key: 'wizard.chosen-already' } : undefined
}

/** Whether `other` is the same input in an earlier row of the same list. */
function isSameColumn(other: Field, field: Field): boolean {
  if (!other.row || !field.row || other.row.list !== field.row.list) return false
  return other.row.number < field.row.number && getLastPart(other.path) === getLastPart(field.path)
}

const getLastPart = (path: string) => path.slice(path.lastIndexOf('.') + 1)
