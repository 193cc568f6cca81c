import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectPage } from '../engine/testing.ts'
import { type CallerHarness, createCallerHarness, readPasscode } from '../engine/testing-callers.ts'

let harness: CallerHarness
beforeEach(async () => {
  harness = await createCallerHarness()
  await harness.switchOn({ identityDocument: true })
})
afterEach(() => harness[Symbol.asyncDispose]())

const passport = { document: 'passport', seen: 'by-video' }

test('the kind of document is recorded with both operators, and there is no field for its number', async () => {
  const { run, choose, answer, look } = await harness.begin()
  const asks = await choose('identity-document')
  expect(Object.keys(expectPage(asks).page.answer.properties)).toEqual(['document', 'seen'])
  expect(await answer(asks, { ...passport, number: 'C01X00T47' })).toMatchObject({ status: 'wait' })
  await harness.decide('approved')
  expect(await harness.verifyPasscode(readPasscode(await look()))).toBe(true)
  const approver = (await harness.findPerson('site.admin')).id
  expect(await harness.readCheck(run)).toMatchObject({ method: 'identity-document', ...passport, approver })
  const rows = [
    await harness.store.read.selectFrom('Run').selectAll().execute(),
    await harness.store.read.selectFrom('AuditEvent').selectAll().execute(),
  ]
  expect(JSON.stringify(rows)).not.toContain('C01X00T47')
})

test('what one operator has seen does not identify the caller: refused, by the same operator, or switched off meanwhile', async () => {
  const claim = async () => {
    const begun = await harness.begin()
    await begun.answer(await begun.choose('identity-document'), passport)
    return begun
  }
  const refused = await claim()
  await harness.decide('refused')
  expect(await refused.look()).toMatchObject({ status: 'stopped', code: 'second-operator-refused' })
  const own = await claim()
  await harness.decide('approved', 'helpdesk.operator')
  expect(await own.look()).toMatchObject({ status: 'stopped', code: 'second-operator-missing' })
  const off = await claim()
  await harness.decide('approved')
  await harness.switchOn({ callBack: true })
  expect(expectPage(await off.look()).page.problem?.code).toBe('method-switched-off')
})

test('a document that is not in the list is refused beside its field', async () => {
  const { choose, answer } = await harness.begin()
  const again = await answer(await choose('identity-document'), { ...passport, document: 'library-card' })
  expect(expectPage(again).page.problem).toMatchObject({ code: 'not-accepted', field: 'document' })
})

test.each([
  ['a step of its own', { activity: 'authenticate-by-identity-document', settings: {} }],
  [
    'the only way of a choice',
    { activity: 'authentication-methods', settings: { methods: [{ method: 'identity-document' }] } },
  ],
])('as %s the page has a way on for a caller without a document, which tries and counts nothing', async (_, step) => {
  await harness.publish('only-document', [{ key: 'authenticate', ...step }], 'helpdesk')
  const { step: asks, answer } = await harness.begin('unregistered.user', 'only-document')
  const { page } = expectPage(asks)
  expect(page.actions).toEqual([{ label: 'The caller cannot do this', answer: { cannotShow: true } }])
  expect(await answer(asks, { cannotShow: true })).toMatchObject({
    status: 'stopped',
    code: 'caller-cannot-show',
    title: 'The caller was not checked',
    text: expect.stringContaining('Choose another task'),
  })
  expect(await harness.store.read.selectFrom('Counter').selectAll().execute()).toEqual([])
})

test('beside other ways the page leads to them instead', async () => {
  const { choose, answer } = await harness.begin()
  const asks = await choose('identity-document')
  expect(expectPage(asks).page.actions).toEqual([{ label: 'Another way', answer: { another: true } }])
  expect(expectPage(await answer(asks, { another: true })).page.data).toHaveProperty('methods')
})
