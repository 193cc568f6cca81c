import { expect, test } from 'vitest'
import { getTranslator } from '../../../../shared/languages/translator.ts'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { createValueWords, describeValue, listDifferences } from './parts.ts'

const words = createValueWords(getTranslator('en'))

test.each<[FieldSchema, unknown, string]>([
  [{ type: 'boolean' }, true, 'Yes'],
  [{ type: 'boolean' }, false, 'No'],
  [{ type: 'string' }, undefined, '(none)'],
  [{ type: 'string' }, '', '(none)'],
  [{ type: 'integer', unit: 'minutes' }, 120, '2 hours'],
  [{ type: 'integer', unit: 'days' }, 1, '1 day'],
  [{ type: 'string', control: 'picture' }, 'data:image/png;base64,AAAA', '(a picture)'],
  [{ type: 'string', secret: true }, 's3cret', '(set, never shown)'],
  [{ enum: ['off'], choices: { off: 'Switched off' } }, 'off', 'Switched off'],
  [{ type: 'array', items: { type: 'string' } }, ['a', 'b'], 'a\nb'],
  [{ type: 'array', items: { type: 'string' } }, [], '(none)'],
  [{ properties: { on: { title: 'On', type: 'boolean' } } }, { on: true, other: 'x' }, 'On: Yes\nother: x'],
])('%j %j reads as %j', (schema, value, text) => expect(describeValue(schema, value as never, words)).toBe(text))

test('a field that is set to its default has not changed', () => {
  const schema: FieldSchema = { properties: { letters: { type: 'integer', default: 2 }, name: { type: 'string' } } }
  expect(listDifferences(schema, undefined, { letters: 2 })).toEqual([])
  expect(listDifferences(schema, { letters: 2 }, { letters: 3 }).map(({ path }) => path)).toEqual(['letters'])
})
