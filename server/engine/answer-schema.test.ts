import { expect, test } from 'vitest'
import { z } from 'zod'
import { words } from '../../shared/languages/words.ts'
import { answerSchema } from './answer-schema.ts'

const english = words('en')

test('a label becomes the title, in the language of the run', () => {
  const answer = z.object({
    account: z.string().max(20).meta({ label: 'wizard.account-field', autocomplete: 'username' }),
  })

  expect(answerSchema(answer, english)).toEqual({
    type: 'object',
    properties: { account: { type: 'string', maxLength: 20, title: 'Account name', autocomplete: 'username' } },
    required: ['account'],
  })
  expect(answerSchema(answer, words('de')).properties.account?.title).toBe(words('de')('wizard.account-field'))
})

test('questions keep their id as const and their wording as title', () => {
  const question = z
    .object({ question: z.literal('first-school'), answer: z.string() })
    .meta({ title: 'Which school?' })
  const answer = z.object({ answers: z.tuple([question]) })

  const { answers } = answerSchema(answer, english).properties
  expect(answers).not.toHaveProperty('items')
  expect(answers?.prefixItems?.[0]).toMatchObject({
    title: 'Which school?',
    properties: { question: { const: 'first-school' } },
  })
})

test('choices are worded one by one, own words stay', () => {
  const meta = { control: 'radio', choices: { a: 'wizard.cancel', b: 'As it was' } }
  const { choice } = answerSchema(z.object({ choice: z.enum(['a', 'b']).meta(meta) }), english).properties
  expect(choice).toMatchObject({ enum: ['a', 'b'], control: 'radio', choices: { a: 'Cancel', b: 'As it was' } })
})

test('patterns, formats and the bounds of all integers stay on the server', () => {
  const answer = z.object({ code: z.string().regex(/^\d+$/), count: z.int(), tries: z.int().min(1).max(5) })
  expect(answerSchema(answer, english).properties).toEqual({
    code: { type: 'string' },
    count: { type: 'integer' },
    tries: { type: 'integer', minimum: 1, maximum: 5 },
  })
})
