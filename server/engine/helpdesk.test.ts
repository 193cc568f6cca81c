import { afterEach, beforeEach, expect, test } from 'vitest'
import { getTranslator } from '../../shared/languages/translator.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { newToken } from '../store/keys.ts'
import { endSession, insertSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** An operator's run, on a controller that may not reply to a reset. */
let harness: EngineHarness
let silent: boolean
/** The write does not reach the controller. */
let lost: boolean
let knows: boolean
let sent: string[]

const withFaults = (session: DirectorySession): DirectorySession => ({
  ...session,
  settlePassword: async (...args) => (knows ? session.settlePassword(...args) : 'unknown'),
  async resetPassword(person, reset, ticket) {
    sent.push(reset.newPassword)
    if (lost) return { outcome: 'unknown' }
    const result = await session.resetPassword(person, reset, ticket)
    return silent ? { outcome: 'unknown' } : result
  },
})

beforeEach(async () => {
  ;[silent, lost, knows, sent] = [false, false, true, []]
  const directory = (real: EngineHarness['company']): EngineHarness['company'] => ({
    ...real,
    openSession: (options) => withFaults(real.openSession(options)),
  })
  harness = await createEngineHarness({ registered: true, directory })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

async function personOf(account: string) {
  const found = await harness.company.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

/** A run at the page that sets a password, after the caller has answered the questions. */
async function openResetPage(account = 'active.user') {
  const sessionToken = newToken()
  const { id, domain, account: own, displayName } = await personOf('helpdesk.operator')
  const row = {
    tokenHash: hashToken(harness.store.read, sessionToken),
    frontEnd: 'helpdesk',
    module: 'directory-password',
    personId: id,
    domain,
  }
  await harness.store.transaction((tx) => insertSession(tx, { ...row, milliseconds: 60_000 }))
  const { run: begun, step } = await harness.engine.start({
    workflow: 'reset-password',
    account,
    language: 'en',
    site: 'helpdesk',
    helpdesk: { operator: { id, domain, account: own, displayName }, sessionToken, person: await personOf(account) },
  })
  const run = { ...begun, sessionToken }
  const answer = async (number: number, given: unknown) => harness.engine.answer(run, { number, answer: given })
  const questions = expectPage(step)
  const rows = questions.page.answer.properties.answers?.prefixItems ?? []
  const known = sampleAccounts.find((one) => one.account === account)?.answers ?? []
  const answers = rows.map(({ properties }) => known.find(({ question }) => question === properties?.question?.const))
  return { run, answer, page: expectPage(await answer(questions.number, { answers })) }
}

const stored = async () =>
  JSON.stringify([
    await harness.store.read.selectFrom('Run').selectAll().execute(),
    await harness.store.read.selectFrom('AuditEvent').selectAll().execute(),
    await harness.store.read.selectFrom('OutboxMail').selectAll().execute(),
  ])

test('a generated password is stored nowhere in clear and shown only in the response that sets it', async () => {
  const { run, answer, page } = await openResetPage()
  expect(page.page.account).toBe((await personOf('active.user')).displayName)
  const done = await answer(page.number, {})
  const [password = ''] = sent
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: password }] } })
  // What the person may do next is not shown to the operator, and a state token would let them read the account.
  expect(done).not.toHaveProperty('next.text')
  expect(JSON.stringify(done)).not.toContain('stateToken')
  expect(await stored()).not.toContain(password)
  expect(JSON.stringify([page, await harness.engine.getCurrentStep(run)])).not.toContain(password)
})

test('a reset with an unknown outcome shows its password once the directory confirms it', async () => {
  const { run, answer, page } = await openResetPage()
  ;[silent, knows] = [true, false]
  const unknown = expectPage(await answer(page.number, {}))
  expect(unknown.page.problem?.code).toBe('outcome-unknown')
  knows = true
  const done = await harness.engine.getCurrentStep(run)
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: sent[0] }] } })
  expect(sent).toHaveLength(1)
  const person = await personOf('active.user')
  expect(await harness.company.openSession({}).verifyPassword(person, sent[0] ?? '')).toBe('must-change')
})

