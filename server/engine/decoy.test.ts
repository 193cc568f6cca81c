import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { isDecoyId } from '../directory/decoy-id.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** A stranger learns nothing about an account: neither whether it exists nor what state it is in. */
let harness: EngineHarness
let calls: string[] = []
const bound = new Set<string>()

beforeAll(async () => {
  harness = await createEngineHarness({
    registered: true,
    directory: (real) => ({ ...real, openSession: (options) => counted(real.openSession(options)) }),
  })
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

// Tests share the accounts, but not the attempts that were counted for them.
beforeEach(() => harness.store.transaction((tx) => tx.deleteFrom('Counter').execute()))

/** Calls that a decoy makes instead of the real ones count as the same. */
const twins: Record<string, string> = { verifyDecoy: 'verifyPassword', readDomainPolicy: 'readPasswordPolicy' }

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

/** The account without a name is one, however it is typed, hence only one of `\`, `@` and `CORP\`. */
const hostile = ['*)(uid=*', 'CORP\\', ' ', '\0', 'a'.repeat(300), '‮nimda', '\ud800', "'; drop table Run --"]
const decoyAccounts = ['nobody.here', 'unregistered.user', 'protected.user', 'krbtgt', 'DESK-017$', ...hostile]
const known = ['active.user', 'expired.user', 'locked.user', 'disabled.user', 'mustchange.user']

const differing: readonly string[] = ['const', 'title', 'until']

/** A step without what may differ between accounts: the name, the choice of questions, and the minute at which the last try was made. */
function shape(step: WizardStep, account: string): unknown {
  const until = step.status === 'stopped' ? step.until : undefined
  const told =
    step.status === 'stopped' && until ? { ...step, titleUntil: step.titleUntil?.replace(until, 'until') } : step
  const text = JSON.stringify(told, (key, value) => (differing.includes(key) ? typeof value : value))
  return JSON.parse(text.replaceAll(JSON.stringify(account.toWellFormed()), '"<account>"'))
}

async function wrongAnswers(account: string) {
  const { run, step } = await harness.start('forgot-my-password', account)
  const seen = [step]
  for (let current = step; current.status === 'ask'; ) {
    const questions = current.page.answer.properties.answers?.prefixItems ?? []
    const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'wrong' }))
    current = await harness.engine.answer(run, { number: current.number, answer: { answers } })
    seen.push(current)
  }
  return seen.map((one) => shape(one, account))
}

const wrongPassword = { password: 'wrong', newPassword: 'Quiet-Teapot-2026' }

async function wrongPasswords(account: string, tries: number) {
  const { run, step } = await harness.start('manage-my-passwords', account)
  const seen = [step]
  for (let current = step; current.status === 'ask' && seen.length <= tries; ) {
    current = await harness.engine.answer(run, { number: current.number, answer: wrongPassword })
    seen.push(current)
  }
  return seen.map((one) => shape(one, account))
}

