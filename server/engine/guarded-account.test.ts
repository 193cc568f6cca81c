import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Intent } from '../activities/account.ts'
import type { Directory, DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { writeSampleCompany } from '../directory/sample/testing-sample.ts'
import { findRun } from '../store/runs.ts'
import { type TemporaryStore, temporaryStore } from '../store/testing.ts'
import { type Claim, createClaim } from './claim.ts'
import { createDecoyAccount } from './decoy.ts'
import { createGuardedAccount, type GuardedAccount } from './guarded-account.ts'
import { createGuesses, type EngineGuesses } from './limits/guesses.ts'
import { insertTestRun } from './testing.ts'

/** Every write under the same guard. */
let store: TemporaryStore
let company: Directory
let claim: Claim
let session: DirectorySession
let guesses: EngineGuesses

beforeEach(async () => {
  store = await temporaryStore()
  await writeSampleCompany(store.folder)
  company = createSampleCompany(store.folder)
  session = company.openSession({})
  const run = await insertTestRun(store)
  claim = createClaim(store, { row: run, announced: undefined }, 60_000, new AbortController())
  guesses = createGuesses(claim, { accountKey: 'cd', share: 'known' })
})
afterEach(async () => {
  claim.stopRenewal()
  await company.close()
  await store[Symbol.asyncDispose]()
})

async function person(account: string): Promise<DirectoryPerson> {
  const found = await company.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

const guard = async (account: string): Promise<GuardedAccount> =>
  createGuardedAccount({ session, person: await person(account), activity: 'an-activity', guesses, claim })
const stateOf = async (account: string) => company.openSession({}).readState(await person(account))
const storedIntent = async () => (await findRun(store.read, 'run-1'))?.intent ?? null
const writes = {
  unlock: ['locked.user', (account: GuardedAccount) => account.unlock(), { locked: false }],
  enable: ['disabled.user', (account: GuardedAccount) => account.enable(), { disabled: false }],
  'force-change': ['active.user', (account: GuardedAccount) => account.forceChangeAtNextLogon(), { mustChange: true }],
} as const

test.each(['unlock', 'enable', 'force-change'] as const)(
  '%s: the intent is stored before the write is sent, and the effect is recorded',
  async (kind) => {
    const [name, write, after] = writes[kind]
    let announced: string | null = null
    const real = session
    const noting = async () => {
      announced = await storedIntent()
    }
    session = {
      ...real,
      unlock: async (...args) => noting().then(() => real.unlock(...args)),
      enable: async (...args) => noting().then(() => real.enable(...args)),
      setMustChange: async (...args) => noting().then(() => real.setMustChange(...args)),
    }
    const account = await guard(name)
    expect(await write(account)).toEqual({ outcome: 'applied' })
    expect(JSON.parse(announced ?? '{}')).toMatchObject({ activity: 'an-activity', kind, controller: 'sample' })
    expect(account.applied).toEqual([kind])
    expect(claim.intent).toBeUndefined()
    expect(await stateOf(name)).toMatchObject(after)
  },
)

test.each(['unlock', 'enable', 'force-change'] as const)(
  '%s, and no answer: the account itself says whether it happened',
  async (kind) => {
    const [name, write] = writes[kind]
    const real = session
    let arrives = false
    const send = { unlock: real.unlock, enable: real.enable, 'force-change': real.setMustChange }[kind]
    const lost = async (...args: Parameters<DirectorySession['unlock']>) => {
      if (arrives) await send(...args)
      return { outcome: 'unknown' } as const
    }
    session = { ...real, unlock: lost, enable: lost, setMustChange: lost }
    for (const settled of ['not-applied', 'applied'] as const) {
      arrives = settled === 'applied'
      const account = await guard(name)
      expect(await write(account)).toEqual({ outcome: 'unknown' })
      const intent = claim.intent as Intent
      expect(intent.kind).toBe(kind)
      expect(await account.settle(intent, 'never tried')).toBe(settled)
      expect(account.applied).toEqual(arrives ? [kind] : [])
    }
  },
)

const newPassword = 'Quiet-Teapot-2026'
const reset = { newPassword, history: 'ignore' } as const
const change = { password: 'Marble-Orchard-74', newPassword }

test.each<[string, (account: GuardedAccount) => Promise<unknown>, Partial<Intent>, Intent['kind'][]]>([
  ['a change', (account) => account.changePassword(change), { kind: 'change-password' }, ['change-password']],
  ['a reset', (account) => account.resetPassword(reset), { kind: 'reset-password' }, ['reset-password']],
  [
    'a reset that unlocks',
    (account) => account.resetPassword({ ...reset, unlock: true }),
    { kind: 'reset-password', unlocks: true },
    ['reset-password', 'unlock'],
  ],
])(
  '%s is announced with all that it does, which counts as applied once it has happened',
  async (_, write, announced, effects) => {
    const lost = async () => ({ outcome: 'unknown' }) as const
    session = { ...session, changePassword: lost, resetPassword: lost, settlePassword: async () => 'applied' }
    const account = await guard('locked.user')
    await write(account)
    const {
      activity: _activity,
      controller: _controller,
      passwordLastSet: _lastSet,
      at: _at,
      ...intent
    } = claim.intent ?? {}
    expect(intent).toEqual(announced)
    expect(account.applied).toEqual([])
    await account.settle(claim.intent as Intent)
    expect(account.applied).toEqual(effects)
  },
)

test('while no controller can take a write, it is not announced', async () => {
  session = { ...session, prepareWrite: async () => undefined }
  expect(await (await guard('locked.user')).unlock()).toEqual({ outcome: 'unreachable' })
  expect(await storedIntent()).toBeNull()
})

test('a refusal is returned, and a write that was not sent goes to another controller', async () => {
  const refused = { outcome: 'refused', reason: 'not-permitted' }
  const account = await guard('protected.user')
  expect(await account.enable()).toEqual(refused)
  expect(account.applied).toEqual([])
  const real = session
  let tries = 0
  session = {
    ...real,
    async enable(...args) {
      tries += 1
      return tries < 3 ? { outcome: 'not-sent' } : real.enable(...args)
    },
  }
  expect(await (await guard('disabled.user')).enable()).toEqual({ outcome: 'applied' })
  tries = -10
  expect(await (await guard('disabled.user')).enable()).toEqual({ outcome: 'unreachable' })
})

test('a decoy refuses, writes nothing and stores no intent', async () => {
  const decoy = createDecoyAccount({ session, person: await person('disabled.user'), guesses, claim })
  const refused = { outcome: 'refused', reason: 'missing' }
  expect([await decoy.enable(), await decoy.forceChangeAtNextLogon()]).toEqual([refused, refused])
  expect(await stateOf('disabled.user')).toMatchObject({ disabled: true, mustChange: false })
  expect(await storedIntent()).toBeNull()
})
