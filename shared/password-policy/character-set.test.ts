import { describe, expect, test } from 'vitest'
import { isInSet, parsePositions, resolvePositions } from './character-set.ts'

test('letters are every kind but digits and symbols', () => {
  const letters = ['A', 'a', '密', '1', '!', '🔑', ''].filter((one) => isInSet(one, { from: 'letter' }))
  expect(letters).toEqual(['A', 'a', '密'])
})

test('a list without characters has none, not even the end of a password', () => {
  expect(isInSet('', { from: 'these', these: '' })).toBe(false)
  expect(isInSet('a', { from: 'these' })).toBe(false)
})

describe('positions', () => {
  test.each([
    ['1', [[1, 1]]],
    [
      '1,3, 5 - 10',
      [
        [1, 1],
        [3, 3],
        [5, 10],
      ],
    ],
    ['10-10', [[10, 10]]],
    ['999', [[999, 999]]],
  ])('%j is read', (text, ranges) => {
    expect(parsePositions(text)).toEqual(ranges)
  })

  test.each(['', '0', '1,', '-1', '1-', '3-1', '1,3-1', 'a1', '1a', '1x', '1-2x', '1-2-3', '1000', '1-1000'])(
    '%j is refused',
    (text) => {
      expect(parsePositions(text)).toBeUndefined()
    },
  )

  test('places at the beginning and at the end are each counted once; without either all count', () => {
    expect(resolvePositions(5, { positions: '1-4', ending: 2 })).toEqual([1, 2, 3, 4, 5])
    expect(resolvePositions(5, { ending: 2 })).toEqual([4, 5])
    expect(resolvePositions(3, {})).toEqual([1, 2, 3])
    expect(resolvePositions(1, { ending: 3 })).toEqual([1])
  })
})
