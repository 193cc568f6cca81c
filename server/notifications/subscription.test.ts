import { expect, test } from 'vitest'
import { isSubscribed } from './subscription.ts'

test.each([
  ['may-leave', undefined, true],
  ['may-leave', false, false],
  ['may-not-leave', undefined, true],
  ['may-not-leave', false, true],
  ['may-join', undefined, false],
  ['may-join', true, true],
] as const)('with mode %s and choice %s a person is subscribed: %s', (mode, chosen, expected) => {
  expect(isSubscribed(mode, chosen)).toBe(expected)
})
