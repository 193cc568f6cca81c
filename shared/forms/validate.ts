import type { MessageKey, MessageValues } from '../languages/keys.ts'
import type { PageRule } from '../wizard/page.ts'
import type { Field, Values } from './fields.ts'

/** What stands beside a field: worded by the server, or a key of ours that follows the page's language. */
export type FieldProblem = { text: string } | { key: MessageKey; values?: MessageValues }

/** What can be said without the server, by path; empty when the answer may be sent. `unmet` are the rules that a new password breaks. */
export function validate(fields: Field[], values: Values, unmet: PageRule[]): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {}
  for (const field of fields) {
    const problem = problemOf(field, values[field.path] ?? field.initial, unmet) ?? doubled(field, fields, values)
    if (problem) problems[field.path] = problem
  }
  return problems
}

function problemOf(field: Field, value: string | boolean, unmet: PageRule[]): FieldProblem | undefined {
  if (field.kind === 'fixed') return undefined
  if (typeof value === 'boolean') return field.required && !value ? { key: 'wizard.required-tick' } : undefined
  if (value === '') {
    if (!field.required) return undefined
    return { key: field.options ? 'wizard.required-choice' : 'wizard.required' }
  }
  if (field.kind === 'number') return numberProblem(field, Number(value))
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

function numberProblem(field: Field, value: number): FieldProblem | undefined {
  const low = field.minimum ?? Number.MIN_SAFE_INTEGER
  const high = field.maximum ?? Number.MAX_SAFE_INTEGER
  if (Number.isFinite(value) && value >= low && value <= high) return undefined
  return { key: 'wizard.number-range', values: { low, high } }
}

function doubled(field: Field, fields: Field[], values: Values): FieldProblem | undefined {
  if (!field.row || !field.options) return undefined
  const value = values[field.path]
  const earlier = fields.find((other) => sameColumn(other, field) && values[other.path] === value)
  return earlier && value ? { key: 'wizard.chosen-already' } : undefined
}

/** Whether `other` is the same input in an earlier row of the same list. */
function sameColumn(other: Field, field: Field): boolean {
  if (!other.row || !field.row || other.row.list !== field.row.list) return false
  return other.row.number < field.row.number && lastPart(other.path) === lastPart(field.path)
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('.') + 1)
