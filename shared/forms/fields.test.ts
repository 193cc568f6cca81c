import { expect, test } from 'vitest'
import type { FieldSchema } from '../wizard/page.ts'
import { buildAnswer } from './build-answer.ts'
import { toFields } from './fields.ts'

const answer: FieldSchema = { type: 'string', title: 'Answer', minLength: 1, secret: true }

test('a security question is the label of its answer, and its id is part of the answer without a field', () => {
  const fields = toFields({
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
  expect(buildAnswer(fields, { 'answers.0.answer': 'Bello', 'answers.1.answer': 'Köln' })).toEqual({
    answers: [
      { question: 'pet', answer: 'Bello' },
      { question: 'town', answer: 'Köln' },
    ],
  })
})

test('a list without fixed rows gets its minimum number of rows', () => {
  const item: FieldSchema = {
    type: 'object',
    properties: {
      question: { type: 'string', enum: ['pet', 'town'], choices: { pet: 'Pet?', town: 'Town?' } },
      answer,
    },
    required: ['question', 'answer'],
  }
  const fields = toFields({ type: 'object', properties: { answers: { type: 'array', items: item, minItems: 2 } } })
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

test('numbers are sent as numbers, checkboxes as booleans, empty optional fields not at all', () => {
  const fields = toFields({
    type: 'object',
    properties: {
      days: { type: 'integer', title: 'Days', default: 7 },
      level: { type: 'integer', enum: [1, 2], title: 'Level' },
      reason: { type: 'string', title: 'Reason' },
      accept: { type: 'boolean', title: 'Agreed' },
    },
    required: ['days', 'level', 'accept'],
  })
  expect(buildAnswer(fields, { level: '2', accept: true })).toEqual({ days: 7, level: 2, accept: true })
})

test('a constant of `true` is a checkbox to agree to', () => {
  const [field] = toFields({ type: 'object', properties: { accept: { const: true, title: 'Agreed' } } })
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
  expect(toFields({ type: 'object', properties: { it: schema } })[0]?.kind).toBe(kind)
})
