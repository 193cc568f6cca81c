import { z } from 'zod'
import type { AnyTemplate } from './template.ts'

/** One thing that a template's words may name. */
export interface Parameter {
  name: string
  kind: 'text' | 'number' | 'moment' | 'link'
  /** A code, a password: shown by the template itself, never by somebody's own words. */
  secret: boolean
  /** One of a few values. */
  choice?: readonly string[]
}

/** Names that never stand for anything but a secret, whether a template has them or not. */
export const soundsSecret = (name: string): boolean => /pass(?:word|code)|secret|token|answer|^code$|^pin$/i.test(name)

interface Field {
  type?: string
  format?: string
  enum?: string[]
  sample?: string | number
  secret?: boolean
  internal?: boolean
}

/** What a template declares for its words, in its order. */
export const parametersOf = (template: AnyTemplate): Parameter[] =>
  fieldsOf(template)
    .filter(([, field]) => !field.internal)
    .map(([name, field]) => ({
      name,
      kind: kindOf(field),
      secret: field.secret === true || soundsSecret(name),
      ...(field.enum && { choice: field.enum }),
    }))

/** Values that a preview and a test mail are made of: nobody's, and no secret. */
export function sampleValues(template: AnyTemplate, of: { url: string; now: Date }): Record<string, string | number> {
  return Object.fromEntries(fieldsOf(template).map(([name, field]) => [name, sampleOf(name, field, of)]))
}

const samples: Record<string, string | number> = {
  displayName: 'Erin Müller',
  person: 'Erin Müller',
  account: 'erin.mueller',
  workflow: 'manage-my-passwords',
  minutes: 10,
  days: 7,
}

function sampleOf(name: string, field: Field, { url, now }: { url: string; now: Date }): string | number {
  if (field.sample !== undefined) return field.sample
  if (field.secret || soundsSecret(name)) return '••••••'
  if (field.enum?.[0] !== undefined) return field.enum[0]
  const kind = kindOf(field)
  if (kind === 'link') return url
  if (kind === 'moment') return now.toISOString()
  return samples[name] ?? (kind === 'number' ? 3 : name)
}

function kindOf({ type, format }: Field): Parameter['kind'] {
  if (type === 'integer' || type === 'number') return 'number'
  if (format === 'date-time') return 'moment'
  return format === 'uri' ? 'link' : 'text'
}

function fieldsOf({ parameters }: AnyTemplate): [string, Field][] {
  const { properties = {} } = z.toJSONSchema(parameters, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties) as [string, Field][]
}
