import type { Field, Values } from './fields.ts'

/** The answer as the schema wants it: values put at their paths, numbers as numbers, empty optional ones left out. */
export function answerOf(fields: Field[], values: Values): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const field of fields) {
    const value = sentValue(field, values)
    if (value !== undefined) put(answer, field.path.split('.'), value)
  }
  return answer
}

function sentValue(field: Field, values: Values): unknown {
  if (field.kind === 'fixed') return field.fixed
  const value = values[field.path] ?? field.initial
  if (field.kind === 'checkbox') return value === true
  if (value === '' && !field.required) return undefined
  if (field.kind === 'number') return Number(value)
  if (field.options) return field.options.find((option) => String(option.value) === value)?.value ?? value
  return value
}

function put(target: Record<string, unknown> | unknown[], [name, ...rest]: string[], value: unknown): void {
  const holder = target as Record<string, unknown>
  if (name === undefined) return
  if (rest.length === 0) {
    holder[name] = value
    return
  }
  holder[name] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
  put(holder[name] as Record<string, unknown>, rest, value)
}
