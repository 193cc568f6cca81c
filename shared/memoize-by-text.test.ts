import { expect, test } from 'vitest'
import { memoizeByText } from './memoize-by-text.ts'

test('a text is computed once, until there are too many texts', () => {
  const computed: string[] = []
  const measure = memoizeByText((text) => {
    computed.push(text)
    return text.length
  }, 2)
  expect(['one', 'three', 'one', 'three'].map(measure)).toEqual([3, 5, 3, 5])
  expect(computed).toEqual(['one', 'three'])
  expect(['seven', 'one'].map(measure)).toEqual([5, 3])
  expect(computed).toEqual(['one', 'three', 'seven', 'one'])
})
