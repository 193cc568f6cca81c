import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { critical, type Result } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { assignPasscode } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

type Settings = z.input<typeof assignPasscode.settings>

async function assign(settings: Settings, person: object = {}) {
  const ctx = await desk.context(assignPasscode, 'active.user', { settings })
  const manager = async () => undefined
  const result = (await assignPasscode.execute?.(
    {
      ...ctx,
      person: { ...ctx.person, ...person },
      manager: 'manager' in person ? manager : ctx.manager,
    },
    undefined as never,
  )) as Result
  if (result.kind === 'ok') await desk.store.transaction(async (tx) => result.record?.(tx))
  return { result, shown: result.kind === 'ok' ? (result.shown ?? []) : [], profile: ctx.profile }
}

test('it is shown to the operator once, with its end, and works', async () => {
  const { shown, profile } = await assign({ length: 10, minutes: 30 })
  const [passcode] = shown
  expect(shown).toHaveLength(1)
  expect(passcode?.value).toHaveLength(10)
  expect((passcode?.until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(29 * 60_000)
  expect(await profile.verifyPasscode(passcode?.value ?? '')).toMatchObject({ right: true })
  expect(await desk.mails()).toEqual([])
})

test('by mail the operator sees nothing of it', async () => {
  const { shown, profile } = await assign({ delivery: 'mail' })
  const [mail] = await desk.mails()
  expect(shown).toEqual([])
  expect(mail).toMatchObject({ template: 'passcode', values: { part: 'whole' } })
  expect(await profile.verifyPasscode(String(mail?.values.passcode))).toMatchObject({ right: true })
})

test('split, the operator and the manager have a half each, and only both together work', async () => {
  const { shown, profile } = await assign({ delivery: 'split' })
  const [mail] = await desk.mails()
  const [half = '', other = ''] = [shown[0]?.value, String(mail?.values.passcode)]
  const { person } = await desk.context(assignPasscode, 'active.user')
  expect(mail?.to).not.toBe(person.mail)
  expect(mail).toMatchObject({ values: { part: 'half', person: person.displayName } })
  expect(await profile.verifyPasscode(half)).toEqual({ right: false })
  expect(await profile.verifyPasscode(other)).toEqual({ right: false })
  expect(await profile.verifyPasscode(half + other)).toMatchObject({ right: true })
})

test('without anybody to write to nothing is given out', async () => {
  expect((await assign({ delivery: 'mail' }, { mail: undefined })).result).toEqual(critical('no-address-to-write-to'))
  const { result, profile } = await assign({ delivery: 'split' }, { manager: undefined })
  expect(result).toEqual(critical('no-manager-to-write-to'))
  expect(await profile.passcodeUntil()).toBeUndefined()
})

test('it takes off the profile’s lock', async () => {
  const profile = desk.profiles.of(await desk.person('active.user'))
  await desk.store.transaction((tx) => profile.lock(tx, 30))
  await assign({})
  expect(await profile.lockedUntil()).toBeUndefined()
})
