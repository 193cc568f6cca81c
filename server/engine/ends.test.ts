import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { en } from '../../shared/languages/en.ts'
import type { FieldSchema, WizardStep } from '../../shared/wizard/page.ts'
import { critical, defineActivity } from '../activities/activity.ts'
import { doorsAfterWrongAnswer, ends } from './ends.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** Every end says what happened and has a way on; what is shown before the person has authenticated depends on no account. */
let harness: EngineHarness

const end = defineActivity({
  id: 'test-end',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  page: async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }),
  answer: z.object({ code: z.string() }),
  execute: async (_, { code }) => critical(code, { values: { hours: 2, name: 'Ina Berg', at: 0 } }),
})

beforeAll(async () => {
  harness = await createEngineHarness({
    registered: true,
    activities: [end],
    workflows: { 'to-the-end': defineSteps({ end: 'test-end' }) },
  })
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

// Wrong tries of one test must not be counted in the next one.
beforeEach(async () => {
  await harness.store.transaction((tx) => tx.deleteFrom('Counter').execute())
})

const stopCodes = Object.keys(en).flatMap((key) => (key.startsWith('stopped.') ? [key.slice('stopped.'.length)] : []))

test('E14: every code has a row in the table, and every row has a text', () => {
  expect(stopCodes.filter((code) => !(code in ends))).toEqual([])
  const worded = (code: string) => `stopped.${code}` in en || `problems.${code}` in en
  expect([...Object.keys(ends), ...Object.keys(doorsAfterWrongAnswer)].filter((code) => !worded(code))).toEqual([])
})

test('E14: every stop code shows a heading of its own and a door', async () => {
  const { engine, start } = harness
  for (const [index, code] of Object.keys(ends).entries()) {
    // Another account each time, since the open runs and the counters of one are limited.
    const { run, step } = await start('to-the-end', `nobody.${index}`)
    const stopped = await engine.answer(run, { number: expectPage(step).number, answer: { code } })
    expect(stopped, code).toMatchObject({ status: 'stopped', code })
    const { title, doors } = stopped as Extract<WizardStep, { status: 'stopped' }>
    expect([title === en['ended.failed'], code], code).toEqual([code === 'failed', code])
    expect(doors.length, code).toBeGreaterThan(0)
    expect(
      doors.every((door) => door.title !== ''),
      code,
    ).toBe(true)
  }
})

const newPassword = 'Quiet-Teapot-2026'

/** An answer of the right shape that is right for no account; a new password beside it breaks no rule, so that the rest counts. */
function answerWrongly(schema: FieldSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.prefixItems) return schema.prefixItems.map(answerWrongly)
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 1 }, () => answerWrongly(schema.items ?? {}))
  if (schema.type === 'boolean') return true
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, answerWrongly(field)]))
  if (schema.autocomplete === 'new-password') return newPassword
  return '123456'.padEnd(schema.minLength ?? 6, '7').slice(0, schema.maxLength)
}

/** What the pages of a run say, up to its end; the questions differ from account to account. */
async function failToTheEnd(workflow: string, account: string) {
  const { engine, start } = harness
  const started = await start(workflow, account)
  let { step } = started
  const seen: unknown[] = []
  for (let tries = 0; tries < 8 && step.status === 'ask'; tries++) {
    seen.push([step.activity, step.page.problem?.code, step.page.doors])
    step = await engine.answer(started.run, {
      number: step.number,
      answer: answerWrongly({ type: 'object', properties: step.page.answer.properties }),
    })
  }
  expect(step.status, `${workflow} of ${account}`).toBe('stopped')
  // When a lock ends depends on when it began.
  if (step.status !== 'stopped' || !step.until) return [...seen, step]
  const titleUntil = step.titleUntil?.replace(`{${step.until}}`, '{until}')
  return [...seen, { ...step, until: 'known', titleUntil }]
}

const workflows = ['forgot-my-password', 'manage-my-passwords', 'unlock-my-account', 'i-have-a-passcode', 'register']

test.each(workflows)('E2: a failed run of %s offers the same doors for every account', async (workflow) => {
  const [first, ...others] = await Promise.all(
    ['active.user', 'locked.user', 'unregistered.user', `nobody.${workflow}`].map((account) =>
      failToTheEnd(workflow, account),
    ),
  )
  for (const other of others) expect(other).toEqual(first)
  expect(JSON.stringify(first)).toContain('"to":')
  expect(first?.at(-1)).toMatchObject({ doors: expect.arrayContaining([expect.anything()]) })
})

test('E2: after a wrong password the way out is at hand, and the same for a locked account with the right one', async () => {
  const { engine, start } = harness
  const doors = [
    { to: 'task', workflow: 'unlock-my-account', title: 'Unlock my account' },
    { to: 'task', workflow: 'forgot-my-password', title: 'I forgot my password' },
    { to: 'another-account', title: 'Use another account' },
  ]
  for (const [account, password] of [
    ['finegrained.user', 'wrong'],
    ['locked.user', 'Marble-Orchard-74'],
    ['disabled.user', 'wrong'],
    ['nobody.here', 'wrong'],
  ] as const) {
    const { run, step } = await start('manage-my-passwords', account)
    const again = await engine.answer(run, { number: expectPage(step).number, answer: { password, newPassword } })
    expect(expectPage(again).page, account).toMatchObject({
      problem: { code: 'wrong-credentials', text: 'These do not match, or the account is locked.' },
      doors,
    })
  }
})

test('E14: a locked profile says until when, for an account that does not exist, too', async () => {
  for (const account of ['finegrained.user', 'nobody.locked']) {
    const walked = await failToTheEnd('forgot-my-password', account)
    const again = await failToTheEnd('forgot-my-password', account)
    for (const stopped of [walked.at(-1), again.at(-1)])
      expect(stopped, account).toMatchObject({
        code: 'profile-locked',
        until: 'known',
        titleUntil: 'No answer is accepted until {until}',
      })
  }
})

/** Only activities of the Self-Service site end with them. */
const endsOfSelfService = new Set([
  'no-passcode',
  'no-questions',
  'outside-logon-hours',
  'sign-in-restricted',
  'too-many-attempts-outcome-unknown',
])

test('7-1: an end of a task of the Helpdesk site speaks of the person, never to the operator as if it were their account', () => {
  const texts: Readonly<Record<string, string>> = en
  const ownWords =
    /\byou (changed|have registered)|\byour (account|manager|password|profile|hours|helpdesk|sign-in help methods)|\bask the helpdesk/i
  const wrong = Object.entries(ends)
    .filter(([code]) => !endsOfSelfService.has(code))
    .flatMap(([code, { heading, headingUntil }]) => {
      const text = `stopped.${code}` in en ? `stopped.${code}` : `problems.${code}`
      return [heading, ...(headingUntil ? [headingUntil] : []), text]
    })
    .filter((key) => ownWords.test(texts[`operator.${key}`] ?? texts[key] ?? ''))
  expect(wrong).toEqual([])
})
