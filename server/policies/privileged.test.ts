import { expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { asksSecondOperator, isPrivileged, privileged } from './privileged.ts'

const inGroups = (...groups: string[]) => ({ groups })

test('members of the directory’s groups that manage servers are privileged by default, and others are not', () => {
  const supplied = privileged.parse({})
  expect(isPrivileged(supplied, inGroups('S-1-5-32-578'))).toBe(true)
  expect(isPrivileged(supplied, inGroups('S-1-5-32-545', 'S-1-5-21-1-2-3-513'))).toBe(false)
  expect(isPrivileged(privileged.parse({ builtIn: false }), inGroups('S-1-5-32-578'))).toBe(false)
})

test('a group counts by SID, name and distinguished name, without regard to case', () => {
  for (const group of ['S-1-5-21-1-2-3-1601', 'Payroll', 'CN=Payroll,DC=corp,DC=example']) {
    const own = inGroups(group.toLowerCase())
    expect(isPrivileged(privileged.parse({ groups: [group] }), own)).toBe(true)
    expect(isPrivileged(privileged.parse({ groups: ['Other'] }), own)).toBe(false)
  }
})

const step = (activity: string, settings: object = {}) => {
  const found = activities.find(({ id }) => id === activity)
  if (!found) throw new Error(activity)
  return { key: activity, activity: found, settings: found.settings.parse(settings) }
}

test('a second operator must be asked before the first effect, whichever path is taken', () => {
  const [ask, unlock, mark] = ['approve-by-operator', 'unlock-account', 'enforce-profile-update'].map((id) => step(id))
  if (!ask || !unlock || !mark) throw new Error('no steps')
  expect(asksSecondOperator([ask, unlock])).toBe(true)
  expect(asksSecondOperator([unlock, ask])).toBe(false)
  expect(asksSecondOperator([unlock])).toBe(false)
  // Nothing of it is what an impostor could want.
  expect(asksSecondOperator([mark])).toBe(true)
  expect(asksSecondOperator([])).toBe(true)
  const when = [{ type: 'network', networks: ['10.0.0.0/8'] }]
  const path = {
    key: 'path',
    activity: { ...ask.activity, branches: () => [{ path: [], steps: [ask.key] }] },
    settings: { when },
  }
  expect(asksSecondOperator([{ ...path, activity: { ...path.activity, id: 'choose-path' } }, ask, unlock])).toBe(false)
})
