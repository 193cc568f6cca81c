import { afterEach, beforeEach, expect, test } from 'vitest'
import { renderMail } from '../notifications/rendering.ts'
import { findingsOf } from '../policies/findings.ts'
import { chooseSubscriptions } from '../store/subscriptions.ts'
import { ok, type RunFacts } from './activity.ts'
import { emailUserIfWorkflowSucceeds } from './email-user-if-workflow-succeeds/activity.ts'
import { type Desk, openDesk } from './testing.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

const activity = emailUserIfWorkflowSucceeds

async function mailsFor(person: object, settings = {}, run: Partial<RunFacts> = {}) {
  const ctx = await desk.context(activity, 'active.user', { settings, run })
  const result = await desk.store.transaction(async (tx) =>
    activity.record?.({ ...ctx, person: { ...ctx.person, ...person } }, tx),
  )
  expect(result).toEqual(ok())
  return desk.mails()
}

test('the mail says whose account, which task and when, and holds nothing else', async () => {
  const [mail] = await mailsFor({})
  expect(mail).toMatchObject({ to: 'active.user@corp.example.com', template: 'workflow-succeeded', language: 'en' })
  expect(Object.keys(mail?.values ?? {}).sort()).toEqual([
    ...['account', 'displayName', 'task', 'time', 'url', 'workflow'],
  ])
})

test('it is written in the language of the person, or else of the task', async () => {
  expect(await mailsFor({ language: 'de' })).toMatchObject([{ language: 'de' }])
  expect((await mailsFor({ language: undefined })).at(-1)).toMatchObject({ language: 'en' })
})

test('a person without mail is passed over', async () => {
  expect(await mailsFor({ mail: undefined })).toEqual([])
})

test('an address in the directory that is none never breaks the password change', async () => {
  expect(await mailsFor({ mail: 'a@example.com, b@example.com' })).toEqual([])
})

test('it is in the words of this step where there are some', async () => {
  const words = { en: { subject: 'Well done, {displayName}', text: '{workflow} is done.' } }
  const [mail] = await mailsFor({}, { words })
  expect(renderMail(mail ?? expect.fail('no mail'))).toMatchObject({
    subject: expect.stringMatching(/^Well done, \w+/),
    text: expect.stringContaining('Change my password is done.'),
  })
})

test('words that name a secret, or what nobody declared, are refused on saving', () => {
  const refused = (text: string) => {
    const read = activity.settings.safeParse({ words: { de: { subject: 'x', text } } })
    return read.success ? [] : findingsOf(read.error).map(({ path, code }) => `${path}: ${code}`)
  }
  expect(refused('Ihr Passwort ist {newPassword}')).toEqual(['words.de.text: parameter-secret'])
  expect(refused('{error}')).toEqual(['words.de.text: parameter-unknown'])
})

const event = 'manage-my-passwords-succeeded'
const choose = async (subscribed: boolean) => {
  const { id } = await desk.person('active.user')
  await desk.store.transaction((tx) => chooseSubscriptions(tx, id, { [event]: subscribed }))
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

test('what the helpdesk did is told in any case', async () => {
  await choose(false)
  const operator = { id: 'o', domain: 'd', account: 'helpdesk.operator', displayName: 'Hanna Weber' }
  expect(await mailsFor({}, {}, { operator })).toHaveLength(1)
})

test('a mail of a transaction that failed is never sent', async () => {
  const ctx = await desk.context(activity, 'active.user')
  const broken = desk.store.transaction(async (tx) => {
    await activity.record?.(ctx, tx)
    throw new Error('the rest of the transaction failed')
  })
  await expect(broken).rejects.toThrow('the rest')
  expect(await desk.mails()).toEqual([])
})
