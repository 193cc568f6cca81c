import { expect, test } from 'vitest'
import { isEqual, readPath, withField, writePath } from './value.ts'

test('fields keep their order when one changes, and one without a value is left out', () => {
  expect(Object.keys(withField({ a: 1, b: 2 }, 'a', 3))).toEqual(['a', 'b'])
  expect(withField({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 })
})

test('values are read and written at their path, in lists and groups', () => {
  const whole = { list: ['x', { name: 'y' }], group: { on: true } }
  expect(readPath(whole, 'list.1.name')).toBe('y')
  expect(readPath(whole, 'group.off')).toBeUndefined()
  expect(writePath(whole, 'list.1.name', 'z')).toEqual({ ...whole, list: ['x', { name: 'z' }] })
  expect(writePath({}, 'group.on', false)).toEqual({ group: { on: false } })
  expect(writePath(whole, 'group.on', undefined)).toEqual({ ...whole, group: {} })
})

test.each([
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true],
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [[1, 2], [2, 1], false],
  [{ a: 1 }, [1], false],
  [null, {}, false],
])('%j and %j are equal: %j', (one, other, equal) => expect(isEqual(one, other)).toBe(equal))
