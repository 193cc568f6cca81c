import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPasscodes } from '../factors/passcode.ts'
import { expectPage } from './testing.ts'
import { type CallerHarness, createCallerHarness, readPasscode } from './testing-callers.ts'

/** *Give out a passcode*, as it is supplied, for callers who have registered nothing. */
let harness: CallerHarness
beforeEach(async () => {
  harness = await createCallerHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

test('finding 1: what the caller cannot show is grey with its reason, and cannot be begun by a request either', async () => {
  const { step, choose } = await harness.begin()
  const { page } = expectPage(step)
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
  const { choose, look } = await harness.begin()
  expect(await choose('manager-approval')).toMatchObject({
    status: 'wait',
    title: 'Waiting for the caller’s manager',
    shown: { label: 'Number for the manager', value: expect.stringMatching(/^\d\d$/) },
    asked: { text: expect.stringContaining('Team Manager') },
  })
  expect(await look()).toMatchObject({ status: 'wait' })
  await harness.decide('approved')
  expect(await harness.verifyPasscode(readPasscode(await look()))).toBe(true)
  // Shown once.
  expect(await look()).not.toHaveProperty('result.shown')
})

test('finding 1: a manager who refuses ends the task, and no passcode exists', async () => {
  const { choose, look } = await harness.begin()
  await choose('manager-approval')
  await harness.decide('refused')
  expect(await look()).toMatchObject({
    status: 'stopped',
    code: 'approval-refused',
    title: 'The manager did not approve this',
  })
  const profile = harness.services.profiles.forPerson(await harness.findPerson('unregistered.user'))
  expect(await profile.part(openPasscodes).expiresAt()).toBeUndefined()
})

test('PR-17: of a passcode in two halves the operator sees one and the manager gets the other; only both together work', async () => {
  const { choose } = await harness.begin()
  const half = readPasscode(await choose('passcode-half'))
  const mail = (await harness.readMails()).find(({ template }) => template === 'passcode')
  const other = String(mail?.values.passcode)
  expect(mail?.to).toBe((await harness.findPerson('team.manager')).mail)
  expect(await harness.verifyPasscode(half)).toBe(false)
  expect(await harness.verifyPasscode(other)).toBe(false)
  expect(await harness.verifyPasscode(half + other)).toBe(true)
})

test('the audit names the way in which the caller was checked, and who approved', async () => {
  const { run, choose, look } = await harness.begin()
  await choose('manager-approval')
  await harness.decide('approved')
  await look()
  const approver = (await harness.findPerson('team.manager')).id
  expect(await harness.readCheck(run)).toMatchObject({ method: 'manager-approval', approver })
})

test('what another person agreed to, or half a passcode, is checked again for the next task of the call', async () => {
  for (const method of ['manager-approval', 'passcode-half']) {
    const { choose, look } = await harness.begin()
    await choose(method)
    if (method === 'manager-approval') await harness.decide('approved')
    expect(await look()).toMatchObject({ status: 'done' })
    expect((await harness.begin()).step, method).toMatchObject({ status: 'ask', activity: 'authentication-methods' })
  }
})
