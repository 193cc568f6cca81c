import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Intent } from '../activities/activity.ts'
import type { Directory, DirectoryPerson, DirectorySession } from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { findRun, insertRun } from '../store/runs.ts'
import { type TemporaryStore, temporaryStore } from '../store/testing.ts'
import { attemptsOf } from './attempts.ts'
import { type Claim, claimOf } from './claim.ts'
import { decoyAccount } from './decoy.ts'
import { type GuardedAccount, guardedAccount } from './guarded-account.ts'

/** Enabling, and asking for a new password at the next sign-in, under the same guard as every write. */
let store: TemporaryStore
let company: Directory
let claim: Claim
let session: DirectorySession

beforeEach(async () => {
  store = await temporaryStore()
  company = createSampleCompany(store.folder)
  session = company.session({})
  await store.transaction((tx) =>
    insertRun(tx, {
      ...{ id: 'run-1', tokenHash: 'ab', workflow: 'enable-my-account', workflowVersion: 'v', personId: null },
      ...{ domain: 'corp.example.com', account: 'disabled.user', language: 'en', accountKey: 'cd', decoy: false },
      ...{ controller: null, status: 'open', number: 1, state: '{}', intent: null },
    }),
  )
  const run = await findRun(store.read, 'run-1')
  if (!run) throw new Error('the run is gone')
  claim = claimOf(store, run, 60_000, new AbortController())
})
afterEach(async () => {
  claim.end()
  await company.close()
  await store[Symbol.asyncDispose]()
})

async function person(account: string): Promise<DirectoryPerson> {
  const found = await company.session({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

const guard = async (account: string): Promise<GuardedAccount> =>
  guardedAccount({ session, person: await person(account), activity: 'an-activity', attempts: attemptsOf('cd'), claim })
const stateOf = async (account: string) => company.session({}).state(await person(account))
const storedIntent = async () => (await findRun(store.read, 'run-1'))?.intent ?? null
const writes = {
  enable: ['disabled.user', (account: GuardedAccount) => account.enable(), { disabled: false }],
  'force-change': ['active.user', (account: GuardedAccount) => account.forceChangeAtNextLogon(), { mustChange: true }],
} as const

test.each(['enable', 'force-change'] as const)(
  '%s: announced before it is sent, and known to be done',
  async (kind) => {
    const [name, write, after] = writes[kind]
    let announced: string | null = null
    const real = session
    const noting = async () => {
      announced = await storedIntent()
    }
    session = {
      ...real,
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

test.each(['enable', 'force-change'] as const)(
  '%s, and no answer: the account itself says whether it happened',
  async (kind) => {
    const [name, write] = writes[kind]
    const real = session
    let arrives = false
    const lost: DirectorySession['enable'] = async (...args) => {
      if (arrives) await (kind === 'enable' ? real.enable(...args) : real.setMustChange(...args))
      return { outcome: 'unknown' }
    }
    session = { ...real, enable: lost, setMustChange: lost }
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

test('refusals come through, and a write that was not sent is tried elsewhere', async () => {
  const refused = { outcome: 'refused', reason: 'not-permitted' }
  expect(await (await guard('protected.user')).enable()).toEqual(refused)
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

test('a decoy refuses, and nothing is written or announced', async () => {
  const decoy = decoyAccount({ session, person: await person('disabled.user'), attempts: attemptsOf('cd'), claim })
  const refused = { outcome: 'refused', reason: 'missing' }
  expect([await decoy.enable(), await decoy.forceChangeAtNextLogon()]).toEqual([refused, refused])
  expect(await stateOf('disabled.user')).toMatchObject({ disabled: true, mustChange: false })
  expect(await storedIntent()).toBeNull()
})
