import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, failed, type Result } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateWithPasscode } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

async function issue(split = false) {
  const profile = desk.profiles.of(await desk.person('unregistered.user'))
  const issued = await profile.issuePasscode({ length: 8, minutes: 60, split })
  await desk.store.transaction((tx) => issued.write(tx))
  return issued.parts
}

const answer = async (passcode: string) =>
  authenticateWithPasscode.execute?.(await desk.context(authenticateWithPasscode, 'unregistered.user'), { passcode })

const spend = (result: Result | undefined) =>
  desk.store.transaction(async (tx) => (result?.kind === 'ok' ? result.record?.(tx) : undefined))

const wrong = failed('wrong-passcode', { field: 'passcode' })

test('it works once, typed as people type', async () => {
  const [passcode = ''] = await issue()
  const result = await answer(` ${passcode.toLowerCase().replace(/^(....)/, '$1-')} `)
  expect(result).toMatchObject({ kind: 'ok' })
  await spend(result)
  expect(await answer(passcode)).toEqual(wrong)
})

test('of one that was split both halves are needed, in either order', async () => {
  const [first = '', second = ''] = await issue(true)
  expect(await answer(first)).toEqual(wrong)
  expect(await answer(second)).toEqual(wrong)
  expect(await answer(first + first)).toEqual(wrong)
  expect(await answer(`${second} ${first}`)).toMatchObject({ kind: 'ok' })
})

test('a wrong one, and one where none was given out, are refused alike', async () => {
  expect(await answer('ABCDEFGH')).toEqual(wrong)
  await issue()
  expect(await answer('ABCDEFGH')).toEqual(wrong)
})

test('a profile that was locked afterwards takes none', async () => {
  const [passcode = ''] = await issue()
  const profile = desk.profiles.of(await desk.person('unregistered.user'))
  await desk.store.transaction((tx) => profile.lock(tx, 30))
  expect(await answer(passcode)).toEqual(critical('profile-locked'))
})
