import { expect, test } from 'vitest'
import { findBrokenRules } from '../password-policy/check.ts'
import type { AnswerSchema, FieldSchema, PageRule } from '../wizard/page.ts'
import { createForm } from './form-state.ts'

const change: AnswerSchema = {
  type: 'object',
  properties: {
    password: {
      type: 'string',
      title: 'Current password',
      minLength: 1,
      secret: true,
      autocomplete: 'current-password',
    },
    newPassword: { type: 'string', title: 'New password', secret: true, autocomplete: 'new-password' },
    reason: { type: 'string', title: 'Reason', maxLength: 5 },
  },
  required: ['password', 'newPassword'],
}
const rules: PageRule[] = [
  { id: 'length', where: 'page', settings: { min: 12 }, text: 'At least 12 characters' },
  { id: 'history', where: 'server', settings: { count: 5 }, text: 'Different from your last 5 passwords' },
]

test('an incomplete form is not sent, and each incomplete field has a problem', () => {
  const form = createForm({ answer: change, rules }, { brokenRules: findBrokenRules })
  form.set('reason', 'much too long')
  expect(form.submit()).toBeUndefined()
  expect(form.problems.value).toEqual({
    password: { key: 'wizard.required' },
    newPassword: { key: 'wizard.required' },
    reason: { key: 'wizard.too-long', values: { count: 5 } },
  })
})

test('rules of the page are checked while typing, rules of the server are not', () => {
  const form = createForm({ answer: change, rules }, { brokenRules: findBrokenRules })
  expect(form.unmetRules.value.map(({ id }) => id)).toEqual(['length'])
  form.set('password', 'old')
  form.set('newPassword', 'short')
  expect(form.submit()).toBeUndefined()
  expect(form.problems.value.newPassword).toEqual({
    key: 'wizard.rule-broken',
    values: { rule: 'At least 12 characters' },
  })
  form.set('newPassword', 'twelve characters')
  expect(form.unmetRules.value).toEqual([])
  expect(form.submit()).toEqual({ password: 'old', newPassword: 'twelve characters' })
})

test('a problem is shown beside its field until that field is changed', () => {
  const form = createForm({ answer: change, problem: { code: 'x', text: 'Used before.', field: 'newPassword' } })
  form.set('password', 'old')
  expect(form.problems.value).toEqual({ newPassword: { text: 'Used before.' } })
  form.set('newPassword', 'another')
  expect(form.problems.value).toEqual({})
})

test('a problem without a field in this form is shown above the form', () => {
  const form = createForm({ answer: change, problem: { code: 'x', text: 'Not now.', field: 'answers' } })
  expect(form.generalProblem).toBe('Not now.')
})

test('clearing secrets keeps all other values', () => {
  const form = createForm({ answer: change })
  form.set('password', 'old')
  form.set('reason', 'why')
  form.set('newPassword', 'new')
  form.clearSecrets(['password'])
  expect(form.values.value).toEqual({ password: 'old', newPassword: '', reason: 'why' })
  form.clearSecrets()
  expect(form.values.value).toEqual({ password: '', newPassword: '', reason: 'why' })
})

test('values of the previous page are kept for the same fields, except secrets', () => {
  const form = createForm({ answer: change }, { earlierValues: { password: 'old', reason: 'why', gone: 'x' } })
  expect(form.values.value).toEqual({ password: '', newPassword: '', reason: 'why' })
})

test.each([
  ['password', { password: '', newPassword: 'new' }],
  ['newPassword', { password: 'old', newPassword: 'new' }],
  [undefined, { password: 'old', newPassword: 'new' }],
])('F11: a page that asks again about %s keeps what is right, and the new password to be mended', (field, kept) => {
  const problem = { code: 'x', text: 'No.', field }
  const form = createForm(
    { answer: change, problem },
    { earlierValues: { password: 'old', newPassword: 'new' }, keepsSecrets: true },
  )
  expect(form.values.value).toEqual({ ...kept, reason: '' })
})

test('an omitted field is neither shown nor required', () => {
  const form = createForm({ answer: change }, { omit: ['password'] })
  form.set('newPassword', 'another')
  expect(form.fields.map(({ path }) => path)).toEqual(['newPassword', 'reason'])
  expect(form.submit()).toEqual({ newPassword: 'another' })
})

test('the same question cannot be chosen twice', () => {
  const question: FieldSchema = { type: 'string', title: 'Question', enum: ['pet', 'town'] }
  const row: FieldSchema = { type: 'object', properties: { question }, required: ['question'] }
  const form = createForm({
    answer: { type: 'object', properties: { answers: { type: 'array', items: row, minItems: 2 } } },
  })
  form.set('answers.0.question', 'pet')
  form.set('answers.1.question', 'pet')
  expect(form.submit()).toBeUndefined()
  expect(form.problems.value).toEqual({ 'answers.1.question': { key: 'wizard.chosen-already' } })
})

test('finding 15: answers that are made up stay when one of them is refused', () => {
  const answer = { type: 'string', title: 'Answer', secret: true, chosen: true } as const
  const form = createForm(
    {
      answer: { type: 'object', properties: { first: answer, second: answer, password: { ...answer, chosen: false } } },
      problem: { code: 'answer-too-short', text: 'Too short.', field: 'second' },
    },
    { earlierValues: { first: 'Riverside', second: '?', password: 'old' } },
  )
  expect(form.values.value).toEqual({ first: 'Riverside', second: '?', password: '' })
  expect(Object.keys(form.problems.value)).toEqual(['second'])
  // Nothing of it stays in a page that the browser keeps.
  form.clearSecrets()
  expect(form.values.value).toEqual({ first: '', second: '', password: '' })
})
