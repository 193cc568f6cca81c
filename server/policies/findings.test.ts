import { expect, test } from 'vitest'
import { z } from 'zod'
import { toFindings } from './findings.ts'

const shape = z.strictObject({
  name: z.string().min(1).max(5),
  code: z.string().min(2).optional(),
  count: z.int().min(1).max(9),
  steps: z.array(z.strictObject({ key: z.string().regex(/^[a-z]+$/, 'identifier-invalid') })).min(1),
})
const right = { name: 'n', count: 1, steps: [{ key: 'a' }] }

test.each<[string, object, object]>([
  ['a name that is not there', { name: undefined }, { path: 'name', code: 'value-missing' }],
  ['an empty name', { name: '' }, { path: 'name', code: 'value-missing' }],
  ['an empty list', { steps: [] }, { path: 'steps', code: 'value-missing' }],
  ['another kind of value', { name: 7 }, { path: 'name', code: 'value-invalid' }],
  ['a name that is too long', { name: 'longer' }, { path: 'name', code: 'text-too-long', values: { maximum: 5 } }],
  ['a text that is too short', { code: 'x' }, { path: 'code', code: 'text-too-short', values: { minimum: 2 } }],
  ['a number that is too small', { count: 0 }, { path: 'count', code: 'value-too-small', values: { minimum: 1 } }],
  ['a number that is too large', { count: 10 }, { path: 'count', code: 'value-too-large', values: { maximum: 9 } }],
  ['an unknown field', { colour: 'red' }, { path: 'colour', code: 'field-unknown' }],
  [
    'what a rule of ours says',
    { steps: [{ key: 'a' }, { key: 'B' }] },
    { path: 'steps.1.key', code: 'identifier-invalid' },
  ],
])('%s is reported at its field', (_what, wrong, finding) => {
  const { error } = shape.safeParse({ ...right, ...wrong })
  expect(error && toFindings(error)).toEqual([finding])
})
