import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { openPasscodes } from '../factors/passcode.ts'
import { decryptOrder } from '../notifications/outbox.ts'
import { type Decision, decideApproval } from '../store/approvals.ts'
import { newToken } from '../store/keys.ts'
import { insertSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** *Give out a passcode*, as it is supplied, for callers who have registered nothing. */
let harness: EngineHarness
beforeEach(async () => {
  harness = await createEngineHarness({ registered: true })
})
afterEach(() => harness[Symbol.asyncDispose]())

async function personOf(account: string) {
  const found = await harness.company.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person
}

async function begin(account: string) {
  const sessionToken = newToken()
  const { id, domain, account: own, displayName } = await personOf('helpdesk.operator')
  const tokenHash = hashToken(harness.store.read, sessionToken)
  const session = { tokenHash, frontEnd: 'helpdesk', module: 'directory-password', personId: id, domain }
  await harness.store.transaction((tx) => insertSession(tx, { ...session, milliseconds: 60_000 }))
  const { run: begun, step } = await harness.engine.start({
    workflow: 'assign-passcode',
    account,
    language: 'en',
    site: 'helpdesk',
    helpdesk: { operator: { id, domain, account: own, displayName }, sessionToken, person: await personOf(account) },
  })
  const run = { ...begun, sessionToken }
  const { number, page } = expectPage(step)
  return { run, page, choose: (method: string) => harness.engine.answer(run, { number, answer: { method } }) }
}

async function decide(decision: Decision): Promise<void> {
  const approval = await harness.store.read.selectFrom('Approval').selectAll().executeTakeFirstOrThrow()
  const { id, approverId } = approval
  expect(await harness.store.transaction((tx) => decideApproval(tx, { id, approverId, decision }))).toBe(true)
}

const shownPasscode = (step: WizardStep): string =>
  (step.status === 'done' && step.result?.shown?.[0]?.value) || `no passcode: ${JSON.stringify(step)}`

async function readMails() {
  const rows = await harness.store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
  return rows.map(({ order }) => decryptOrder(harness.services.keys, order))
}

const verify = async (account: string, passcode: string) =>
  (
    await harness.services.profiles
      .forPerson(await personOf(account))
      .part(openPasscodes)
      .verify(passcode)
  ).valid

test('finding 1: what the caller cannot show is grey with its reason, and cannot be begun by a request either', async () => {
  const { page, choose } = await begin('unregistered.user')
  expect(page.data).toEqual({
    methods: [
      { id: 'corporate-mail', title: expect.any(String) },
      { id: 'caller-questions', title: 'Security questions', obstacle: 'Too few questions are registered' },
      { id: 'manager-approval', title: expect.any(String) },
      { id: 'passcode-half', title: expect.any(String) },
    ],
  })
  expect(page.actions?.map(({ answer }) => answer.method)).toEqual([
    'corporate-mail',
    'manager-approval',
    'passcode-half',
  ])
  expect(expectPage(await choose('caller-questions')).page.data).toEqual(page.data)
})

test('finding 1: the page waits for the manager with a number, and their approval gives out the whole passcode', async () => {
  const { run, choose } = await begin('unregistered.user')
  const waits = await choose('manager-approval')
  expect(waits).toMatchObject({
    status: 'wait',
    title: 'Waiting for somebody else',
    shown: { label: 'Number for the manager', value: expect.stringMatching(/^\d\d$/) },
    asked: { text: expect.stringContaining('Team Manager') },
  })
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'wait' })
  await decide('approved')
  const passcode = shownPasscode(await harness.engine.getCurrentStep(run))
  expect(await verify('unregistered.user', passcode)).toBe(true)
  expect(await harness.readTrace(run)).toContain('authenticate:ok')
  // Shown once.
  expect(await harness.engine.getCurrentStep(run)).not.toHaveProperty('result.shown')
})

test('finding 1: a manager who refuses ends the task, and no passcode exists', async () => {
  const { run, choose } = await begin('unregistered.user')
  await choose('manager-approval')
  await decide('refused')
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({
    status: 'stopped',
    code: 'approval-refused',
    title: 'The manager did not approve this',
  })
  const profile = harness.services.profiles.forPerson(await personOf('unregistered.user'))
  expect(await profile.part(openPasscodes).expiresAt()).toBeUndefined()
})

test('PR-17: of a passcode in two halves the operator sees one and the manager gets the other; only both together work', async () => {
  const { choose } = await begin('unregistered.user')
  const half = shownPasscode(await choose('passcode-half'))
  const mail = (await readMails()).find(({ template }) => template === 'passcode')
  const other = String(mail?.values.passcode)
  expect(mail?.to).toBe((await personOf('team.manager')).mail)
  expect(await verify('unregistered.user', half)).toBe(false)
  expect(await verify('unregistered.user', other)).toBe(false)
  expect(await verify('unregistered.user', half + other)).toBe(true)
})

test('the audit names the way in which the caller was checked, and who approved', async () => {
  const { run, choose } = await begin('unregistered.user')
  await choose('manager-approval')
  await decide('approved')
  await harness.engine.getCurrentStep(run)
  const rows = await harness.store.read.selectFrom('AuditEvent').select('data').where('runId', '=', run.id).execute()
  const data = rows.map((row) => JSON.parse(row.data) as Record<string, unknown>)
  const approver = (await personOf('team.manager')).id
  expect(data).toContainEqual(expect.objectContaining({ step: 'authenticate', method: 'manager-approval', approver }))
})
