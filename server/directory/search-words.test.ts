import { expect, test } from 'vitest'
import { compareDisplayNames, parseSearchWords } from './search-words.ts'

test('people are listed by name, and those of one name by account, in whatever order the directory gives them', () => {
  const people = ['Zoe zoe', 'Anna anna.2', 'Anna anna.1'].map((text) => {
    const [displayName = '', account = ''] = text.split(' ')
    return { displayName, account }
  })
  const sorted = ['anna.1', 'anna.2', 'zoe']
  expect(people.toSorted(compareDisplayNames).map(({ account }) => account)).toEqual(sorted)
  expect(
    people
      .toReversed()
      .toSorted(compareDisplayNames)
      .map(({ account }) => account),
  ).toEqual(sorted)
})

test('words are searched for as they are typed, each once', () => {
  expect(parseSearchWords('İpek  ada ADA I\u0307')).toEqual(['İpek', 'ADA', 'İ'])
  expect(parseSearchWords(' \u00a0 ')).toBeUndefined()
})
