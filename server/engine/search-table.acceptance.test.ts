import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { eachDatabase } from '../store/testing.ts'
import { createSignInWorld, type SignInWorld } from './testing-identity-sign-ins.ts'

/** Acceptance tests of the search by target system account; each title begins with the test's id. Flags in more columns: `server/authentication/find-identity.test.ts`. */

const authenticator = 'QER | Person | PasswordResetAuthenticator'

eachDatabase('search by target system account', (open) => {
  let world: SignInWorld
  let clara: DirectoryPerson
  beforeEach(async () => {
    world = await createSignInWorld(open)
    clara = await world.seedPerson('active.user', { person: { CentralAccount: 'CLARAH' } })
  })
  afterEach(() => world[Symbol.asyncDispose]())

  const search = (more: object = {}) =>
    world.set({
      [`${authenticator} | SearchTable`]: 'ADSAccount',
      [`${authenticator} | SearchColumn`]: 'CN|SamAccountName',
      ...more,
    })
  async function tryName(account: string) {
    await world.forgetGuesses()
    const [passcode = ''] = await world.issuePasscode(clara)
    return (await world.signIn('password-reset', { account, passcode })).code
  }

  test('SE-1: a name is found in each of the columns; SE-10: in any case', async () => {
    await search()
    for (const name of [clara.displayName, 'active.user', 'ACTIVE.User', clara.displayName.toUpperCase()])
      expect([name, await tryName(name)]).toEqual([name, 'signed-in'])
  })

  test('SE-2: a name in columns of two people is ambiguous', async () => {
    await search()
    await world.seedPerson('contractor.user', { own: { cn: 'active.user' } })
    expect(await tryName('active.user')).toBe('sign-in-refused')
    expect(await tryName(clara.displayName)).toBe('signed-in')
  })

  test('SE-3: an account that is linked to nobody is refused', async () => {
    await search()
    await world.seed({ accounts: [{ UID_ADSAccount: 'lonely', SAMAccountName: 'lonely', cn: 'Lonely' }] })
    expect(await tryName('lonely')).toBe('sign-in-refused')
  })

  test('SE-5, SE-6: the central account counts only while no search table is set', async () => {
    await search()
    expect(await tryName('CLARAH')).toBe('sign-in-refused')
    await search({
      [`${authenticator} | SearchTable`]: undefined,
      [`${authenticator} | DisabledBy`]: 'AccountDisabled',
    })
    expect(await tryName('CLARAH')).toBe('signed-in')
  })

  test('SE-8: each of several sign-in names finds its person', async () => {
    await search({
      [`${authenticator} | SearchTable`]: 'QBMSplittedLookup',
      [`${authenticator} | SearchColumn`]: 'SplittedElement',
    })
    await world.seed({
      lookups: [
        [clara.id, 'clara'],
        [clara.id, 'harris'],
      ],
    })
    for (const name of ['clara', 'HARRIS']) expect(await tryName(name)).toBe('signed-in')
    expect(await tryName('clara harris')).toBe('sign-in-refused')
  })

  test('SE-9: wildcards and quotes are characters like others', async () => {
    await search()
    for (const name of ['%', 'active%', '_ctive.user', "' or 1=1 --", "active.user'", '[a]ctive.user'])
      expect([name, await tryName(name)]).toEqual([name, 'sign-in-refused'])
  })

  /** `AccountDisabled` stands for any column of flags: our own table has one. */
  test('DI-1: a column that disables refuses, and null is false', async () => {
    await search({ [`${authenticator} | DisabledBy`]: 'AccountDisabled' })
    expect(await tryName('active.user')).toBe('signed-in')
    await world.changeAccount(clara, { AccountDisabled: true })
    expect(await tryName('active.user')).toBe('sign-in-refused')
  })

  test('EN-1, EN-2: a column that enables must be set; without one nothing is checked', async () => {
    await search()
    expect(await tryName('active.user')).toBe('signed-in')
    await search({ [`${authenticator} | EnabledBy`]: 'AccountDisabled' })
    expect(await tryName('active.user')).toBe('sign-in-refused')
    await world.changeAccount(clara, { AccountDisabled: true })
    expect(await tryName('active.user')).toBe('signed-in')
  })

  test('DI-3: disabled wins over enabled', async () => {
    await world.changeAccount(clara, { AccountDisabled: true })
    const flags = {
      [`${authenticator} | EnabledBy`]: 'AccountDisabled',
      [`${authenticator} | DisabledBy`]: 'AccountDisabled',
    }
    await search(flags)
    expect(await tryName('active.user')).toBe('sign-in-refused')
  })

  test('DI-4: only the flags of the account that was typed count', async () => {
    await search({ [`${authenticator} | DisabledBy`]: 'AccountDisabled' })
    const other = { UID_ADSAccount: 'second', UID_Person: clara.id, SAMAccountName: 'second', cn: 'Second' }
    await world.seed({ accounts: [{ ...other, AccountDisabled: true }] })
    expect(await tryName('second')).toBe('sign-in-refused')
    expect(await tryName('active.user')).toBe('signed-in')
  })
})
