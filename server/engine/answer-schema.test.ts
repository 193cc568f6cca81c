import { expect, test } from 'vitest'
import { z } from 'zod'
import { getTranslator } from '../../shared/languages/translator.ts'
import { toAnswerSchema } from './answer-schema.ts'

const english = getTranslator('en')

test('a label becomes the title, in the language of the run', () => {
  const answer = z.object({
    account: z.string().max(20).meta({ label: 'wizard.account-field', autocomplete: 'username' }),
  })

  expect(toAnswerSchema(answer, english)).toEqual({
    type: 'object',
    properties: { account: { type: 'string', maxLength: 20, title: 'Account name', autocomplete: 'username' } },
    required: ['account'],
  })
  expect(toAnswerSchema(answer, getTranslator('de')).properties.account?.title).toBe(
    getTranslator('de')('wizard.account-field'),
  )
})

test('a question keeps its id as const and its text as title', () => {
  const question = z
    .object({ question: z.literal('first-school'), answer: z.string() })
    .meta({ title: 'Which school?' })
  const answer = z.object({ answers: z.tuple([question]) })

  const { answers } = toAnswerSchema(answer, english).properties
  expect(answers).not.toHaveProperty('items')
  expect(answers?.prefixItems?.[0]).toMatchObject({
    title: 'Which school?',
    properties: { question: { const: 'first-school' } },
  })
})

test('choices are translated one by one; custom texts stay as they are', () => {
  const meta = { control: 'radio', choices: { a: 'wizard.cancel', b: 'As it was' } }
  const { choice } = toAnswerSchema(z.object({ choice: z.enum(['a', 'b']).meta(meta) }), english).properties
  expect(choice).toMatchObject({ enum: ['a', 'b'], control: 'radio', choices: { a: 'Cancel', b: 'As it was' } })
})

test('patterns, formats and zod’s own integer bounds stay on the server', () => {
  const answer = z.object({ code: z.string().regex(/^\d+$/), count: z.int(), tries: z.int().min(1).max(5) })
  expect(toAnswerSchema(answer, english).properties).toEqual({
    code: { type: 'string' },
    count: { type: 'integer' },
    tries: { type: 'integer', minimum: 1, maximum: 5 },
  })
})
