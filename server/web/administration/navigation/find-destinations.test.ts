import { expect, test } from 'vitest'
import { toAddress } from '../address.ts'
import { findDestinations } from './find-destinations.ts'

const all = ['Overview', 'Settings', 'Appearance · Logo', 'Sites · Support', 'Sites · Größe der Schrift'].map(
  (title) => ({ title, address: toAddress([title]) }),
)
const find = (typed: string) => findDestinations(all, typed).map(({ title }) => title)

test('the beginnings of words find a page, in any order and without accents', () => {
  expect(find('logo app')).toEqual(['Appearance · Logo'])
  expect(find('grosse')).toEqual([])
  expect(find('große')).toEqual(['Sites · Größe der Schrift'])
  expect(find('groß')).toHaveLength(1)
})

test('a title that begins with what was typed comes first', () => {
  expect(find('s')).toEqual(['Settings', 'Sites · Support', 'Sites · Größe der Schrift'])
  expect(find('')[0]).toBe('Overview')
})

test('what nothing has in its name finds nothing', () => expect(find('xyz')).toEqual([]))
