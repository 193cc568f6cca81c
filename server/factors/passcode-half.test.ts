import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Result } from '../activities/activity.ts'
import { assignPasscode } from '../activities/assign-passcode/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import { openPasscodes } from './passcode.ts'
import { authenticateByPasscodeHalf, passcodeHalf, passcodeHalfId } from './passcode-half.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const operator = { id: 'o', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }

async function context() {
  const guesses = await harness.createGuesses('active.user', { isOperator: true })
  return harness.context(authenticateByPasscodeHalf, 'active.user', { guesses, run: { operator } })
}

const nameResult = (result: Result | undefined) => (result && 'code' in result ? result.code : result?.kind)

/** Gives out a passcode to a caller who is identified by this method. */
async function assign(authenticatedBy: string) {
  const ctx = await harness.context(assignPasscode, 'active.user', { run: { operator, authenticatedBy } })
  const result = await assignPasscode.execute?.(ctx, undefined)
  if (result?.kind !== 'ok') throw new Error(`no passcode: ${JSON.stringify(result)}`)
  await harness.store.transaction(async (tx) => result.record?.(tx))
  return { ctx, shown: result.oneTimeValues ?? [] }
}

test('a caller of whom nothing was checked gets half of the passcode, although the workflow shows it whole', async () => {
  expect(await authenticateByPasscodeHalf.execute?.(await context(), undefined)).toMatchObject({
    kind: 'ok',
    method: passcodeHalfId,
  })
  const { ctx, shown } = await assign(passcodeHalfId)
  const [mail] = await harness.mails()
  expect(mail).toMatchObject({ to: (await ctx.findManager())?.mail, template: 'passcode', values: { part: 'half' } })
  const [half = '', other = ''] = [shown[0]?.value, String(mail?.values.passcode)]
  const passcodes = ctx.profile.part(openPasscodes)
  for (const part of [half, other]) expect(await passcodes.verify(part)).toEqual({ valid: false })
  expect(await passcodes.verify(other + half)).toMatchObject({ valid: true })
  expect((shown[0]?.until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(7 * 3_600_000)
})

test('such a caller does not take off the lock of the profile; one who was identified does', async () => {
  const { profile } = await context()
  await harness.store.transaction((tx) => profile.lock(tx, 30))
  await assign(passcodeHalfId)
  expect(await profile.lockedUntil()).toBeDefined()
  await assign('manager-approval')
  expect(await profile.lockedUntil()).toBeUndefined()
})

test('an operator who is the manager, or a person without one, gets no half', async () => {
  const ctx = await context()
  const manager = await ctx.findManager()
  if (!manager) throw new Error('the sample company names no manager')
  const { id, domain, account, displayName } = manager
  for (const changed of [
    { ...ctx, run: { ...ctx.run, operator: { id, domain, account, displayName } } },
    { ...ctx, findManager: async () => undefined },
    { ...ctx, findManager: async () => ctx.person },
  ]) {
    expect(nameResult(await authenticateByPasscodeHalf.execute?.(changed, undefined))).toBe('no-manager-to-write-to')
    expect(await passcodeHalf.asking?.findObstacle?.(changed)).toBe(
      'activities.authentication-methods.obstacle-no-manager',
    )
    const given = await harness.context(assignPasscode, 'active.user')
    const run = { ...given.run, operator: changed.run.operator, authenticatedBy: passcodeHalfId }
    const assigned = assignPasscode.execute?.({ ...given, findManager: changed.findManager, run }, undefined)
    expect(nameResult(await assigned)).toBe('no-manager-to-write-to')
  }
  expect(await harness.mails()).toEqual([])
})

test('H3: a fourth half within the hour is refused, since handing one out does not identify the caller', async () => {
  const results: (string | undefined)[] = []
  for (let time = 0; time < 4; time++)
    results.push(nameResult(await authenticateByPasscodeHalf.execute?.(await context(), undefined)))
  expect(results).toEqual(['ok', 'ok', 'ok', 'too-many-attempts'])
})
