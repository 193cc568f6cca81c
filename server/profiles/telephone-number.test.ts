import { describe, expect, test } from 'vitest'
import { country, nameCountries, nameCountry } from './telephone-countries.ts'
import { readTelephoneNumber, toDialledNumber } from './telephone-number.ts'

describe('a number as it is dialled inside a country', () => {
  test.each([
    ['DE', '089 1234', '+49891234'],
    ['DE', '(089) 1234-56', '+4989123456'],
    ['DE', '(0)89 123456', '+4989123456'],
    ['DE', '151 2345642', '+491512345642'],
    ['DE', '+43 1 5123456', '+4315123456'],
    ['DE', '0043 1 5123456', '+4315123456'],
    ['CH', '044 668 18 00', '+41446681800'],
    ['GB', '020 7946 0112', '+442079460112'],
    ['FR', '06 12 34 56 78', '+33612345678'],
    // A zero that belongs to the number stays.
    ['IT', '06 1234 5678', '+390612345678'],
    ['IT', '312 345 6789', '+393123456789'],
    ['CI', '01 23 45 6789', '+2250123456789'],
    ['ES', '912 34 56 78', '+34912345678'],
    ['DK', '32 12 34 56', '+4532123456'],
    ['US', '1 (425) 555-0100', '+14255550100'],
    ['US', '425.555.0100', '+14255550100'],
    ['HU', '06 20 123 4567', '+36201234567'],
    ['RU', '8 (912) 345-67-89', '+79123456789'],
    // Of Saint Petersburg, with and without the 8 that is dialled before it.
    ['RU', '812 345-67-89', '+78123456789'],
    ['RU', '8 812 345-67-89', '+78123456789'],
    ['BY', '8 029 491-19-11', '+375294911911'],
    ['LT', '(0-612) 34567', '+37061234567'],
    ['LT', '8 612 34567', '+37061234567'],
    ['AR', '011 15-2345-6789', '+5491123456789'],
    ['AR', '0351 15 234-5678', '+5493512345678'],
    ['AR', '011 4123 4567', '+541141234567'],
    ['JP', '090-1234-5678', '+819012345678'],
    ['DE', '\uff10\uff18\uff19 1234', '+49891234'],
  ] as const)('of %s: %j is %s', (region, typed, number) => {
    expect(readTelephoneNumber(typed, region)).toBe(number)
  })

  test.each([
    [undefined, '089 1234'],
    ['DE', ''],
    ['DE', '0'],
    ['DE', '089'],
    ['DE', '089 CALL ME'],
    ['DE', '089 12345 67890 12345'],
    ['DE', '(089) (12) 34'],
    // Of one town only, or a digit too many.
    ['US', '555-0100'],
    ['US', '425 555 01000'],
    ['DE', '+1 425 555 010'],
  ] as const)('of %s: %j is none', (region, typed) => {
    expect(readTelephoneNumber(typed, region)).toBeUndefined()
  })
})

test.each([
  [undefined, '+44 20 7946 0112', '+442079460112'],
  [undefined, '+41 (0)44 123 45 67', '+41441234567'],
  [undefined, '020 7946-0112 ext. 12', '02079460112'],
  [undefined, '0044 20 7946 0112', '+442079460112'],
  ['GB', '020 7946-0112 ext. 12', '+442079460112'],
  ['GB', '+41 44 123 45 67', '+41441234567'],
  ['IT', '06 1234 5678;ext=5', '+390612345678'],
  ['US', '(425) 555-0100 x7', '+14255550100'],
  // Of the company's own exchange, or of the same town: dialled as the directory has them.
  ['DE', '4711', '4711'],
  ['DE', '123 45 678', '12345678'],
  ['US', '555-0100', '5550100'],
  ['ES', '4711', '4711'],
  ['DE', '', ''],
] as const)('with the country %s, the directory’s %j is dialled as %j', (region, stored, dialled) => {
  expect(toDialledNumber(stored, region)).toBe(dialled)
})

test('every country has a name of its own in each language, with its code in lists', () => {
  expect(country.options.length).toBe(245)
  for (const language of ['en', 'de']) {
    const names = country.options.map((one) => nameCountry(one, language))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([])
  }
  expect(nameCountries(['DE', 'US'], 'de')).toEqual({ DE: 'Deutschland (+49)', US: 'Vereinigte Staaten (+1)' })
})
