import { expect, test } from 'vitest'
import { z } from 'zod'
import { hiddenSecret, hideSecrets } from './hide-secrets.ts'

const secret = z.string().meta({ secret: true })
const shape = z.strictObject({
  name: z.string(),
  token: secret.optional(),
  nested: z.strictObject({ token: secret, tokens: z.array(secret) }).prefault({ token: '', tokens: [] }),
  byName: z.record(z.string(), z.union([z.strictObject({ token: secret }), z.string()])).optional(),
})

test('L12: secrets are hidden wherever they are, and nothing else is', () => {
  const value = {
    name: 'n',
    token: 's1',
    nested: { token: 's2', tokens: ['s3', 's4'] },
    byName: { one: { token: 's5' }, other: 'plain' },
  }
  expect(hideSecrets(shape, value)).toEqual({
    name: 'n',
    token: hiddenSecret,
    nested: { token: hiddenSecret, tokens: [hiddenSecret, hiddenSecret] },
    byName: { one: { token: hiddenSecret }, other: 'plain' },
  })
  expect(hideSecrets(shape, { name: 'n' })).toEqual({ name: 'n' })
  expect(hideSecrets(shape, null)).toBeNull()
})
