import type { Field, Values } from './fields.ts'

/** Builds the answer that the schema describes: values at their paths, numbers as numbers, without empty optional ones. */
export function buildAnswer(fields: Field[], values: Values): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const field of fields) {
    const value = toAnswerValue(field, values)
    if (value !== undefined) setAtPath(answer, field.path.split('.'), value)
  }
  return answer
}

function toAnswerValue(field: Field, values: Values): unknown {
  if (field.kind === 'fixed') return field.fixed
  const value = values[field.path] ?? field.initial
  if (field.kind === 'checkbox') return value === true
  if (value === '' && !field.required) return undefined
  if (field.kind === 'number') return Number(value)
  if (field.options) return field.options.find((option) => String(option.value) === value)?.value ?? value
  return value
}

function setAtPath(target: Record<string, unknown> | unknown[], [name, ...rest]: string[], value: unknown): void {
  const holder = target as Record<string, unknown>
  if (name === undefined) return
  if (rest.length === 0) {
    holder[name] = value
    return
  }
  holder[name] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
  setAtPath(holder[name] as Record<string, unknown>, rest, value)
}
