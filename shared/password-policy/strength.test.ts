import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createStrengthEstimate } from './strength.ts'

describe('strength', () => {
  const estimate = createStrengthEstimate()

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

  test('of a name counts the words of the displayed name one by one', () => {
    const about = { displayName: 'Aurelia Wolkenschieber' }
    expect(estimate('Wolkenschieber1', about)).toBeLessThan(estimate('Wolkenschieber1', {}))
  })

  test('of any text is estimated, even if it is unreadable', () => {
    const text = fc.string({ unit: 'binary', maxLength: 256 }).map((text) => `${text}\uD800`)
    fc.assert(
      fc.property(text, (password) => {
        expect([0, 1, 2, 3, 4]).toContain(estimate(password, {}))
      }),
      { numRuns: 20 },
    )
  })
})
