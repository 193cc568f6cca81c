import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store/database.ts'
import type { Profiles } from './profiles.ts'
import { answers, createProfileHarness, type ProfileHarness, ruth as person, requirements } from './testing.ts'

let registry: ProfileHarness
let store: Store
let profiles: Profiles
beforeEach(async () => {
  registry = await createProfileHarness()
  ;({ store, profiles } = registry)
})
afterEach(() => registry[Symbol.asyncDispose]())

async function registered() {
  const profile = profiles.forPerson(person)
  await store.transaction(await profile.change({ answers: { given: answers, requirements: requirements } }))
  return profile
}
const decoy = () => profiles.forDecoy(profiles.accountKey('corp.example.com', 'nobody'), 'corp.example.com')

describe('a person who registered', () => {
  test('succeeds with all answers, and with nothing less', async () => {
    const profile = await registered()
    expect(await profile.isRegistered()).toBe(true)
    expect(await profile.verifyAnswers(answers)).toBe(true)
    expect(await profile.verifyAnswers(answers.map((one, at) => (at ? one : { ...one, answer: 'x' })))).toBe(false)
    expect(await profile.verifyAnswers([])).toBe(false)
    expect(await profile.verifyAnswers([{ question: 'first-car', answer: 'Elm Street' }])).toBe(false)
  })

  test('is asked the same questions until an answer succeeded', async () => {
    const profile = await registered()
    const asked = await profile.chooseQuestionIds(2)
    for (let again = 0; again < 5; again++) expect(await profile.chooseQuestionIds(2)).toEqual(asked)
    const orders = new Set<string>()
    for (let success = 0; success < 20; success++) {
      await store.transaction((tx) => profile.clearFailures(tx))
      orders.add((await profile.chooseQuestionIds(2)).join())
    }
    expect(orders.size).toBeGreaterThan(1)
  })

  test('has no answer stored in clear', async () => {
    await registered()
    const rows = await store.read.selectFrom('ProfileAnswer').selectAll().execute()
    expect(rows.every(({ hash }) => hash.startsWith('$argon2id$'))).toBe(true)
    // Six letters at least: shorter ones stand in a hash by chance.
    expect(JSON.stringify(rows)).not.toMatch(/biscuit|lisbon|elm ?street/i)
  })
})

describe('a decoy', () => {
  test('asks the usual number of questions, the same each time, others for another account', async () => {
    const asked = await decoy().chooseQuestionIds(2)
    expect(asked).toHaveLength(2)
    expect(await decoy().chooseQuestionIds(2)).toEqual(asked)
    const choices = new Set<string>()
    for (let account = 0; account < 20; account++) {
      const other = profiles.forDecoy(profiles.accountKey('corp.example.com', `nobody${account}`), 'corp.example.com')
      choices.add((await other.chooseQuestionIds(2)).join())
    }
    expect(choices.size).toBeGreaterThan(5)
  })

  test('never succeeds, and registers nothing', async () => {
    const profile = decoy()
    const asked = await profile.chooseQuestionIds(2)
    expect(await profile.verifyAnswers(asked.map((question) => ({ question, answer: '' })))).toBe(false)
    await store.transaction(await profile.change({ answers: { given: answers, requirements: requirements } }))
    expect(await profile.isRegistered()).toBe(false)
    expect(await store.read.selectFrom('Profile').selectAll().execute()).toEqual([])
  })

  test('counts failures and locks as a real profile does', async () => {
    const counted = async (profile = decoy()) => {
      const counts = [1, 2, 3].map(() => store.transaction((tx) => profile.addFailure(tx, 30)))
      await store.transaction((tx) => profile.lock(tx, 30))
      return { counts: (await Promise.all(counts)).sort(), locked: (await profile.lockedUntil()) !== undefined }
    }
    expect(await counted()).toEqual(await counted(await registered()))
  })
})

test('an account has one key, however it is typed', () => {
  const key = profiles.accountKey('corp.example.com', 'r.osei')
  for (const typed of ['R.Osei', 'CORP\\r.osei', 'r.osei@corp.example.com', 'ｒ.osei']) {
    expect(profiles.accountKey('CORP.example.com', typed)).toBe(key)
  }
  expect(profiles.accountKey('branch.example.com', 'r.osei')).not.toBe(key)
  expect(profiles.accountKey('corp.example.com', 'r.oseo')).not.toBe(key)
})

test('failures of a person and of the decoy of the same account share one counter', async () => {
  const key = profiles.accountKey('corp.example.com', 'R.OSEI')
  await store.transaction((tx) => profiles.forPerson(person).addFailure(tx, 30))
  expect(await store.transaction((tx) => profiles.forDecoy(key, 'corp.example.com').addFailure(tx, 30))).toBe(2)
})

test('a lock lasts, and failures count, for as many minutes as the workflow says', async () => {
  const profile = profiles.forPerson(person)
  const fail = () => store.transaction((tx) => profile.addFailure(tx, 30))
  const pass = (minutes: number) =>
    store.transaction((tx) =>
      tx
        .updateTable('Counter')
        .set({ windowStartedAt: new Date(Date.now() - minutes * 60_000) })
        .execute(),
    )
  expect(await fail()).toBe(1)
  await pass(29)
  expect(await fail()).toBe(2)
  await pass(31)
  expect(await fail()).toBe(1)
  await store.transaction((tx) => profile.lock(tx, 30))
  const minutes = (((await profile.lockedUntil())?.getTime() ?? 0) - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(29)
  expect(minutes).toBeLessThan(31)
})
