import { expect, test } from 'vitest'
import { formatPlace, type Place, parsePlace } from './address.ts'

const person = '5470bc0f-97f6-b248-5c56-0b793186f2de@corp.example.com'

test.each<Place>([
  { kind: 'find' },
  { kind: 'person', person },
  { kind: 'task', person, run: '0193-run' },
  { kind: 'person', person: 'a/b #%' },
])('a page and its address lead to each other: $kind $person', (place) => {
  expect(parsePlace(formatPlace(place))).toEqual(place)
})

test.each(['', '#', '#/', '#/people/', '#/people/%', '#/people/x/y', '#/elsewhere'])(
  '%j leads to the search',
  (hash) => {
    expect(parsePlace(hash)).toEqual({ kind: 'find' })
  },
)
