import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunFacts } from '../activity.ts'
import { condition } from '../conditions/conditions.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { choosePath } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const known = { authenticated: true }

/** Whether the path with this condition is taken. */
async function takes(when: unknown, options: { account?: string; run?: Partial<RunFacts>; now?: string } = {}) {
  const settings = { paths: [{ when: [condition.parse(when)], steps: ['long'] }], otherwise: ['short'] }
  const ctx = await harness.context(choosePath, options.account ?? 'active.user', {
    settings,
    run: options.run ?? known,
  })
  const result = await choosePath.execute?.({ ...ctx, now: () => new Date(options.now ?? Date.now()) }, undefined)
  expect(result).toMatchObject({ kind: 'ok' })
  return result?.kind === 'ok' && result.skip?.join() === 'short'
}

test('the first path whose conditions are met is taken: steps of other paths are skipped, a shared step stays', async () => {
  const settings = {
    paths: [
      { when: [{ fact: 'status' as const, is: 'locked' as const }], steps: ['unlock', 'mail'] },
      { when: [{ fact: 'network' as const, in: ['10.0.0.0/8'] }], steps: ['questions', 'mail'] },
    ],
    otherwise: ['approval'],
  }
  const run = { ...known, address: '10.1.2.3' }
  const ctx = await harness.context(choosePath, 'active.user', { settings, run })
  expect(await choosePath.execute?.(ctx, undefined)).toMatchObject({ skip: ['approval', 'unlock'] })
})

test.each([
  ['locked.user', 'locked', true],
  ['active.user', 'locked', false],
  ['expired.user', 'expired', true],
  ['mustchange.user', 'must-change', true],
])('%s is %s: %s', async (account, is, expected) => {
  expect(await takes({ fact: 'status', is }, { account })).toBe(expected)
  expect(await takes({ fact: 'status', is, not: true }, { account })).toBe(!expected)
})

test('groups count by name or SID, in any case', async () => {
  const [group] = (await harness.person('active.user')).groups
  expect(await takes({ fact: 'group', in: ['nobody', String(group).toUpperCase()] })).toBe(true)
  expect(await takes({ fact: 'group', in: ['nobody'] })).toBe(false)
})

test('before authentication, facts about the person do not count', async () => {
  const run = { authenticated: false }
  expect(await takes({ fact: 'status', is: 'locked' }, { account: 'locked.user', run })).toBe(false)
  expect(await takes({ fact: 'status', is: 'locked', not: true }, { account: 'active.user', run })).toBe(false)
})

describe('networks', () => {
  test.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['192.168.1.7', '192.168.1.7', true],
    ['2001:db8::7', '2001:db8::/32', true],
    ['2001:db9::7', '2001:db8::/32', false],
    ['nonsense', '0.0.0.0/0', false],
  ])('%s in %s: %s', async (address, range, expected) => {
    expect(await takes({ fact: 'network', in: [range] }, { run: { address } })).toBe(expected)
  })

  test.each(['10.0.0.0/33', '10.0.0/8', '2001:db8::/129', 'intranet', '10.0.0.0/8/8'])('%s is refused', (range) => {
    expect(condition.safeParse({ fact: 'network', in: [range] }).success).toBe(false)
  })
})

describe('times', () => {
  const night = { fact: 'time', on: ['friday'], from: '22:00', until: '06:00', timeZone: 'Europe/Berlin' }
  test.each([
    ['2026-11-20T20:59:00Z', false],
    ['2026-11-20T21:00:00Z', true],
    ['2026-11-21T04:59:00Z', true],
    ['2026-11-21T05:00:00Z', false],
    ['2026-11-21T21:30:00Z', false],
  ])('the night of Friday in Berlin, %s: %s', async (now, expected) => {
    expect(await takes(night, { now })).toBe(expected)
  })

  test('without settings a time condition is always met', async () => {
    expect(await takes({ fact: 'time' })).toBe(true)
  })

  test('a time zone that does not exist is refused', () => {
    expect(condition.safeParse({ fact: 'time', timeZone: 'Europe/Latchkey' }).success).toBe(false)
  })
})

test('failures of the account raise the risk, and a failure in this run makes it high', async () => {
  const risk = (atLeast: string, run: Partial<RunFacts> = known) => takes({ fact: 'risk', atLeast }, { run })
  expect(await risk('raised')).toBe(false)
  const { profile } = await harness.context(choosePath, 'active.user')
  await harness.store.transaction((tx) => profile.addFailure(tx, 30))
  expect(await risk('raised')).toBe(true)
  expect(await risk('high')).toBe(false)
  expect(await risk('high', { ...known, failures: 1 })).toBe(true)
})
