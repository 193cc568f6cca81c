import { expect, test } from 'vitest'
import type { FieldSchema } from '../wizard/page.ts'
import { answerOf } from './answer.ts'
import { fieldsOf } from './fields.ts'

const answer: FieldSchema = { type: 'string', title: 'Answer', minLength: 1, secret: true }

test('a security question words the input for its answer, and its id travels unseen', () => {
  const fields = fieldsOf({
    type: 'object',
    properties: {
      answers: {
        type: 'array',
        prefixItems: [
          {
            type: 'object',
            title: 'First pet?',
            properties: { question: { const: 'pet' }, answer },
            required: ['answer'],
          },
          {
            type: 'object',
            properties: { question: { const: 'town', title: 'Which town?' }, answer },
            required: ['answer'],
          },
        ],
      },
    },
    required: ['answers'],
  })
  expect(fields.map(({ path, kind, label }) => `${path} ${kind} ${label}`)).toEqual([
    'answers.0.question fixed ',
    'answers.0.answer secret First pet?',
    'answers.1.question fixed Which town?',
    'answers.1.answer secret Which town?',
  ])
  expect(answerOf(fields, { 'answers.0.answer': 'Bello', 'answers.1.answer': 'Köln' })).toEqual({
    answers: [
      { question: 'pet', answer: 'Bello' },
      { question: 'town', answer: 'Köln' },
    ],
  })
})

test('a list without fixed rows gets as many rows as it needs', () => {
  const item: FieldSchema = {
    type: 'object',
    properties: {
      question: { type: 'string', enum: ['pet', 'town'], choices: { pet: 'Pet?', town: 'Town?' } },
      answer,
    },
    required: ['question', 'answer'],
  }
  const fields = fieldsOf({ type: 'object', properties: { answers: { type: 'array', items: item, minItems: 2 } } })
  expect(fields.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    'answers.0.question select',
    'answers.0.answer secret',
    'answers.1.question select',
    'answers.1.answer secret',
  ])
  expect(fields[0]?.options).toEqual([
    { value: 'pet', label: 'Pet?' },
    { value: 'town', label: 'Town?' },
  ])
})

test('numbers travel as numbers, ticks as booleans, empty optional fields not at all', () => {
  const fields = fieldsOf({
    type: 'object',
    properties: {
      days: { type: 'integer', title: 'Days', default: 7 },
      level: { type: 'integer', enum: [1, 2], title: 'Level' },
      reason: { type: 'string', title: 'Reason' },
      accept: { type: 'boolean', title: 'Agreed' },
    },
    required: ['days', 'level', 'accept'],
  })
  expect(answerOf(fields, { level: '2', accept: true })).toEqual({ days: 7, level: 2, accept: true })
})

test('something to agree to is a tick, although its schema is a constant', () => {
  const [field] = fieldsOf({ type: 'object', properties: { accept: { const: true, title: 'Agreed' } } })
  expect(field).toMatchObject({ kind: 'checkbox', initial: false })
})

test.each([
  [{ type: 'string', secret: true, autocomplete: 'new-password' }, 'new-password'],
  [{ type: 'string', secret: true, autocomplete: 'current-password' }, 'secret'],
  [{ type: 'string', enum: ['a'], control: 'radio' }, 'radio'],
  [{ type: 'string', control: 'textarea' }, 'long-text'],
  [{ type: 'integer' }, 'number'],
  [{ type: 'string' }, 'text'],
] as [FieldSchema, string][])('%j becomes a field of kind %s', (schema, kind) => {
  expect(fieldsOf({ type: 'object', properties: { it: schema } })[0]?.kind).toBe(kind)
})
