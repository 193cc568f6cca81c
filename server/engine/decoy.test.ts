import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { asked, type Office, openOffice } from './testing.ts'

/** Whoever asks for somebody else's account learns nothing: not whether it exists, not what is wrong with it. */
let folder: string
let office: Office
let calls: string[] = []
const bound = new Set<string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({
    folder,
    registered: true,
    directory: (real) => ({ ...real, session: (of) => counted(real.session(of)) }),
  })
}, 60_000)
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** Twins that decoys use in place of the real call count as the same. */
const twins: Record<string, string> = { verifyNobody: 'verifyPassword', domainPolicy: 'passwordPolicy' }

function counted(session: DirectorySession): DirectorySession {
  const wrapped = Object.entries(session).map(([name, call]) => [
    name,
    typeof call !== 'function'
      ? call
      : (...args: unknown[]) => {
          calls.push(twins[name] ?? name)
          if (name === 'verifyPassword') bound.add((args[0] as { account: string }).account)
          return (call as (...args: unknown[]) => unknown)(...args)
        },
  ])
  return Object.fromEntries(wrapped)
}

/** The account without a name is one, however it is typed; hence only one of `\`, `@` and `CORP\`. */
const hostile = ['*)(uid=*', 'CORP\\', ' ', '\0', 'a'.repeat(300), '‮nimda', '\ud800', "'; drop table Run --"]
const strangers = ['nobody.here', 'unregistered.user', 'protected.user', 'krbtgt', 'DESK-017$', ...hostile]
const known = ['active.user', 'expired.user', 'locked.user', 'disabled.user', 'mustchange.user']

/** A step without what differs from account to account for good reason: its name, and which questions are asked. */
function shape(step: WizardStep, account: string): unknown {
  const text = JSON.stringify(step, (key, value) => (key === 'const' || key === 'title' ? typeof value : value))
  return JSON.parse(text.replaceAll(JSON.stringify(account.toWellFormed()), '"<account>"'))
}

async function wrongAnswers(account: string) {
  const { run, step } = await office.start('forgot-my-password', account)
  const seen = [step]
  for (let standing = step; standing.status === 'ask'; ) {
    const questions = standing.page.answer.properties.answers?.prefixItems ?? []
    const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'wrong' }))
    standing = await office.engine.answer(run, { number: standing.number, answer: { answers } })
    seen.push(standing)
  }
  return seen.map((one) => shape(one, account))
}

async function wrongPasswords(account: string, tries: number) {
  const { run, step } = await office.start('manage-my-passwords', account)
  const seen = [step]
  for (let standing = step; standing.status === 'ask' && seen.length <= tries; ) {
    standing = await office.engine.answer(run, { number: standing.number, answer: { password: 'wrong' } })
    seen.push(standing)
  }
  return seen.map((one) => shape(one, account))
}

test('wrong answers: every account is asked alike, refused alike, and locked alike', { timeout: 120_000 }, async () => {
  const expected = await wrongAnswers('active.user')
  expect(expected).toHaveLength(4)
  expect(expected.at(-1)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
  for (const account of [...strangers, ...known.slice(1)])
    expect(await wrongAnswers(account), account).toEqual(expected)
})

test('wrong passwords: every account is refused alike, up to the same limit', { timeout: 120_000 }, async () => {
  const expected = await wrongPasswords('active.user', 20)
  expect(expected.at(-1)).toMatchObject({ status: 'stopped', code: 'too-many-attempts' })
  for (const account of ['nobody.here', 'protected.user', 'krbtgt', '*)(uid=*', 'expired.user', 'disabled.user']) {
    expect(await wrongPasswords(account, 20), account).toEqual(expected)
  }
})

test('the directory is asked as often for strangers as for others, by start and answer', async () => {
  const callsFor = async (workflow: string, account: string, answer: (step: WizardStep) => Record<string, unknown>) => {
    calls = []
    const { run, step } = await office.start(workflow, account)
    const atStart = calls
    calls = []
    await office.engine.answer(run, { number: asked(step).number, answer: answer(step) })
    return { atStart, atAnswer: calls.toSorted() }
  }
  const password = () => ({ password: 'wrong' })
  const expected = await callsFor('manage-my-passwords', 'y.cohen', password)
  expect(expected.atStart).toEqual(['find'])
  for (const account of ['nobody.at.all', 'site.admin', 'gmsa-backup$', ')(|']) {
    expect(await callsFor('manage-my-passwords', account, password), account).toEqual(expected)
  }
})

test('the passwords of protected accounts are never tried', async () => {
  await wrongPasswords('protected.user', 3)
  await wrongPasswords('krbtgt', 3)
  expect([...bound]).not.toContain('protected.user')
  expect([...bound]).not.toContain('krbtgt')
})

describe('a decoy is the same however the account is typed', () => {
  const questionsOf = async (account: string) => {
    const { step } = await office.start('forgot-my-password', account)
    return asked(step).page.answer.properties.answers?.prefixItems?.map(({ properties }) => properties?.question?.const)
  }
  test.each([
    'somebody.new',
    'SOMEBODY.NEW',
    'CORP\\somebody.new',
    'corp\\Somebody.New',
    'somebody.new@corp.example.com',
  ])('%s', async (account) => {
    expect(await questionsOf(account)).toEqual(await questionsOf('somebody.new'))
  })

  test('and so is its lock', async () => {
    await wrongAnswers('nobody.twice')
    const again = await wrongAnswers('CORP\\NOBODY.TWICE')
    expect(again.at(-1)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
    expect(again).toHaveLength(2)
  })
})
