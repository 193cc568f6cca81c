import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Intent } from '../activities/account.ts'
import type { GuessShare } from '../activities/guess-limit.ts'
import {
  type Directory,
  type DirectoryPerson,
  type DirectorySession,
  deletedAccount,
  type SettledOutcome,
  type WriteResult,
} from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { writeSampleCompany } from '../directory/sample/testing-sample.ts'
import { type TemporaryStore, temporaryStore } from '../store/testing.ts'
import { type Claim, createClaim, LostRace } from './claim.ts'
import { createDecoyAccount } from './decoy.ts'
import { createGuardedAccount, type GuardedAccount, type RightAttempt } from './guarded-account.ts'
import { createGuesses } from './limits/guesses.ts'
import { insertTestRun } from './testing.ts'

/** Every way to try a password reserves an attempt first, so that Latchkey is never a lockout weapon. */
let store: TemporaryStore
let company: Directory
let person: DirectoryPerson
let claim: Claim
let share: GuessShare
let policy: { lockoutThreshold: number; observationWindow: number }
/** Calls that reach the directory. */
let tried: string[]
let settledWith: (string | undefined)[]
let settled: SettledOutcome
/** Replies to the next changes; then the old password is wrong. */
let writeResults: WriteResult[]

beforeEach(async () => {
  ;[tried, settledWith, settled, writeResults] = [[], [], 'applied', []]
  share = 'known'
  policy = { lockoutThreshold: 3, observationWindow: 900_000 }
  store = await temporaryStore()
  await writeSampleCompany(store.folder)
  company = createSampleCompany(store.folder)
  const found = await company.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  person = found.person
  const run = await insertTestRun(store)
  claim = createClaim(store, { row: run, announced: undefined }, 60_000, new AbortController())
})
afterEach(async () => {
  claim.stopRenewal()
  await company.close()
  await store[Symbol.asyncDispose]()
})

const openTestSession = (): DirectorySession => {
  const real = company.openSession({})
  return {
    ...real,
    readStrictestLockout: async () => policy,
    async verifyPassword(_, password) {
      tried.push(password)
      return password === 'right' ? 'right' : 'wrong'
    },
    async readState({ id }) {
      tried.push(`state of ${id}`)
      return deletedAccount
    },
    async verifyDecoy(_, password) {
      tried.push(password)
    },
    async changePassword(_, { password }) {
      tried.push(password)
      return writeResults.shift() ?? { outcome: 'refused', reason: 'wrong-password' }
    },
    async enable() {
      tried.push('enable')
      return { outcome: 'applied' }
    },
    async settlePassword(_person, _ticket, newPassword) {
      settledWith.push(newPassword)
      return settled
    },
  }
}

const guessesBy = (by: Claim) => createGuesses(by, { accountKey: 'cd', share })
const guarded = (by: Claim = claim, earlierAttempt?: RightAttempt): GuardedAccount =>
  createGuardedAccount({
    session: openTestSession(),
    person,
    activity: 'an-activity',
    guesses: guessesBy(by),
    claim: by,
    earlierAttempt,
  })
const decoy = (by: Claim = claim): GuardedAccount =>
  createDecoyAccount({ session: openTestSession(), person, guesses: guessesBy(by), claim: by })

const change = { password: 'old', newPassword: 'new' }
const intent: Intent = { activity: 'a', kind: 'change-password', controller: 'dc1', passwordLastSet: '1', at: '' }

async function countFailures(): Promise<number> {
  const row = await store.read.selectFrom('Counter').select('failures').where('kind', '=', 'bind').executeTakeFirst()
  return row?.failures ?? 0
}

const settle = (account: GuardedAccount) => store.transaction((tx) => account.settleAttempts(tx))

test.each([
  [10, 4, 4],
  [5, 2, 2],
  [4, 1, 2],
  [3, 1, 1],
  [2, 1, 1],
  [1, 0, 1],
  [0, 5, 5],
])(
  'H4: with a lockout threshold of %i strangers have %i attempts and known browsers %i more',
  async (lockoutThreshold, strangers, own) => {
    policy.lockoutThreshold = lockoutThreshold
    for (const open of [guarded, decoy]) {
      for (const [by, max] of [
        ['unknown', strangers],
        ['known', own],
      ] as const) {
        share = by
        const account = open()
        const results: string[] = []
        for (let attempt = 0; attempt < 12; attempt++) results.push(await account.verifyPassword('wrong'))
        expect(results).toEqual([...Array(max).fill('wrong'), ...Array(12 - max).fill('too-many-attempts')])
        expect(tried).toHaveLength(max)
        tried = []
      }
      await store.transaction((tx) => tx.deleteFrom('Counter').execute())
    }
  },
)

test('a policy without an observation window still limits the attempts', async () => {
  policy.observationWindow = 0
  expect(await guarded().verifyPassword('wrong')).toBe('wrong')
  expect(await guarded().verifyPassword('wrong')).toBe('too-many-attempts')
})

test('a change counts as an attempt, and is not sent after our share is used up', async () => {
  expect(await guarded().changePassword(change)).toEqual({ outcome: 'refused', reason: 'wrong-password' })
  expect(await guarded().changePassword(change)).toEqual({ outcome: 'refused', reason: 'too-many-attempts' })
  expect(tried).toHaveLength(1)
  expect(claim.intent).toBeUndefined()
})

