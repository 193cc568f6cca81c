import type { Json } from './value.ts'

/** A stored moment (ISO 8601) as a field for day and time has it, in this browser's time zone. */
export function toLocalText(value: Json | undefined): string {
  const moment = typeof value === 'string' ? new Date(value) : undefined
  if (!moment || Number.isNaN(moment.getTime())) return ''
  const pad = (part: number, length = 2) => String(part).padStart(length, '0')
  const day = [pad(moment.getFullYear(), 4), pad(moment.getMonth() + 1), pad(moment.getDate())].join('-')
  return `${day}T${pad(moment.getHours())}:${pad(moment.getMinutes())}`
}

/** The other way; undefined while the field is not filled. */
export function fromLocalText(text: string): string | undefined {
  const moment = new Date(text)
  return text === '' || Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
