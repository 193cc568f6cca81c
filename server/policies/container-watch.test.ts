import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { insertPolicy } from '../store/management-policies.ts'
import type { Session } from '../store/sessions.ts'
import { createStaffGate } from './staff-gate.ts'
import { createPinHarness, type PinHarness } from './testing-pinning.ts'

/** An operator whose policy excludes a container must not reach its people in the minutes after it was renamed. */
let harness: PinHarness
let member: Parameters<ReturnType<typeof createStaffGate>['mayAct']>[0]
let person: DirectoryPerson
let lookUps: number

const domain = 'DC=corp,DC=example,DC=com'
const managers = `OU=Managers,${domain}`
const renamed = `OU=Leaders,${domain}`
const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const container = (distinguishedName: string) =>
  ({ found: 'one', what: { kind: 'container', name: 'X', id, distinguishedName } }) as const

beforeEach(async () => {
  harness = await createPinHarness()
  const [operator, everyone] = [await harness.load('helpdesk.operator'), await harness.load('active.user')]
  // Their own group alone: one that has everybody in it would make everybody an operator.
  const group = operator.groups.find((one) => one.startsWith('s-1-') && !everyone.groups.includes(one)) ?? ''
  await harness.store.transaction((tx) =>
    insertPolicy(tx, {
      id: 'own',
      priority: 1,
      definition: JSON.stringify({
        name: 'Own',
        userScope: { exclude: { containers: [managers] } },
        helpdeskScope: { include: { groups: [group] } },
      }),
    }),
  )
  harness.policies.invalidate()
  harness.results.set(managers.toLowerCase(), container(managers))
  harness.results.set(id, container(managers))
  const session = { frontEnd: 'helpdesk', secondFactor: 'totp' } as Session
  const state = { locked: false, passwordExpired: false, mustChange: false, disabled: false, accountExpired: false }
  member = { session, person: operator, state }
  person = { ...everyone, distinguishedName: `CN=Ada,${managers}` }
  lookUps = 0
  const { openSession } = harness.directory
  harness.directory.openSession = (options) => {
    const session = openSession(options)
    return {
      ...session,
      findScopeTarget(name) {
        lookUps++
        return session.findScopeTarget(name)
      },
    }
  }
})
afterEach(() => harness[Symbol.asyncDispose]())

const refused = { allowed: false, code: 'person-unknown', why: 'other-policy' }
const at = (distinguishedName: string) => ({ ...person, distinguishedName })

test('people of an excluded container that is renamed stay excluded at the next request', async () => {
  const { mayAct } = createStaffGate(harness)
  expect(await mayAct(member, person)).toEqual(refused)
  harness.results.set(managers.toLowerCase(), { found: 'none' })
  harness.results.set(id, container(renamed))
  expect(await mayAct(member, at(`CN=Ada,${renamed}`))).toEqual(refused)
  // Back under the first name, which was met before.
  harness.results.set(renamed.toLowerCase(), { found: 'none' })
  harness.results.set(id, container(managers))
  expect(await mayAct(member, at(`CN=Ada,${managers}`))).toEqual(refused)
})

test('a person who is moved is judged by the container that they are in now', async () => {
  const { mayAct } = createStaffGate(harness)
  expect(await mayAct(member, person)).toEqual(refused)
  expect(await mayAct(member, at(`CN=Ada,OU=Sales,${domain}`))).toEqual({ allowed: true })
  expect(await mayAct(member, at(`CN=Ada,OU=Board,${managers}`))).toEqual(refused)
})

test('a container that was met is not looked for again, and nothing is allowed while none can be', async () => {
  const { mayAct } = createStaffGate(harness)
  await mayAct(member, at(`CN=Ada,OU=Sales,${domain}`))
  const before = lookUps
  expect(before).toBeGreaterThan(0)
  expect(await mayAct(member, at(`CN=Bea,OU=Sales,${domain}`))).toEqual({ allowed: true })
  expect(lookUps).toBe(before)
  harness.directory.openSession = () => {
    throw new Error('away')
  }
  await expect(mayAct(member, at(`CN=Ada,${renamed}`))).rejects.toThrow('away')
})