test('wrong answers: known and unknown accounts get the same questions, refusals and lock', {
  timeout: 120_000,
}, async () => {
  const expected = await wrongAnswers('active.user')
  expect(expected).toHaveLength(4)
  expect(expected.at(-1)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
  for (const account of [...decoyAccounts, ...known.slice(1)])
    expect(await wrongAnswers(account), account).toEqual(expected)
})

test('wrong passwords: known and unknown accounts get the same refusals and limit', { timeout: 120_000 }, async () => {
  const expected = await wrongPasswords('active.user', 20)
  expect(expected.at(-1)).toMatchObject({ status: 'stopped', code: 'too-many-attempts', until: 'string' })
  for (const account of ['nobody.here', 'protected.user', 'krbtgt', '*)(uid=*', 'expired.user', 'disabled.user']) {
    expect(await wrongPasswords(account, 20), account).toEqual(expected)
  }
})

test('an unknown account causes the same directory queries, at start and at an answer', async () => {
  const callsFor = async (workflow: string, account: string, answer: (step: WizardStep) => Record<string, unknown>) => {
    calls = []
    const { run, step } = await harness.start(workflow, account)
    const atStart = calls
    calls = []
    await harness.engine.answer(run, { number: expectPage(step).number, answer: answer(step) })
    return { atStart, atAnswer: calls.toSorted() }
  }
  const password = () => wrongPassword
  const expected = await callsFor('manage-my-passwords', 'y.cohen', password)
  // The page asks for the new password, too: its rules are those of the domain.
  expect(expected.atStart).toEqual(['find', 'readPasswordPolicy'])
  for (const account of ['nobody.at.all', 'site.admin', 'gmsa-backup$', ')(|']) {
    expect(await callsFor('manage-my-passwords', account, password), account).toEqual(expected)
  }
})

test('M8: the id of a decoy is told from that of a person, so that names typed in older versions can be dropped', async () => {
  const found = await harness.company.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('not one person')
  expect(isDecoyId(found.person.id)).toBe(false)
  const { run } = await harness.start('manage-my-passwords', 'nobody.at.all')
  const rows = await harness.store.read.selectFrom('AuditEvent').select('subject').where('runId', '=', run.id).execute()
  expect(rows.map(({ subject }) => isDecoyId(subject ?? ''))).toContain(true)
})

test('a protected account’s password is never tried', async () => {
  await wrongPasswords('protected.user', 3)
  await wrongPasswords('krbtgt', 3)
  expect([...bound]).not.toContain('protected.user')
  expect([...bound]).not.toContain('krbtgt')
})

test('the audit alone says why a run is a decoy’s, and its state holds nothing of the person', async () => {
  const startedAs = async (workflow: string, account: string) => {
    const { run } = await harness.start(workflow, account)
    const { data } = await harness.store.read
      .selectFrom('AuditEvent')
      .select('data')
      .where('runId', '=', run.id)
      .where('event', '=', 'run-started')
      .executeTakeFirstOrThrow()
    const { state } = await harness.store.read
      .selectFrom('Run')
      .select('state')
      .where('id', '=', run.id)
      .executeTakeFirstOrThrow()
    const { decoy, why } = JSON.parse(data)
    return { decoy, why, hasPerson: 'person' in JSON.parse(state) }
  }
  const real = { decoy: false, why: undefined, hasPerson: true }
  expect(await startedAs('forgot-my-password', 'active.user')).toEqual(real)
  expect(await startedAs('manage-my-passwords', 'unregistered.user')).toEqual(real)
  const decoy = { decoy: true, hasPerson: false }
  expect(await startedAs('forgot-my-password', 'unregistered.user')).toEqual({ ...decoy, why: 'unregistered' })
  expect(await startedAs('forgot-my-password', 'nobody.here')).toEqual({ ...decoy, why: 'none' })
  expect(await startedAs('forgot-my-password', 'protected.user')).toEqual({ ...decoy, why: expect.any(String) })

  // What was typed for an account that does not exist may be a password, so its name is not stored.
  const subjects = await harness.store.read.selectFrom('AuditSubject').select('name').execute()
  const names = subjects.map(({ name }) => name)
  expect(names).toContain('protected.user@corp.example.com')
  expect(names.filter((name) => name?.includes('nobody'))).toEqual([])
})

describe('a decoy is the same however the account is typed', () => {
  const questionsOf = async (account: string) => {
    const { step } = await harness.start('forgot-my-password', account)
    return expectPage(step).page.answer.properties.answers?.prefixItems?.map(
      ({ properties }) => properties?.question?.const,
    )
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

  test('in another domain, too', async () => {
    for (const name of ['nobody.one', 'nobody.two', 'nobody.three', 'nobody.four'])
      expect(await questionsOf(`BRANCH\\${name}`)).toEqual(await questionsOf(`${name}@branch.example.com`))
  })

  test('its lock is the same, too', async () => {
    await wrongAnswers('nobody.twice')
    const again = await wrongAnswers('CORP\\NOBODY.TWICE')
    expect(again.at(-1)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
    expect(again).toHaveLength(2)
  })
})
