import { expect, test } from 'vitest'
import { checkPolicy } from './controller.ts'

const policyOf = (lockoutThreshold: number) =>
  // Only what the check reads.
  checkPolicy({ policy: { lockoutThreshold, minLength: 8 } } as Parameters<typeof checkPolicy>[0])

test.each([1, 2, 3, 4])('O3: a lockout threshold of %i is a warning that says what it means', (threshold) => {
  expect(policyOf(threshold)).toMatchObject({ level: 'warn', text: expect.stringContaining('typing errors') })
})

test.each([0, 5, 10])('O3: a lockout threshold of %i is no warning', (threshold) => {
  expect(policyOf(threshold)).toMatchObject({ level: 'ok' })
})
