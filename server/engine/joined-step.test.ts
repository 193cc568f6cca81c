import { afterAll, beforeAll, expect, test } from 'vitest'
import { practiceAccount } from '../activities/testing.ts'
import type { Directory } from '../directory/directory.ts'
import { findRun } from '../store/runs.ts'
import { observed } from '../store/testing-second-writer.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** Current and new password on one page: two steps, one answer. */
let harness: EngineHarness
let transactions = 0
/** Statements that count an attempt. */
let reservations = 0
let changeFails = false
/** Errors of the next transactions, in order. */
let failures: (Error | undefined)[] = []

/** The directory that fails, in a way that no activity expects, when a change is sent. */
const failing = (real: Directory): Directory => ({
  ...real,
  openSession(options) {
    const session = real.openSession(options)
    const changePassword: typeof session.changePassword = async (...args) => {
      if (changeFails) throw new Error('broken')
      return session.changePassword(...args)
    }
    return Object.create(session, { changePassword: { value: changePassword } })
  },
})

beforeAll(async () => {
  harness = await createEngineHarness({
    store: (real) => ({
      ...real,
      async transaction(work) {
        transactions++
        const failure = failures.shift()
        if (failure) throw failure
        return real.transaction((tx) =>
          work(
            observed(tx, async ({ sql }) => {
              if (sql.startsWith('insert into "Counter"')) reservations++
            }),
          ),
        )
      },
    }),
    directory: failing,
    workflows: {
      'with-restart': defineSteps({
        authenticate: 'authenticate-with-password',
        change: 'change-password-in-ad',
        restart: 'restart-workflow-if-error-occurs',
      }),
      apart: defineSteps({
        authenticate: 'authenticate-with-password',
        between: 'test-act',
        change: 'change-password-in-ad',
      }),
      'must-change-only': defineSteps({
        authenticate: 'authenticate-with-password',
        change: ['change-password-in-ad', { onlyWhenMustChange: true }],
      }),
    },
  })
})
afterAll(() => harness[Symbol.asyncDispose]())

async function begin(workflow: string, account: string) {
  const { run, step } = await harness.start(workflow, account)
  let { number } = expectPage(step)
  return {
    run,
    first: expectPage(step),
    async answer(answer: Record<string, unknown>) {
      const next = await harness.engine.answer(run, { number, answer })
      number = next.status === 'ask' ? next.number : number
      return next
    },
  }
}

test('one page asks for both passwords, and one answer changes the password', async () => {
  const { password } = practiceAccount('expired.user')
  const { run, first, answer } = await begin('manage-my-passwords', 'expired.user')
  expect(first).toMatchObject({ activity: 'change-password-in-ad', position: 1, of: 1 })
  expect(Object.keys(first.page.answer.properties)).toEqual(['password', 'newPassword'])
  expect(await answer({ password, newPassword: 'Quiet-Teapot-2026' })).toMatchObject({ status: 'done' })
  expect(await harness.readTrace(run)).toEqual(expect.arrayContaining(['authenticate:ok', 'change:ok']))
})

test('a change costs three durable commits: the start, the guess with the announced write, and what came of both; and one attempt', async () => {
  const { password } = practiceAccount('active.user')
  const before = transactions
  reservations = 0
  const { answer } = await begin('manage-my-passwords', 'active.user')
  expect(transactions - before).toBe(1)
  expect(await answer({ password, newPassword: 'Quiet-Teapot-2026' })).toMatchObject({ status: 'done' })
  expect(transactions - before).toBe(3)
  expect(reservations).toBe(1)
})

test('the accepted current password is recorded, and its guess taken back, also if the second step breaks', async () => {
  const { password } = practiceAccount('mustchange.user')
  const { run, answer } = await begin('with-restart', 'mustchange.user')
  changeFails = true
  await expect(answer({ password, newPassword: 'Quiet-Teapot-2026' })).rejects.toThrow('broken')
  changeFails = false
  expect(await harness.readTrace(run)).toEqual(['authenticate:ok'])
  const row = await findRun(harness.store.read, run.id)
  const counters = await harness.store.read
    .selectFrom('Counter')
    .select(['kind', 'failures'])
    .where('key', '=', row?.accountKey ?? '')
    .execute()
  expect(counters.length).toBeGreaterThan(0)
  expect(counters.filter(({ failures }) => failures > 0)).toEqual([])
})

test('a change whose outcome could not be stored is announced, and settled at the next look', async () => {
  const { password } = practiceAccount('contractor.user')
  const { run, answer } = await begin('with-restart', 'contractor.user')
  failures = [undefined, new Error('disk full')]
  await expect(answer({ password, newPassword: 'Quiet-Teapot-2026' })).rejects.toThrow('disk full')
  expect(await harness.readTrace(run)).toEqual(['authenticate:ok'])
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
  expect(await harness.readTrace(run)).toEqual(['authenticate:ok', 'change:ok'])
})

test('if what the first step came to cannot be stored either, that is reported, and the first error is answered', async () => {
  const { password } = practiceAccount('BRANCH\\branch.user')
  const { run, answer } = await begin('with-restart', 'BRANCH\\branch.user')
  failures = [undefined, new Error('disk full'), new Error('still full')]
  await expect(answer({ password, newPassword: 'Quiet-Teapot-2026' })).rejects.toThrow('disk full')
  expect(harness.reported).toEqual([expect.objectContaining({ message: 'still full' })])
  expect(await harness.readTrace(run)).toEqual([])
})