test('a reset that did not happen can be repeated from the same page, and then shows its password', async () => {
  const { answer, page } = await openResetPage()
  lost = true
  const again = expectPage(await answer(page.number, {}))
  expect(again.page.problem?.code).toBe('outcome-not-applied')
  expect(again.page.shown).toBeUndefined()
  lost = false
  const done = await answer(again.number, {})
  expect(done).toMatchObject({ status: 'done', result: { shown: [{ value: sent.at(-1) }] } })
})

test('an operator is told at the start that the workflow is not available to the person', async () => {
  const { id, domain, account, displayName } = await personOf('helpdesk.operator')
  const { step } = await harness.engine.start({
    workflow: 'unlock-account',
    account: 'active.user',
    language: 'en',
    site: 'helpdesk',
    helpdesk: {
      operator: { id, domain, account, displayName },
      sessionToken: newToken(),
      person: await personOf('active.user'),
    },
  })
  expect(step).toMatchObject({
    status: 'stopped',
    code: 'account-not-locked',
    text: getTranslator('en')('operator.stopped.account-not-locked'),
  })
})

test('a run for a person who is not in the directory any more cannot be started', async () => {
  const { id, domain, account, displayName } = await personOf('helpdesk.operator')
  const started = harness.engine.start({
    workflow: 'unlock-account',
    account: 'nobody.here',
    language: 'en',
    site: 'helpdesk',
    helpdesk: {
      operator: { id, domain, account, displayName },
      sessionToken: newToken(),
      person: { id: '00000000-0000-0000-0000-000000000000', domain },
    },
  })
  await expect(started).rejects.toMatchObject({ code: 'person-unknown' })
})

test('without the operator’s session the run can be neither read nor continued', async () => {
  const { run, page } = await openResetPage()
  const { sessionToken: _, ...alone } = run
  for (const credentials of [alone, { ...run, sessionToken: newToken() }]) {
    const submission = { number: page.number, answer: {} }
    await expect(harness.engine.answer(credentials, submission)).rejects.toMatchObject({ code: 'sign-in-required' })
    await expect(harness.engine.getCurrentStep(credentials)).rejects.toMatchObject({ code: 'sign-in-required' })
    await expect(harness.engine.cancel(credentials)).rejects.toMatchObject({ code: 'sign-in-required' })
  }
  expect(sent).toEqual([])
})

test('to another operator the run is unknown', async () => {
  const { run, page } = await openResetPage()
  const sessionToken = newToken()
  const { id: personId, domain } = await personOf('team.manager')
  const tokenHash = hashToken(harness.store.read, sessionToken)
  const row = { tokenHash, frontEnd: 'helpdesk', module: 'directory-password', personId, domain }
  await harness.store.transaction((tx) => insertSession(tx, { ...row, milliseconds: 60_000 }))
  const other = { ...run, sessionToken }
  await expect(harness.engine.getCurrentStep(other)).rejects.toMatchObject({ code: 'run-unknown' })
  const submission = { number: page.number, answer: {} }
  await expect(harness.engine.answer(other, submission)).rejects.toMatchObject({ code: 'run-unknown' })
  expect(sent).toEqual([])
})

test('after the operator’s session has ended the run can be neither read nor continued', async () => {
  const { run, answer, page } = await openResetPage()
  await harness.store.transaction((tx) => endSession(tx, hashToken(harness.store.read, run.sessionToken)))
  await expect(answer(page.number, {})).rejects.toMatchObject({ code: 'sign-in-required' })
  await expect(harness.engine.getCurrentStep(run)).rejects.toMatchObject({ code: 'sign-in-required' })
  expect(sent).toEqual([])
})
