import { describe, expect, test } from 'vitest'
import { chooseDecoyPolicy } from './decoy-policy.ts'
import { type ManagementPolicy, managementPolicyDefinition } from './management-policy.ts'
import { defaultPolicy } from './resolve.ts'

const policy = (id: string, more: object = {}): ManagementPolicy => ({
  ...managementPolicyDefinition.parse({ name: id, ...more }),
  id,
  priority: 1,
  version: 1,
})
const everywhere = [policy('one'), policy('two'), defaultPolicy]
const keys = Array.from({ length: 300 }, (_, index) => `account-${index}`)
const drawn = (policies: ManagementPolicy[], domain = 'corp.example.com') =>
  keys.map((key) => chooseDecoyPolicy(policies, key, domain)?.id)

test('decoys are distributed over all policies, and each keeps its own', () => {
  expect(new Set(drawn(everywhere))).toEqual(new Set(['one', 'two', 'default']))
  expect(drawn(everywhere.toReversed())).toEqual(drawn(everywhere))
})

test('no decoy gets a policy that people of its domain cannot have, or that is disabled', () => {
  const elsewhere = policy('elsewhere', { userScope: { domains: ['other.example.com'] } })
  const off = policy('off', { enabled: false })
  expect(new Set(drawn([elsewhere, off, defaultPolicy]))).toEqual(new Set(['default']))
  expect(new Set(drawn([elsewhere, defaultPolicy], 'other.example.com'))).toEqual(new Set(['elsewhere', 'default']))
})

test('a new policy takes its own share and moves no other decoy', () => {
  const before = drawn(everywhere)
  const after = drawn([policy('three'), ...everywhere])
  expect(after).toContain('three')
  expect(after.filter((id, index) => id !== 'three' && id !== before[index])).toEqual([])
})

describe('where people were counted', () => {
  const corp = 'corp.example.com'
  const share = (shares: Record<string, number>, policies = everywhere) => {
    const met = keys.map((key) => chooseDecoyPolicy(policies, key, corp, { [corp]: shares })?.id)
    return (id: string) => met.filter((one) => one === id).length / met.length
  }

  test('decoys get policies in the same proportions as people', () => {
    const shareOf = share({ one: 20, two: 100, default: 880 })
    expect(shareOf('default')).toBeGreaterThan(0.8)
    expect(shareOf('two')).toBeGreaterThan(0.05)
    expect(shareOf('two')).toBeLessThan(0.16)
    expect(shareOf('one')).toBeLessThan(0.06)
    expect(share({ one: 500, default: 500 })('two')).toBe(0)
  })

  test('equal counts and a domain that was never counted change nothing', () => {
    const equal = keys.map(
      (key) => chooseDecoyPolicy(everywhere, key, corp, { [corp]: { one: 7, two: 7, default: 7 } })?.id,
    )
    expect(equal).toEqual(drawn(everywhere))
    expect(keys.map((key) => chooseDecoyPolicy(everywhere, key, 'b.example.com', { [corp]: { one: 7 } })?.id)).toEqual(
      drawn(everywhere, 'b.example.com'),
    )
  })

  test('a policy that grows takes decoys from others, and no other decoy moves', () => {
    const under = (shares: Record<string, number>) =>
      keys.map((key) => chooseDecoyPolicy(everywhere, key, corp, { [corp]: shares })?.id)
    const before = under({ one: 100, two: 100, default: 800 })
    const after = under({ one: 400, two: 100, default: 800 })
    expect(after.filter((id, index) => id !== before[index]).every((id) => id === 'one')).toBe(true)
    expect(after.filter((id) => id === 'one').length).toBeGreaterThan(before.filter((id) => id === 'one').length)
  })

  test('counts of deleted or disabled policies leave no decoy without a policy', () => {
    expect(share({ gone: 900, two: 100 })('two')).toBe(1)
    expect(share({ gone: 900 })('default')).toBeGreaterThan(0)
  })
})
