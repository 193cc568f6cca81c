import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { practiceAccount } from '../activities/testing.ts'
import type { Directory } from '../directory/directory.ts'
import type { RunCredentials } from './engine.ts'
import { createEngineHarness, createGate, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/**
 * A process announces the change of a password together with the guess at the current one, and ends before it has stored what came of either. The run goes on in
 * another process, as after `kill -9`.
 */
let folder: string
let first: EngineHarness
let second: EngineHarness
/** Where the first process stops. */
let stopsAt: 'guess' | 'after the change' | undefined
let reached: ReturnType<typeof createGate>
let sent: string[]
/** What the second process finds: the controller answers, or another one does. */
let isAway: boolean
let idleMs: number
/** What the controller executes between two looks. */
let arrives: (() => Promise<unknown>) | undefined

beforeEach(async () => {
  ;[stopsAt, reached, sent, isAway, arrives, idleMs] = [undefined, createGate(), [], false, undefined, 0]
  folder = await mkdtemp(join(tmpdir(), 'latchkey-announced-'))
  const workflows = {
    'two-proofs': defineSteps({
      proof: 'test-sign-in',
      authenticate: 'authenticate-with-password',
      change: 'change-password-in-ad',
    }),
  }
  const clock = () => new Date(Date.now() + idleMs)
  first = await createEngineHarness({ folder, workflows, directory: (real) => observe(real, true) })
  second = await createEngineHarness({ folder, workflows, clock, directory: (real) => observe(real, false) })
})
afterEach(async () => {
  await first[Symbol.asyncDispose]()
  await second[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const observe = (real: Directory, isFirst: boolean): Directory => ({
  ...real,
  openSession(options) {
    const session = real.openSession(options)
    const stop = (moment: typeof stopsAt) => (isFirst && stopsAt === moment ? reached.pass() : undefined)
    return {
      ...session,
      async verifyPassword(...args) {
        await stop('guess')
        return session.verifyPassword(...args)
      },
      async verifyDecoy(...args) {
        await stop('guess')
        return session.verifyDecoy(...args)
      },
      async changePassword(person, passwords, ticket) {
        sent.push(passwords.newPassword)
        const result = await session.changePassword(person, passwords, ticket)
        await stop('after the change')
        return result
      },
      async findReadyWrite(person, options) {
        if (options?.readAgain) await arrives?.()
        const ticket = await session.findReadyWrite(person)
        return ticket && { ...ticket, controller: isAway && !isFirst ? 'another' : ticket.controller }
      },
    }
  },
})

const newPassword = 'Quiet-Teapot-2026'
const { password } = practiceAccount('active.user')

/** Answers in the process that then ends; the run as the other one finds it. */
async function interrupt(at: NonNullable<typeof stopsAt>, account = 'active.user', typed = password) {
  ;[stopsAt, reached] = [at, createGate()]
  const { run, step } = await first.start('manage-my-passwords', account)
  return end(run, expectPage(step).number, typed)
}

/** The same in a workflow that asks for something else before. */
async function interruptAfterProof() {
  ;[stopsAt, reached] = ['after the change', createGate()]
  const { run, step } = await first.start('two-proofs')
  const proof = { number: expectPage(step).number, answer: { result: 'ok' } }
  return end(run, expectPage(await first.engine.answer(run, proof)).number, password)
}

async function end(run: RunCredentials, number: number, typed: string) {
  // Never returns, as in a process that has ended.
  first.engine.answer(run, { number, answer: { password: typed, newPassword } }).catch(() => {})
  await reached.reached
  await second.store.transaction((tx) =>
    tx
      .updateTable('Run')
      .set({ claimedUntil: new Date(0) })
      .where('id', '=', run.id)
      .execute(),
  )
  const answer = (answer: { password: string; newPassword: string }) => second.engine.answer(run, { number, answer })
  return { run, answer, page: await second.engine.getCurrentStep(run) }
}

const readIntent = async ({ id }: RunCredentials) =>
  (await second.store.read.selectFrom('Run').select('intent').where('id', '=', id).executeTakeFirstOrThrow()).intent

async function countGuesses(): Promise<number> {
  const rows = await second.store.read.selectFrom('Counter').select(['kind', 'failures']).execute()
  return rows.find(({ kind }) => kind === 'bind-unknown')?.failures ?? 0
}

async function readEvents({ id }: RunCredentials) {
  const query = second.store.read.selectFrom('AuditEvent').select(['event', 'data']).where('runId', '=', id)
  return (await query.execute()).map(({ event, data }) => ({ event, ...JSON.parse(data) }))
}

const withoutName = (step: WizardStep, account: string) => JSON.parse(JSON.stringify(step).replaceAll(account, 'name'))

async function setElsewhere(to: string): Promise<void> {
  const session = second.company.openSession({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  const ticket = await session.prepareWrite(found.person)
  if (ticket) await session.resetPassword(found.person, { newPassword: to, history: 'ignore' }, ticket)
}

test('the announcement is stored with the guess, and holds no secret', async () => {
  const { run } = await interrupt('guess')
  expect(JSON.parse((await readIntent(run)) ?? '')).toEqual({
    activity: 'change-password-in-ad',
    kind: 'change-password',
    unjudged: true,
    controller: 'sample',
    passwordLastSet: expect.stringMatching(/^\d+$/),
    at: expect.any(String),
  })
  expect(await countGuesses()).toBe(1)
})

test('a change that was never sent is made with the next answer, and the guess stays counted until then', async () => {
  const { run, answer, page } = await interrupt('guess')
  expect(expectPage(page).page.problem).toMatchObject({ code: 'outcome-unknown' })
  expect(sent).toEqual([])
  expect(await countGuesses()).toBe(1)
  expect(await answer({ password, newPassword })).toMatchObject({ status: 'done' })
  expect(sent).toEqual([newPassword])
  expect(await second.readTrace(run)).toEqual(['authenticate:ok', 'change:ok', 'tell-success:ok'])
})

test('a change that was made is settled by the same answer, and nothing is sent twice', async () => {
  const { run, answer, page } = await interrupt('after the change')
  expect(expectPage(page).page.problem).toMatchObject({ code: 'outcome-unknown' })
  expect(await answer({ password, newPassword })).toMatchObject({ status: 'done' })
  expect(sent).toEqual([newPassword])
  expect(await second.readTrace(run)).toEqual(['authenticate:ok', 'change:ok', 'tell-success:ok'])
  expect((await readEvents(run)).filter(({ event }) => event === 'password-changed')).toHaveLength(1)
  expect(await countGuesses()).toBe(0)
})

test('a change that the controller executes only now is settled by the same answer', async () => {
  const { answer } = await interrupt('guess')
  arrives = () => setElsewhere(newPassword)
  expect(await answer({ password, newPassword })).toMatchObject({ status: 'done' })
  expect(sent).toEqual([])
})

describe('a password that another person has set since a wrong guess', () => {
  const elsewhere = 'Silver-Kestrel-47'

  test('is no proof: the page is the same, and only that password goes on', async () => {
    const { run, answer, page } = await interrupt('guess', 'active.user', 'wrong')
    await setElsewhere(elsewhere)
    expect(await second.engine.getCurrentStep(run)).toEqual(page)
    expect(await second.readTrace(run)).toEqual([])
    const refused = expectPage(await answer({ password: 'wrong', newPassword }))
    expect(refused.page.problem).toMatchObject({ code: 'wrong-credentials', field: 'password' })
    expect(await readIntent(run)).toBeNull()
    expect(await second.readTrace(run)).toEqual(['authenticate:failed', 'restart:restart'])
    expect(sent).toEqual([])
    expect(await countGuesses()).toBe(2)
  })

  test('is the current one of the next answer but one', async () => {
    const { run, answer } = await interrupt('guess')
    await setElsewhere(elsewhere)
    const { number } = expectPage(await answer({ password: elsewhere, newPassword }))
    const submitted = { number, answer: { password: elsewhere, newPassword } }
    expect(await second.engine.answer(run, submitted)).toMatchObject({ status: 'done' })
  })
})

test('while another controller answers, nothing is sent, and the page says that the outcome is unknown', async () => {
  const { run, answer } = await interrupt('after the change')
  isAway = true
  const before = await readIntent(run)
  const page = expectPage(await answer({ password, newPassword }))
  expect(page.page.problem).toMatchObject({ code: 'outcome-unknown' })
  expect(await readIntent(run)).toBe(before)
  expect(sent).toHaveLength(1)
  isAway = false
  const again = { number: page.number, answer: { password, newPassword } }
  expect(await second.engine.answer(run, again)).toMatchObject({ status: 'done' })
  expect(sent).toHaveLength(1)
})

test('after an idle time the run asks for the proof before that page again, and goes on there', async () => {
  const { run, page } = await interruptAfterProof()
  idleMs = 6 * 60_000
  const proof = expectPage(await second.engine.getCurrentStep(run))
  expect(proof).toMatchObject({ activity: 'test-sign-in', page: { problem: { code: 'idle' } } })
  // The database's own clock did not move.
  idleMs = 0
  const again = expectPage(await second.engine.answer(run, { number: proof.number, answer: { result: 'ok' } }))
  expect(again.activity).toBe(expectPage(page).activity)
  const submitted = { number: again.number, answer: { password, newPassword } }
  expect(await second.engine.answer(run, submitted)).toMatchObject({ status: 'done' })
  expect(sent).toEqual([newPassword])
})

test.each([false, true])('known and unknown accounts get the same pages (another controller: %s)', async (away) => {
  const seen: unknown[] = []
  for (const account of ['active.user', 'nobody.here', 'protected.user']) {
    const { answer, page } = await interrupt('guess', account, 'wrong')
    isAway = away
    const refused = await answer({ password: 'wrong', newPassword })
    seen.push([withoutName(page, account), withoutName(refused, account)])
    isAway = false
  }
  expect(seen).toEqual([seen[0], seen[0], seen[0]])
})

test('where no further try is accepted, the end does not say that nothing was changed, for known and unknown accounts alike', async () => {
  const seen: unknown[] = []
  for (const account of ['active.user', 'nobody.here']) {
    const isKnown = account === 'active.user'
    const { run, answer } = await interrupt(isKnown ? 'after the change' : 'guess', account)
    await second.store.transaction((tx) => tx.updateTable('Counter').set({ failures: 100 }).execute())
    const stopped = await answer({ password, newPassword })
    expect(stopped).toMatchObject({
      status: 'stopped',
      code: 'too-many-attempts-outcome-unknown',
      text: expect.stringContaining('not known whether the new password is set'),
      until: expect.any(String),
    })
    seen.push(withoutName({ ...stopped, until: '', titleUntil: '' } as WizardStep, account))
    const events = await readEvents(run)
    if (isKnown) expect(events).toContainEqual(expect.objectContaining({ event: 'run-stopped', openEffect: 'unknown' }))
  }
  expect(seen[1]).toEqual(seen[0])
  expect(sent).toHaveLength(1)
})

test('a run that its person leaves is ended, and the audit says that the outcome is unknown', async () => {
  const { run } = await interrupt('after the change')
  await second.engine.cancel(run)
  expect(await second.engine.getCurrentStep(run)).toMatchObject({ status: 'stopped', code: 'cancelled' })
  expect(await readEvents(run)).toContainEqual(expect.objectContaining({ event: 'run-stopped', openEffect: 'unknown' }))
  expect(await readIntent(run)).toBeNull()
})

test('a decoy’s run has no open effect in the audit', async () => {
  const { run } = await interrupt('guess', 'nobody.here')
  await second.engine.cancel(run)
  const [stopped] = (await readEvents(run)).filter(({ event }) => event === 'run-stopped')
  expect(stopped).not.toHaveProperty('openEffect')
})
