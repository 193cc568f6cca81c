import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strengthEstimate } from './strength.ts'

describe('strength', () => {
  const estimate = strengthEstimate()

  test.each([
    ['', 0],
    ['password', 0],
    ['qwertzuiop', 1],
    ['Summer2024', 1],
    ['q7#Vz!mK2p', 3],
    ['correct horse battery staple', 4],
  ])('of %j is %i', (password, strength) => {
    expect(estimate(password, {})).toBe(strength)
  })

  test('of a person’s own name is low', () => {
    const about = { account: 'wolkenschieber', displayName: 'Aurelia Wolkenschieber' }
    expect(estimate('Wolkenschieber1', about)).toBeLessThan(estimate('Wolkenschieber1', {}))
  })

  test('is found for any text, be it unreadable', () => {
    const text = fc.string({ unit: 'binary', maxLength: 256 }).map((text) => `${text}\uD800`)
    fc.assert(
      fc.property(text, (password) => {
        expect([0, 1, 2, 3, 4]).toContain(estimate(password, {}))
      }),
      { numRuns: 20 },
    )
  })
})