test('a change that goes on to other controllers is one attempt, and none if it was never sent', async () => {
  policy.lockoutThreshold = 10
  writeResults = Array(3).fill({ outcome: 'not-sent' })
  const never = guarded()
  expect(await never.changePassword(change)).toEqual({ outcome: 'unreachable' })
  expect(tried).toHaveLength(3)
  expect(await countFailures()).toBe(1)
  await settle(never)
  expect(await countFailures()).toBe(0)

  writeResults = [{ outcome: 'not-sent' }]
  const refused = guarded()
  expect(await refused.changePassword(change)).toEqual({ outcome: 'refused', reason: 'wrong-password' })
  await settle(refused)
  expect(await countFailures()).toBe(1)
})

test('a wrong password stays counted when its step ends', async () => {
  policy.lockoutThreshold = 10
  for (const account of [guarded(), decoy()]) {
    await account.verifyPassword('wrong')
    await settle(account)
  }
  expect(await countFailures()).toBe(2)
})

test('a write that tries no password is no attempt', async () => {
  policy.lockoutThreshold = 1
  for (const _ of [1, 2, 3]) expect(await guarded().enable()).toEqual({ outcome: 'applied' })
  expect(await countFailures()).toBe(0)
})

test('the right password resets the count, whether checked or changed', async () => {
  policy.lockoutThreshold = 10
  await guarded().verifyPassword('wrong')
  const checked = guarded()
  await checked.verifyPassword('right')
  expect(await countFailures()).toBe(2)
  await settle(checked)
  expect(await countFailures()).toBe(0)

  writeResults = [{ outcome: 'applied' }]
  const changed = guarded()
  await changed.changePassword(change)
  expect(await countFailures()).toBe(1)
  await settle(changed)
  expect(await countFailures()).toBe(0)
})

test('a password that the step before found right is changed within the same attempt', async () => {
  const checked = guarded()
  await checked.verifyPassword('right')
  const joined = () => guarded(claim, checked.rightAttempt())
  const toRight = { password: 'right', newPassword: 'new' }

  expect(await joined().changePassword({ ...toRight, password: 'other' })).toMatchObject({
    reason: 'too-many-attempts',
  })
  const wrongByNow = joined()
  expect(await wrongByNow.changePassword(toRight)).toEqual({ outcome: 'refused', reason: 'wrong-password' })
  await settle(wrongByNow)
  expect(await countFailures()).toBe(1)

  writeResults = [{ outcome: 'unknown' }]
  const unknown = joined()
  expect(await unknown.changePassword(toRight)).toEqual({ outcome: 'unknown' })
  await settle(unknown)
  expect(await countFailures()).toBe(1)

  writeResults = [{ outcome: 'applied' }]
  const applied = joined()
  expect(await applied.changePassword(toRight)).toEqual({ outcome: 'applied' })
  expect(await countFailures()).toBe(1)
  await settle(applied)
  expect(await countFailures()).toBe(0)
})

test.each<WriteResult>([{ outcome: 'refused', reason: 'history' }, { outcome: 'not-sent' }])(
  'a right password is given back if the directory does not change it: %j',
  async (result) => {
    writeResults = Array(3).fill(result)
    const checked = guarded()
    await checked.verifyPassword('right')
    const joined = guarded(claim, checked.rightAttempt())
    await joined.changePassword({ password: 'right', newPassword: 'new' })
    expect(await countFailures()).toBe(1)
    await settle(joined)
    expect(await countFailures()).toBe(0)
  },
)

test('settling an unknown change tries the new password only with an attempt left', async () => {
  const account = guarded()
  expect(await account.settle(intent, 'new')).toBe('applied')
  expect(await countFailures()).toBe(1)
  expect(await guarded().settle(intent, 'new')).toBe('applied')
  expect(await guarded().settle(intent)).toBe('applied')
  expect(settledWith).toEqual(['new', undefined, undefined])
  await settle(account)
  expect(await countFailures()).toBe(0)
})

test.each<[SettledOutcome, string | undefined]>([
  ['not-applied', 'new'],
  ['unknown', 'new'],
  ['applied', undefined],
])('a change settled as %s with the new password %s does not reset the count', async (outcome, newPassword) => {
  policy.lockoutThreshold = 10
  settled = outcome
  const account = guarded()
  await account.verifyPassword('wrong')
  expect(await account.settle(intent, newPassword)).toBe(outcome)
  await settle(account)
  expect(await countFailures()).toBe(newPassword === undefined ? 1 : 2)
})

test('the state of a decoy costs one query, like that of a person', async () => {
  expect(await decoy().state()).toMatchObject({ locked: false, disabled: false })
  expect(tried).toEqual([`state of ${person.id}`])
})

test('nothing is sent after the claim is lost', async () => {
  const lost: Claim = {
    ...claim,
    assertHeld() {
      throw new LostRace()
    },
  }
  policy.lockoutThreshold = 10
  await expect(guarded(lost).verifyPassword('right')).rejects.toThrow(LostRace)
  await expect(guarded(lost).changePassword(change)).rejects.toThrow(LostRace)
  await expect(guarded(lost).enable()).rejects.toThrow(LostRace)
  await expect(decoy(lost).verifyPassword('right')).rejects.toThrow(LostRace)
  expect(tried).toEqual([])
})
