import { expect, test } from 'vitest'
import { brokenRules } from '../password-policy/check.ts'
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

test('nothing is sent while something is missing; each field says what', () => {
  const form = createForm({ answer: change, rules }, { brokenRules })
  form.set('reason', 'much too long')
  expect(form.submit()).toBeUndefined()
  expect(form.problems.value).toEqual({
    password: { key: 'wizard.required' },
    newPassword: { key: 'wizard.required' },
    reason: { key: 'wizard.too-long', values: { count: 5 } },
  })
})

test('rules for the page tick while typing; those of the server are left to it', () => {
  const form = createForm({ answer: change, rules }, { brokenRules })
  expect(form.unmet.value.map(({ id }) => id)).toEqual(['length'])
  form.set('password', 'old')
  form.set('newPassword', 'short')
  expect(form.submit()).toBeUndefined()
  expect(form.problems.value.newPassword).toEqual({
    key: 'wizard.rule-broken',
    values: { rule: 'At least 12 characters' },
  })
  form.set('newPassword', 'twelve characters')
  expect(form.unmet.value).toEqual([])
  expect(form.submit()).toEqual({ password: 'old', newPassword: 'twelve characters' })
})

test('a problem stands beside its field until that field is changed', () => {
  const form = createForm({ answer: change, problem: { code: 'x', text: 'Used before.', field: 'newPassword' } })
  form.set('password', 'old')
  expect(form.problems.value).toEqual({ newPassword: { text: 'Used before.' } })
  form.set('newPassword', 'another')
  expect(form.problems.value).toEqual({})
})

test('a problem that blames no field of the form is said above it', () => {
  const form = createForm({ answer: change, problem: { code: 'x', text: 'Not now.', field: 'answers' } })
  expect(form.general).toBe('Not now.')
})

test('clearing secrets leaves everything else as it was typed', () => {
  const form = createForm({ answer: change })
  form.set('password', 'old')
  form.set('reason', 'why')
  form.clearSecrets()
  expect(form.values.value).toEqual({ password: '', newPassword: '', reason: 'why' })
})

test('what was typed on the page before is kept where the same is asked again, but for secrets', () => {
  const form = createForm({ answer: change }, { earlier: { password: 'old', reason: 'why', gone: 'x' } })
  expect(form.values.value).toEqual({ password: '', newPassword: '', reason: 'why' })
})

test('a field that the host fills in unseen is neither shown nor demanded', () => {
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
