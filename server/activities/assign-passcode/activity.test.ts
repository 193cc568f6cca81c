import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { openPasscodes } from '../../factors/passcode.ts'
import { absentSetting, putSetting } from '../../store/settings.ts'
import { critical, type Result } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { assignPasscode } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

type Settings = z.input<typeof assignPasscode.settings>

async function assign(settings: Settings, person: object = {}) {
  const ctx = await harness.context(assignPasscode, 'active.user', { settings })
  const manager = async () => undefined
  const result = (await assignPasscode.execute?.(
    { ...ctx, person: { ...ctx.person, ...person }, findManager: 'manager' in person ? manager : ctx.findManager },
    undefined,
  )) as Result
  if (result.kind === 'ok') await harness.store.transaction(async (tx) => result.record?.(tx))
  return { result, shown: result.kind === 'ok' ? (result.oneTimeValues ?? []) : [], profile: ctx.profile }
}

test('a passcode is shown to the operator once, with its expiry, and works', async () => {
  const { shown, profile } = await assign({ length: 10, minutes: 30 })
  const [passcode] = shown
  expect(shown).toHaveLength(1)
  expect(passcode?.value).toHaveLength(10)
  expect((passcode?.until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(29 * 60_000)
  expect(await profile.part(openPasscodes).verify(passcode?.value ?? '')).toMatchObject({ valid: true })
  expect(await harness.mails()).toEqual([])
})

test('a mailed passcode is not shown to the operator', async () => {
  const { shown, profile } = await assign({ delivery: 'mail' })
  const [mail] = await harness.mails()
  expect(shown).toEqual([])
  expect(mail).toMatchObject({ template: 'passcode', values: { part: 'whole' } })
  expect(await profile.part(openPasscodes).verify(String(mail?.values.passcode))).toMatchObject({ valid: true })
})

test('a split passcode gives operator and manager one half each, and only both together work', async () => {
  const { shown, profile } = await assign({ delivery: 'split' })
  const [mail] = await harness.mails()
  const [half = '', other = ''] = [shown[0]?.value, String(mail?.values.passcode)]
  const { person } = await harness.context(assignPasscode, 'active.user')
  expect(mail?.to).not.toBe(person.mail)
  expect(mail).toMatchObject({ values: { part: 'half', person: person.displayName } })
  expect(await profile.part(openPasscodes).verify(half)).toEqual({ valid: false })
  expect(await profile.part(openPasscodes).verify(other)).toEqual({ valid: false })
  expect(await profile.part(openPasscodes).verify(half + other)).toMatchObject({ valid: true })
})

test('PR-17: the parameter PasscodeSplit splits every passcode, also where the workflow does not', async () => {
  const value = { 'QER | Person | PasswordResetAuthenticator | PasscodeSplit': true }
  await harness.store.transaction((tx) => putSetting(tx, 'parameters', value, absentSetting))
  const { shown, profile } = await assign({ delivery: 'shown', length: 8 })
  const [mail] = await harness.mails()
  const [half = '', other = ''] = [shown[0]?.value, String(mail?.values.passcode)]
  expect(half).toHaveLength(8)
  expect(mail).toMatchObject({ values: { part: 'half' } })
  for (const one of [half, other]) expect(await profile.part(openPasscodes).verify(one)).toEqual({ valid: false })
  expect(await profile.part(openPasscodes).verify(other + half)).toMatchObject({ valid: true })
})

test('without a recipient no passcode is issued', async () => {
  expect((await assign({ delivery: 'mail' }, { mail: undefined })).result).toEqual(critical('no-address-to-write-to'))
  const { result, profile } = await assign({ delivery: 'split' }, { manager: undefined })
  expect(result).toEqual(critical('no-manager-to-write-to'))
  expect(await profile.part(openPasscodes).expiresAt()).toBeUndefined()
})

test('issuing a passcode unlocks the profile', async () => {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  await harness.store.transaction((tx) => profile.lock(tx, 30))
  await assign({})
  expect(await profile.lockedUntil()).toBeUndefined()
})
