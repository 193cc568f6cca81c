import { expect, test } from 'vitest'
import { decoyPolicy } from './decoy-policy.ts'
import { type ManagementPolicy, managementPolicyDefinition } from './management-policy.ts'
import { defaultPolicy } from './resolve.ts'

const policy = (id: string, more: object = {}): ManagementPolicy => ({
  ...managementPolicyDefinition.parse({ name: id, ...more }),
  ...{ id, priority: 1, version: 1 },
})
const everywhere = [policy('one'), policy('two'), defaultPolicy]
const keys = Array.from({ length: 300 }, (_, index) => `account-${index}`)
const drawn = (policies: ManagementPolicy[], domain = 'corp.example.com') =>
  keys.map((key) => decoyPolicy(policies, key, domain)?.id)

test('accounts that do not exist are spread over all policies, each always the same', () => {
  expect(new Set(drawn(everywhere))).toEqual(new Set(['one', 'two', 'default']))
  expect(drawn(everywhere.toReversed())).toEqual(drawn(everywhere))
})

test('nobody falls under a policy that people of that domain cannot have, or that is switched off', () => {
  const elsewhere = policy('elsewhere', { userScope: { domains: ['other.example.com'] } })
  const off = policy('off', { enabled: false })
  expect(new Set(drawn([elsewhere, off, defaultPolicy]))).toEqual(new Set(['default']))
  expect(new Set(drawn([elsewhere, defaultPolicy], 'other.example.com'))).toEqual(new Set(['elsewhere', 'default']))
})

test('a policy that is added takes its own share and moves nobody else', () => {
  const before = drawn(everywhere)
  const after = drawn([policy('three'), ...everywhere])
  expect(after).toContain('three')
  expect(after.filter((id, index) => id !== 'three' && id !== before[index])).toEqual([])
})