test('a wrong current password is refused at its field, and nothing is changed', async () => {
  const { run, answer } = await begin('with-restart', 'active.user')
  const again = expectPage(await answer({ password: 'wrong', newPassword: 'Quiet-Teapot-2026' }))
  expect(again.page.problem).toMatchObject({ code: 'wrong-credentials', field: 'password' })
  expect(await harness.readTrace(run)).toEqual(['authenticate:failed', 'restart:restart'])
})

test('a new password that every account would be refused is refused before the current one is tried', async () => {
  const { run, answer } = await begin('with-restart', 'active.user')
  for (const newPassword of ['short', undefined]) {
    const again = expectPage(await answer({ password: 'wrong', newPassword }))
    expect(again.page.problem?.field).toBe('newPassword')
  }
  expect(await harness.readTrace(run)).toEqual([])
})

test('a new password that the directory refuses is asked for again on its own page, and the run goes on', async () => {
  const { password } = practiceAccount('unregistered.user')
  const { run, answer } = await begin('with-restart', 'unregistered.user')
  const first = 'Quiet-Teapot-2027'
  expect(await answer({ password, newPassword: first })).toMatchObject({ status: 'done' })
  const second = await begin('with-restart', 'unregistered.user')
  const again = expectPage(await second.answer({ password: first, newPassword: password }))
  expect(again).toMatchObject({ activity: 'change-password-in-ad' })
  expect(again.page.problem).toMatchObject({ code: 'password-history', field: 'newPassword' })
  expect(await second.answer({ password: first, newPassword: 'Quiet-Teapot-2028' })).toMatchObject({ status: 'done' })
  expect(await harness.readTrace(second.run)).not.toContain('restart:restart')
  expect(await harness.readTrace(run)).toEqual(expect.arrayContaining(['change:ok']))
})

test('a new password is set with composed letters, and a current one is sent as it was typed', async () => {
  const { password } = practiceAccount('team.manager')
  const change = async (given: string, newPassword: string) => {
    const { answer } = await begin('with-restart', 'team.manager')
    return answer({ password: given, newPassword })
  }
  expect(await change(password, 'Quiet-Tea\u0308pot-2027')).toMatchObject({ status: 'done' })
  const decomposed = await change('Quiet-Tea\u0308pot-2027', 'Quiet-Lagoon-2028')
  expect(expectPage(decomposed).page.problem).toMatchObject({ field: 'password' })
  expect(await change('Quiet-T\u0065\u00E4pot-2027', 'Quiet-Lagoon-2028')).toMatchObject({ status: 'done' })
})

test('a rule of this account alone is told only after the current password was accepted', async () => {
  const longEnoughForOthers = 'Teapot-26x'
  const { password } = practiceAccount('finegrained.user')
  const stranger = await begin('with-restart', 'finegrained.user')
  const refused = expectPage(await stranger.answer({ password: 'wrong', newPassword: longEnoughForOthers }))
  expect(refused.page.problem).toMatchObject({ code: 'wrong-credentials', field: 'password' })

  const { run, first, answer } = await begin('with-restart', 'finegrained.user')
  const unknown = await begin('with-restart', 'nobody.at.all')
  expect(first.page).toEqual({ ...unknown.first.page, account: 'finegrained.user' })
  const accepted = expectPage(await answer({ password, newPassword: longEnoughForOthers }))
  expect(accepted.page.problem).toMatchObject({ code: 'password-length', field: 'newPassword' })
  expect(accepted.page.rules).not.toEqual(first.page.rules)
  expect(accepted).toMatchObject({ position: 1, of: 1 })
  expect(await harness.readTrace(run)).toEqual(['authenticate:ok'])
  expect(await answer({ password, newPassword: 'Quiet-Teapot-2026' })).toMatchObject({ status: 'done' })
})

test.each(['active.user', 'nobody.at.all'])(
  'the suggestion for %s is checked by the rules of the page',
  async (account) => {
    const { run, first } = await begin('manage-my-passwords', account)
    const check = (newPassword: string) => harness.engine.checkNewPassword(run, { number: first.number, newPassword })
    expect(await check('short')).toMatchObject({ code: 'password-length' })
    expect(await check('Quiet-Lagoon-42')).toBeUndefined()
  },
)

test.each([
  ['apart', 'with a step between them'],
  ['must-change-only', 'where only some people have to change their password'],
])('%s: %s the steps keep their own pages', async (workflow) => {
  const { password } = practiceAccount('mustchange.user')
  const { first, answer } = await begin(workflow, 'mustchange.user')
  expect(first.activity).toBe('authenticate-with-password')
  expect(Object.keys(first.page.answer.properties)).toEqual(['password'])
  expect((await answer({ password })).status).toBe('ask')
})

test('the first page is known before an account is named: that of every account, whether it exists or not', async () => {
  const countRuns = async () => (await harness.store.read.selectFrom('Run').select('id').execute()).length
  const [known, unknown] = [
    await begin('manage-my-passwords', 'finegrained.user'),
    await begin('manage-my-passwords', 'nobody.at.all'),
  ]
  const before = await countRuns()
  const page = await presentFirstPage('manage-my-passwords')
  expect({ ...page, account: 'finegrained.user', domain: known.first.page.domain }).toEqual(known.first.page)
  expect({ ...page, account: 'nobody.at.all', domain: unknown.first.page.domain }).toEqual(unknown.first.page)
  expect(await countRuns()).toBe(before)
})

test('a first page that asks for something else is shown by a run only', async () => {
  for (const workflow of ['forgot-my-password', 'apart', 'must-change-only'])
    expect(await presentFirstPage(workflow)).toBeUndefined()
  await expect(presentFirstPage('no-such-workflow')).rejects.toMatchObject({ code: 'workflow-unknown' })
})

const presentFirstPage = (workflow: string) =>
  harness.engine.presentFirstPage({ workflow, language: 'en', site: 'self-service' })
