import { expect, test } from 'vitest'
import { omitFields, replaceValues, selectFields, selectValues } from './select-fields.ts'

const schema = {
  type: 'object' as const,
  properties: {
    name: { type: 'string' as const },
    reminders: {
      title: 'Reminders',
      properties: { expiry: { type: 'integer' as const }, update: { type: 'integer' as const } },
    },
    rules: { type: 'array' as const },
  },
}
const whole = { name: 'Sales', reminders: { expiry: 1, update: 2 }, rules: ['length'], priority: 3 }
const paths = ['rules', 'reminders.expiry']

test('fields of a page keep their groups and their order', () => {
  const { properties } = selectFields(schema, paths)
  expect(Object.keys(properties)).toEqual(['reminders', 'rules'])
  expect(properties.reminders).toEqual({ title: 'Reminders', properties: { expiry: { type: 'integer' } } })
})

test('the other fields are what is left, without empty groups', () => {
  expect(Object.keys(omitFields(schema, paths).properties)).toEqual(['name', 'reminders'])
  expect(omitFields(schema, paths).properties.reminders.properties).toEqual({ update: { type: 'integer' } })
  const all = ['reminders.expiry', 'reminders.update']
  expect(Object.keys(omitFields(schema, all).properties)).toEqual(['name', 'rules'])
})

test('what a page edits goes back into the whole, and nothing else of it changes', () => {
  const part = selectValues(whole, paths)
  expect(part).toEqual({ rules: ['length'], reminders: { expiry: 1 } })
  expect(replaceValues(whole, { ...part, rules: [] }, paths)).toEqual({ ...whole, rules: [] })
  expect(replaceValues(whole, part, paths)).toEqual(whole)
})

test('a value that a page leaves out has its default again, and none is made up', () => {
  expect(replaceValues(whole, { rules: [] }, paths)).toEqual({ ...whole, rules: [], reminders: { update: 2 } })
  expect(selectValues({ name: 'Sales' }, paths)).toEqual({})
  expect(replaceValues({ name: 'Sales' }, {}, paths)).toEqual({ name: 'Sales' })
})
