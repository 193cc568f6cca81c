import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { practiceAccount } from '../activities/testing.ts'
import type { StartRequest } from './engine.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** Latchkey must not lock accounts: it tries at most eight of the ten wrong passwords that the sample company tolerates, and strangers at most half of them. */
let folder: string
let harnesses: [EngineHarness, EngineHarness]
let binds = 0

beforeEach(async () => {
  binds = 0
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  harnesses = [await open(), await open()]
})
afterEach(async () => {
  for (const harness of harnesses) await harness[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const open = () =>
  createEngineHarness({
    folder,
    directory: (real) => ({
      ...real,
      openSession: (options) => {
        const session = real.openSession(options)
        return {
          ...session,
          verifyPassword: async (...args) => {
            binds++
            return session.verifyPassword(...args)
          },
          changePassword: async (...args) => {
            binds++
            return session.changePassword(...args)
          },
        }
      },
    }),
  })

const { password } = practiceAccount('active.user')
const newPassword = 'Quiet-Teapot-2026'

async function tryOften(
  harness: EngineHarness,
  typed: string,
  tries: number,
  knownPeople?: StartRequest['knownPeople'],
) {
  const request = { workflow: 'manage-my-passwords', account: typed, language: 'en', site: 'self-service' } as const
  const { run, step } = await harness.engine.start({ ...request, knownPeople })
  let current = step
  for (let tried = 0; current.status === 'ask' && tried < tries; tried++) {
    current = await harness.engine.answer(run, { number: current.number, answer: { password: 'wrong', newPassword } })
  }
  return current
}

async function findPerson() {
  const found = await harnesses[0].company.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  return found.person
}

const isLocked = async () => (await harnesses[0].company.openSession({}).readState(await findPerson())).locked

test('parallel runs in two processes, under every form of the name, never reach the directory’s threshold', async () => {
  const names = ['active.user', 'CORP\\active.user', 'ACTIVE.USER', 'active.user@corp.example.com']
  const ends = await Promise.all(names.flatMap((name) => harnesses.map((harness) => tryOften(harness, name, 5))))
  expect(binds).toBe(4)
  const own = await Promise.all(
    harnesses.map(async (harness) => tryOften(harness, 'active.user', 5, [await findPerson()])),
  )
  expect(binds).toBe(8)
  expect([...ends, ...own].filter(({ status }) => status === 'stopped').length).toBeGreaterThan(0)
  expect(await isLocked()).toBe(false)
})

test('H4: guesses of strangers do not lock out a known browser', async () => {
  expect(await tryOften(harnesses[0], 'active.user', 9)).toMatchObject({ status: 'stopped', code: 'too-many-attempts' })
  const knownPeople = [await findPerson()]
  const request = {
    workflow: 'manage-my-passwords',
    account: 'active.user',
    language: 'en',
    site: 'self-service',
  } as const
  const { run, step } = await harnesses[1].engine.start({ ...request, knownPeople })
  const next = await harnesses[1].engine.answer(run, { number: expectPage(step).number, answer: { password } })
  expect(expectPage(next).activity).toBe('change-password-in-ad')
})

test('H4: a browser known for another account counts as unknown', async () => {
  const knownPeople = [{ ...(await findPerson()), id: '00000000-0000-4000-8000-000000000001' }]
  await tryOften(harnesses[0], 'active.user', 9, knownPeople)
  expect(binds).toBe(4)
})

test('after our share is used up, even the right password is not tried', async () => {
  await tryOften(harnesses[0], 'active.user', 9)
  binds = 0
  const { run, step } = await harnesses[1].start('manage-my-passwords')
  const end = await harnesses[1].engine.answer(run, {
    number: expectPage(step).number,
    answer: { password, newPassword },
  })
  expect(end).toMatchObject({ status: 'stopped', code: 'too-many-attempts' })
  expect(binds).toBe(0)
})

/** The current password is accepted, and the new one breaks a rule that holds for this account alone. */
const ruleOfOneAccount = {
  account: 'finegrained.user',
  answer: { password: practiceAccount('finegrained.user').password, newPassword: 'Teapot-26x' },
}

test('the right password resets the count', async () => {
  const [harness] = harnesses
  for (const _ of [1, 2]) {
    await tryOften(harness, ruleOfOneAccount.account, 3)
    const { run, step } = await harness.start('manage-my-passwords', ruleOfOneAccount.account)
    const { number } = expectPage(step)
    const next = expectPage(await harness.engine.answer(run, { number, answer: ruleOfOneAccount.answer }))
    expect(next.page.problem).toMatchObject({ field: 'newPassword' })
  }
})

test('a wrong old password in a change is counted, too', async () => {
  const [harness] = harnesses
  const { engine } = harness
  const { run, step } = await harness.start('manage-my-passwords', ruleOfOneAccount.account)
  let current: Awaited<ReturnType<typeof engine.answer>> = step
  for (let tries = 0; tries < 3; tries++) {
    const { number } = expectPage(current)
    const change = expectPage(await engine.answer(run, { number, answer: ruleOfOneAccount.answer }))
    const answer = { password: 'wrong-one', newPassword }
    current = await engine.answer(run, { number: change.number, answer })
  }
  const [counter] = await harness.store.read
    .selectFrom('Counter')
    .select('failures')
    .where('kind', '=', 'bind-unknown')
    .execute()
  expect(counter).toEqual({ failures: 1 })
  expect(current).toMatchObject({ status: 'ask', activity: 'change-password-in-ad', position: 1 })
})
