import { expect, test } from 'vitest'
import { findVariant, titleOfVariant } from './variants.ts'

const length = { properties: { id: { const: 'length', title: 'Length' }, settings: { type: 'object' as const } } }
const age = { properties: { id: { const: 'age' } } }
const schema = { variants: [length, age] }

test('a value has the shape of its constants, or none of them', () => {
  expect(findVariant(schema, { id: 'age' })).toBe(age)
  expect(findVariant(schema, { id: 'other' })).toBe(schema)
  expect(findVariant(length, {})).toBe(length)
})

test('a shape is called by the title of its constant, or by the constant', () => {
  expect([titleOfVariant(length), titleOfVariant(age)]).toEqual(['Length', 'age'])
})
