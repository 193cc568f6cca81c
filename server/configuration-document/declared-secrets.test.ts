import { expect, test } from 'vitest'
import { z } from 'zod'
import { activities } from '../activities/index.ts'
import { managementPolicyDefinition } from '../policies/management-policy.ts'
import { settings } from '../policies/settings.ts'
import { jobDefinitions } from '../schedule/jobs/index.ts'
import { createDocumentSchema } from './document.ts'

/** Paths of the fields that a JSON Schema marks as secret (`.meta({ secret: true })`) and that would be stored as they were entered. */
function listSecrets(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if ('secret' in schema && schema.secret === true) return 'keptFor' in schema ? [] : [path]
  return Object.entries(schema).flatMap(([name, part]) => listSecrets(part, `${path}/${name}`))
}

const toSchema = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })

// The first setting that is declared as a secret needs encryption under a passphrase in the document, or has to be left out of it.
test.each([
  ['the document', createDocumentSchema()],
  ['a management policy', toSchema(managementPolicyDefinition)],
  ...Object.entries(settings).map(([name, shape]) => [`the setting ${name}`, toSchema(shape)] as const),
  ...activities.map(({ id, settings: shape }) => [`the step ${id}`, toSchema(shape)] as const),
  ...jobDefinitions.map(({ id, settings: shape }) => [`the task ${id}`, toSchema(shape)] as const),
] as const)('%s has no secret that an export would show in clear', (_, schema) =>
  expect(listSecrets(schema)).toEqual([]),
)

test('a secret is found wherever a shape declares it', () => {
  const secret = z.string().meta({ secret: true })
  const shape = z.strictObject({
    token: secret.optional(),
    servers: z.array(z.strictObject({ password: secret })),
    byName: z.record(z.string(), z.union([z.strictObject({ key: secret }), z.string()])),
  })
  expect(listSecrets(toSchema(shape))).toHaveLength(3)
})
