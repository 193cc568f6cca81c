import { describe, expect, test } from 'vitest'
import { maskContact } from './contact.ts'
import { findContactProblem, maxContacts, readContact } from './read-contact.ts'

test.each([
  ['mail', 'jane.doe@example.com', 'j•••@e•••.com'],
  ['mail', 'ö@mail.beispiel.de', 'ö•••@m•••.de'],
  ['mail', '😀smile@example.org', '😀•••@e•••.org'],
  ['mail', 'root@localhost', 'r•••@l•••'],
  ['mobile', '+491512345642', '••• 42'],
] as const)('of a %s like %s people see %s', (kind, value, shown) => {
  expect(maskContact(kind, value)).toBe(shown)
})

describe('what is typed', () => {
  test.each([
    ['mail', ' Jane.Doe@Example.com ', 'Jane.Doe@Example.com'],
    ['mobile', '+49 151 234 56-42', '+491512345642'],
    ['mobile', '0049 (151) 234.56/42', '+491512345642'],
    ['mobile', '+49 (0) 151 2345642', '+491512345642'],
    ['mobile', '+44\t7700#900123', '+447700900123'],
  ] as const)('as a %s: %j is kept as %s', (kind, typed, kept) => {
    expect(readContact(kind, typed)).toBe(kept)
  })

  test.each([
    ['mail', ''],
    ['mail', 'jane'],
    ['mail', 'jane@localhost'],
    ['mail', 'jane@nowhere.invalid'],
    ['mail', 'a@example.com, b@example.com'],
    ['mail', 'jane@example.com\r\nBcc: all@example.com'],
    ['mobile', ''],
    ['mobile', '0151 2345642'],
    ['mobile', '+0151 2345642'],
    ['mobile', '+49 151'],
    ['mobile', '+49 151 23456 78901 23456'],
    ['mobile', '+49 151 CALL ME'],
  ] as const)('as a %s: %j is none', (kind, typed) => {
    expect(readContact(kind, typed)).toBeUndefined()
  })
})

describe('a contact to be added', () => {
  const known = [
    { origin: 'corporate', kind: 'mail', value: 'jane.doe@corp.example.com', verified: true },
    { origin: 'corporate', kind: 'mobile', value: '0049 151 2345642', verified: true },
    { origin: 'personal', kind: 'mail', value: 'jane@example.org', verified: true },
    { origin: 'personal', kind: 'mail', value: 'begun@example.org', verified: false },
  ] as const
  test.each([
    ['mail', 'jane@example.net', undefined],
    ['mail', 'begun@example.org', undefined],
    ['mail', 'JANE.DOE@corp.example.com', 'contact-corporate'],
    ['mobile', '+49 151 23456-42', 'contact-corporate'],
    ['mail', 'Jane@Example.org', 'contact-known'],
    ['mail', 'jane', 'mail-address-invalid'],
    ['mobile', '42', 'mobile-number-invalid'],
  ] as const)('%s %s: %s', (kind, typed, problem) => {
    expect(findContactProblem(kind, typed, known)).toBe(problem)
  })

  test('a number of the directory without country code is the same as the one that is typed with it', () => {
    const directory = [{ ...known[1], value: '0151 2345642' }]
    const typed = '+49 151 2345642'
    expect(findContactProblem('mobile', typed, directory)).toBeUndefined()
    expect(findContactProblem('mobile', typed, directory, { typed: 'AT', directory: 'DE' })).toBe('contact-corporate')
    expect(findContactProblem('mobile', '42', directory, { typed: 'AT' })).toBe('national-number-invalid')
  })

  test('a sixth contact is refused with `contacts-too-many`', () => {
    const many = Array.from({ length: maxContacts }, (_, index) => ({ ...known[2], value: `${index}@example.org` }))
    expect(findContactProblem('mail', 'new@example.org', many)).toBe('contacts-too-many')
    expect(findContactProblem('mail', 'new@example.org', many.slice(1))).toBeUndefined()
    // The directory's count no more than an address that is confirmed again.
    expect(findContactProblem('mail', 'new@example.org', [...known.slice(0, 2), ...many.slice(1)])).toBeUndefined()
    const begun = { ...known[3], value: '0@example.org' }
    expect(findContactProblem('mail', '0@example.org', [begun, ...many.slice(1)])).toBeUndefined()
  })
})
