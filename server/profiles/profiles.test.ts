import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store/database.ts'
import type { Profiles } from './profiles.ts'
import { answers, openRegistry, ruth as person, type Registry, requirements } from './testing.ts'

let registry: Registry
let store: Store
let profiles: Profiles
beforeEach(async () => {
  registry = await openRegistry()
  ;({ store, profiles } = registry)
})
afterEach(() => registry[Symbol.asyncDispose]())

async function registered() {
  const profile = profiles.of(person)
  await store.transaction(await profile.hashAnswers(answers, requirements))
  return profile
}
const decoy = () => profiles.decoy(profiles.accountKey('corp.example.com', 'nobody'), 'corp.example.com')

describe('somebody who registered', () => {
  test('is let in by all answers, and by nothing less', async () => {
    const profile = await registered()
    expect(await profile.registered()).toBe(true)
    expect(await profile.verifyAnswers(answers)).toBe(true)
    expect(await profile.verifyAnswers(answers.map((one, at) => (at ? one : { ...one, answer: 'x' })))).toBe(false)
    expect(await profile.verifyAnswers([])).toBe(false)
    expect(await profile.verifyAnswers([{ question: 'first-car', answer: 'Elm Street' }])).toBe(false)
  })

  test('is asked the same questions until an answer succeeded', async () => {
    const profile = await registered()
    const asked = await profile.questionsToAsk(2)
    for (let again = 0; again < 5; again++) expect(await profile.questionsToAsk(2)).toEqual(asked)
    const orders = new Set<string>()
    for (let success = 0; success < 20; success++) {
      await store.transaction((tx) => profile.clearFailures(tx))
      orders.add((await profile.questionsToAsk(2)).join())
    }
    expect(orders.size).toBeGreaterThan(1)
  })

  test('has no answer stored in clear', async () => {
    await registered()
    const rows = await store.read.selectFrom('ProfileAnswer').selectAll().execute()
    expect(rows.every(({ hash }) => hash.startsWith('$argon2id$'))).toBe(true)
    expect(JSON.stringify(rows)).not.toMatch(/biscuit|lisbon|elm/i)
  })
})

describe('a decoy', () => {
  test('asks as many questions as anybody has, the same each time, others for another account', async () => {
    const asked = await decoy().questionsToAsk(2)
    expect(asked).toHaveLength(2)
    expect(await decoy().questionsToAsk(2)).toEqual(asked)
    const choices = new Set<string>()
    for (let account = 0; account < 20; account++) {
      const other = profiles.decoy(profiles.accountKey('corp.example.com', `nobody${account}`), 'corp.example.com')
      choices.add((await other.questionsToAsk(2)).join())
    }
    expect(choices.size).toBeGreaterThan(5)
  })

  test('never lets anybody in, and registers nothing', async () => {
    const profile = decoy()
    const asked = await profile.questionsToAsk(2)
    expect(await profile.verifyAnswers(asked.map((question) => ({ question, answer: '' })))).toBe(false)
    await store.transaction(await profile.hashAnswers(answers, requirements))
    expect(await profile.registered()).toBe(false)
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

test('failures of a real person and of the decoy of the same account are one count', async () => {
  const key = profiles.accountKey('corp.example.com', 'R.OSEI')
  await store.transaction((tx) => profiles.of(person).addFailure(tx, 30))
  expect(await store.transaction((tx) => profiles.decoy(key, 'corp.example.com').addFailure(tx, 30))).toBe(2)
})
