import { afterEach, beforeEach, expect, test } from 'vitest'
import { renderMail } from '../../notifications/rendering.ts'
import { toFindings } from '../../policies/findings.ts'
import { readCounter } from '../../store/counters.ts'
import { saveSubscriptions } from '../../store/subscriptions.ts'
import { ok, type RunFacts } from '../activity.ts'
import { emailUserIfWorkflowFails } from '../email-user-if-workflow-fails/activity.ts'
import { emailUserIfWorkflowSucceeds } from '../email-user-if-workflow-succeeds/activity.ts'
import type { GuessShare } from '../guess-limit.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const activity = emailUserIfWorkflowSucceeds

async function mailsFor(person: object, settings = {}, run: Partial<RunFacts> = {}) {
  const ctx = await harness.context(activity, 'active.user', { settings, run })
  const result = await harness.store.transaction(async (tx) =>
    activity.record?.({ ...ctx, person: { ...ctx.person, ...person } }, tx),
  )
  expect(result).toEqual(ok())
  return harness.mails()
}

test('the mail names the account, the workflow and the time, and nothing else', async () => {
  const [mail] = await mailsFor({})
  expect(mail).toMatchObject({ to: 'active.user@corp.example.com', template: 'workflow-succeeded', language: 'en' })
  expect(Object.keys(mail?.values ?? {}).sort()).toEqual([
    ...['account', 'displayName', 'task', 'time', 'url', 'workflow'],
  ])
})

test('it is written in the person’s language, or else in the run’s', async () => {
  expect(await mailsFor({ language: 'de' })).toMatchObject([{ language: 'de' }])
  expect((await mailsFor({ language: undefined })).at(-1)).toMatchObject({ language: 'en' })
})

test('a person without a mail address is skipped', async () => {
  expect(await mailsFor({ mail: undefined })).toEqual([])
})

test('an invalid address in the directory never breaks a password change', async () => {
  expect(await mailsFor({ mail: 'a@example.com, b@example.com' })).toEqual([])
})

test('the step’s own text replaces the template', async () => {
  const words = { en: { subject: 'Well done, {displayName}', text: '{workflow} is done.' } }
  const [mail] = await mailsFor({}, { words })
  expect(renderMail(mail ?? expect.fail('no mail'))).toMatchObject({
    subject: expect.stringMatching(/^Well done, \w+/),
    text: expect.stringContaining('Change my password is done.'),
  })
})

test('a text that names a secret or an undeclared parameter is refused on saving', () => {
  const refused = (text: string) => {
    const read = activity.settings.safeParse({ words: { de: { subject: 'x', text } } })
    return read.success ? [] : toFindings(read.error).map(({ path, code }) => `${path}: ${code}`)
  }
  expect(refused('Ihr Passwort ist {newPassword}')).toEqual(['words.de.text: parameter-secret'])
  expect(refused('{error}')).toEqual(['words.de.text: parameter-unknown'])
})

const event = 'manage-my-passwords-succeeded'
const choose = async (subscribed: boolean) => {
  const { id } = await harness.person('active.user')
  await harness.store.transaction((tx) => saveSubscriptions(tx, id, { [event]: subscribed }))
}

test.each([
  ['may-leave', undefined, 1],
  ['may-leave', false, 0],
  ['may-leave', true, 1],
  ['may-not-leave', false, 1],
  ['may-join', undefined, 0],
  ['may-join', true, 1],
  ['may-join', false, 0],
])('%s, chosen: %s: %i mails', async (subscription, chosen, count) => {
  if (chosen !== undefined) await choose(chosen)
  expect(await mailsFor({}, { subscription })).toHaveLength(count)
})

test('what the helpdesk did is always mailed', async () => {
  await choose(false)
  const operator = { id: 'o', domain: 'd', account: 'helpdesk.operator', displayName: 'Hanna Weber' }
  expect(await mailsFor({}, {}, { operator })).toHaveLength(1)
})

async function fail(share: GuessShare, run: Partial<RunFacts> = {}) {
  const guesses = await harness.createGuesses('active.user', { share })
  const phase = { phase: 'failure', ...run } as const
  const ctx = await harness.context(emailUserIfWorkflowFails, 'active.user', { run: phase, guesses })
  await harness.store.transaction(async (tx) => emailUserIfWorkflowFails.record?.(ctx, tx))
}

test('M5: of 97 failed runs the first is mailed, the others are counted in the mail of an hour later', async () => {
  for (let run = 0; run < 97; run++) await fail('unknown')
  const mails = await harness.mails()
  expect(mails.map(({ values }) => values.times)).toEqual([1, 96])
  const held = mails[1] ?? expect.fail('no mail')
  const { text } = renderMail(held)
  expect(text).toContain('It has happened 96 times since the time below. You get at most one e-mail an hour about it.')
  expect(renderMail({ ...held, language: 'de' }).text).toContain('96 Mal vorgekommen.')
})

test('M5: two steps of one run that mail the same failure count it once', async () => {
  const guesses = await harness.createGuesses('active.user', { share: 'known' })
  const ctx = await harness.context(emailUserIfWorkflowFails, 'active.user', { run: { phase: 'failure' }, guesses })
  for (let run = 0; run < 3; run++)
    await harness.store.transaction(async (tx) => {
      for (const _step of ['one', 'another']) await emailUserIfWorkflowFails.record?.(ctx, tx)
    })
  expect((await harness.mails()).map(({ values }) => values.times)).toEqual([1, 2])
})

test('M5: failures of strangers hold up no mail about the person’s own browser, the helpdesk or another workflow', async () => {
  const operator = { id: 'o', domain: 'd', account: 'helpdesk.operator', displayName: 'Hanna Weber' }
  await fail('unknown')
  await fail('unknown')
  const before = (await harness.mails()).length
  await fail('known')
  await fail('unknown', { authenticated: true })
  await fail('known', { operator })
  await fail('unknown', { workflow: 'forgot-my-password' })
  const times = (await harness.mails()).slice(before).map(({ values }) => values.times)
  // That of the authenticated run is held behind the one of the known browser.
  expect(times).toEqual([1, 1, 1, 1])
  const rows = await harness.store.read.selectFrom('OutboxMail').select('heldUntil').orderBy('id').execute()
  expect(rows.slice(before).map(({ heldUntil }) => heldUntil !== null)).toEqual([false, true, false, false])
})

test('M5: a person without an address causes the same count as one with an address', async () => {
  const counted = async (person: object) => {
    const ctx = await harness.context(emailUserIfWorkflowFails, 'disabled.user', { run: { phase: 'failure' } })
    const mail = { ...ctx, person: { ...ctx.person, ...person } }
    await harness.store.transaction(async (tx) => emailUserIfWorkflowFails.record?.(mail, tx))
    return readCounter(harness.store.read, ctx.profile.key, 'notices', 3_600_000)
  }
  expect([await counted({}), await counted({ mail: undefined })]).toMatchObject([{ failures: 1 }, { failures: 2 }])
  expect(await harness.mails()).toHaveLength(1)
})

test('a mail of a transaction that failed is never sent', async () => {
  const ctx = await harness.context(activity, 'active.user')
  const broken = harness.store.transaction(async (tx) => {
    await activity.record?.(ctx, tx)
    throw new Error('the rest of the transaction failed')
  })
  await expect(broken).rejects.toThrow('the rest')
  expect(await harness.mails()).toEqual([])
})
