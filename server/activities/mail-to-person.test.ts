import { afterEach, beforeEach, expect, test } from 'vitest'
import { ok } from './activity.ts'
import { emailUserIfWorkflowSucceeds } from './email-user-if-workflow-succeeds/activity.ts'
import { type Desk, openDesk } from './testing.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

const activity = emailUserIfWorkflowSucceeds

async function mailsFor(person: object, settings = {}) {
  const ctx = await desk.context(activity, 'active.user', { settings })
  const result = await desk.store.transaction(async (tx) =>
    activity.record?.({ ...ctx, person: { ...ctx.person, ...person } }, tx),
  )
  expect(result).toEqual(ok())
  return desk.mails()
}

test('the mail says whose account, which task and when, and holds nothing else', async () => {
  const [mail] = await mailsFor({})
  expect(mail).toMatchObject({ to: 'active.user@corp.example.com', template: 'workflow-succeeded', language: 'en' })
  expect(Object.keys(mail?.values ?? {}).sort()).toEqual(['account', 'displayName', 'time', 'url', 'workflow'])
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

test('a template that does not exist never breaks the password change', async () => {
  expect(await mailsFor({}, { template: 'gone' })).toEqual([])
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
