import { z } from 'zod'
import type { AnyTemplate } from './template.ts'

/** A parameter of a template that its texts may name. */
export interface Parameter {
  name: string
  kind: 'text' | 'number' | 'moment' | 'link'
  /** A code or a password: shown by the template itself, never by overrides. */
  secret: boolean
  /** One of a few values. */
  choice?: readonly string[]
}

/** Whether a name can only mean a secret, even if no template declares it. */
export const isSecretName = (name: string): boolean => /pass(?:word|code)|secret|token|answer|^code$|^pin$/i.test(name)

interface Field {
  type?: string
  format?: string
  enum?: string[]
  sample?: string | number
  secret?: boolean
  internal?: boolean
}

/** Parameters that a template offers to overrides, in its order. */
export const listParameters = (template: AnyTemplate): Parameter[] =>
  listFields(template)
    .filter(([, field]) => !field.internal)
    .map(([name, field]) => ({
      name,
      kind: parameterKind(field),
      secret: field.secret === true || isSecretName(name),
      ...(field.enum && { choice: field.enum }),
    }))

/** Values for previews and test mails: no real person's, and no secret. */
export function createSampleValues(
  template: AnyTemplate,
  context: { url: string; now: Date },
): Record<string, string | number> {
  return Object.fromEntries(listFields(template).map(([name, field]) => [name, sampleValue(name, field, context)]))
}

const samples: Record<string, string | number> = {
  displayName: 'Erin Müller',
  person: 'Erin Müller',
  account: 'erin.mueller',
  workflow: 'manage-my-passwords',
  minutes: 10,
  days: 7,
}

function sampleValue(name: string, field: Field, { url, now }: { url: string; now: Date }): string | number {
  if (field.sample !== undefined) return field.sample
  if (field.secret || isSecretName(name)) return '••••••'
  if (field.enum?.[0] !== undefined) return field.enum[0]
  const kind = parameterKind(field)
  if (kind === 'link') return url
  if (kind === 'moment') return now.toISOString()
  return samples[name] ?? (kind === 'number' ? 3 : name)
}

function parameterKind({ type, format }: Field): Parameter['kind'] {
  if (type === 'integer' || type === 'number') return 'number'
  if (format === 'date-time') return 'moment'
  return format === 'uri' ? 'link' : 'text'
}

/** The fields of a template never change, and the list of all templates asks for them a hundred times. */
const fieldsOf = new WeakMap<AnyTemplate, [string, Field][]>()

function listFields(template: AnyTemplate): [string, Field][] {
  const known = fieldsOf.get(template)
  if (known) return known
  const { properties = {} } = z.toJSONSchema(template.parameters, { io: 'input', unrepresentable: 'any' })
  const fields = Object.entries(properties) as [string, Field][]
  fieldsOf.set(template, fields)
  return fields
}
