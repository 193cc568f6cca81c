import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActivityHarness } from '../activities/testing.ts'
import { expectPage } from '../engine/testing.ts'
import { type CallerHarness, createCallerHarness, readPasscode } from '../engine/testing-callers.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { authenticateByCallBack } from './call-back.ts'

let harness: CallerHarness
beforeEach(async () => {
  harness = await createCallerHarness()
  await harness.switchOn({ callBack: true })
})
afterEach(() => harness[Symbol.asyncDispose]())

const account = 'unregistered.user'

/** At the page that asks whether the person answered. */
async function call(number: 'telephone' | 'mobile' = 'telephone') {
  const begun = await harness.begin(account)
  const page = await begun.choose('call-back')
  return { ...begun, page, calling: await begun.answer(page, { call: number }) }
}

/** The person answered, and the second operator is asked. */
async function claim() {
  const called = await call()
  return { ...called, waits: await called.answer(called.calling, { answered: true }) }
}

test('off by default: it is not offered, and no request begins it', async () => {
  await harness.switchOn({})
  const { step, choose } = await harness.begin(account)
  expect(JSON.stringify(step)).not.toContain('call-back')
  expect(expectPage(await choose('call-back')).page.control).toBe('method-choice')
})

test('the number is masked until the operator starts the call, and is stored and audited nowhere', async () => {
  const { telephone = '' } = await harness.findPerson(account)
  const { run, page, calling } = await call()
  expect(JSON.stringify(page)).not.toContain(telephone)
  expect(expectPage(page).page.actions?.[0]?.label).toBe(`Call the office number ••• ${telephone.slice(-2)}`)
  expect(expectPage(calling).page).toMatchObject({
    control: 'phone-number',
    data: { number: telephone, dialled: telephone.replaceAll(' ', '') },
  })
  const row = await harness.store.read
    .selectFrom('Run')
    .select('state')
    .where('id', '=', run.id)
    .executeTakeFirstOrThrow()
  const { memories } = JSON.parse(row.state) as { memories: unknown }
  expect(JSON.stringify(memories)).not.toContain(telephone)
})

test('a number without country code is dialled with that of the country which the administrator names', async () => {
  await using harness = await createActivityHarness()
  const memory = { number: 'telephone' as const }
  const ctx = await harness.context(authenticateByCallBack, account, { memory })
  const person = { ...ctx.person, telephone: '020 7946-0112 ext. 12' }
  const readLink = async () => (await authenticateByCallBack.page?.({ ...ctx, person }))?.data
  expect(await readLink()).toEqual({ number: person.telephone, dialled: '02079460112' })
  await harness.store.transaction((tx) => putSetting(tx, 'site', { country: 'GB' }, absentSetting))
  expect(await readLink()).toEqual({ number: person.telephone, dialled: '+442079460112' })
})

test('an answered call identifies the person only once a second operator agrees; the audit names both and the call', async () => {
  const { run, waits, look } = await claim()
  expect(waits).toMatchObject({
    status: 'wait',
    title: 'Waiting for approval of the call',
    shown: { label: 'Number for the second operator' },
  })
  expect(await look()).toMatchObject({ status: 'wait' })
  expect(await harness.decide('approved')).toBe(true)
  const passcode = readPasscode(await look())
  expect(await harness.verifyPasscode(passcode)).toBe(true)
  expect(await harness.readCheck(run)).toMatchObject({
    method: 'call-back',
    number: 'telephone',
    calledAt: expect.any(String),
    approver: (await harness.findPerson('site.admin')).id,
  })
})

test('the same operator twice opens nothing, however the approval came into its row', async () => {
  const { look } = await claim()
  expect(await harness.decide('approved', 'helpdesk.operator')).toBe(true)
  expect(await look()).toMatchObject({ status: 'stopped', code: 'second-operator-missing' })
})

test('a second operator who refuses or decides too late ends the task, and the person is told of a refusal', async () => {
  const refused = await claim()
  await harness.decide('refused')
  expect(await refused.look()).toMatchObject({ status: 'stopped', code: 'second-operator-refused' })
  expect((await harness.readMails()).map(({ template }) => template)).toContain('caller-not-identified')
  const late = await claim()
  await harness.decide('approved')
  await changeSignedRows(harness.store, 'Approval', { expiresAt: new Date(Date.now() - 1000) })
  expect(await late.look()).toMatchObject({ status: 'stopped', code: 'second-operator-timed-out' })
})

test('a way that the policy switches off meanwhile is not gone on with, even if the second operator has agreed', async () => {
  const { look } = await claim()
  await harness.decide('approved')
  await harness.switchOn({})
  const again = expectPage(await look())
  expect(again.page.problem?.code).toBe('method-switched-off')
  expect(JSON.stringify(again.page.data)).not.toContain('call-back')
})

test('H3: each started call is counted: after three unanswered ones a second operator has to open the next check', async () => {
  for (let times = 0; times < 3; times++) {
    const { calling, answer } = await call()
    const after = await answer(calling, { answered: false })
    if (times < 2) expect(expectPage(after).page.problem?.code).toBe('caller-not-reached')
  }
  expect((await harness.begin(account)).step).toMatchObject({ status: 'wait', title: 'Waiting for a second operator' })
})
