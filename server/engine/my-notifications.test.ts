import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { openOrder } from '../notifications/outbox.ts'
import { openKeys } from '../store/open-keys.ts'
import { asked, type Office, openOffice } from './testing.ts'

/** My notifications from end to end: what is switched off does not come, and that it was switched off does. */
let folder: string
let office: Office

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({ folder })
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const account = 'active.user'
const password = sampleAccounts.find((one) => one.account === account)?.password ?? ''

async function choose(events: Record<string, boolean>) {
  const { run, step } = await office.start('my-notifications', account)
  const page = await office.engine.answer(run, { number: asked(step).number, answer: { password } })
  const done = await office.engine.answer(run, { number: asked(page).number, answer: { events } })
  return { page: asked(page), done }
}

async function changePassword(from: string, to: string) {
  const { run, step } = await office.start('manage-my-passwords', account)
  const page = await office.engine.answer(run, { number: asked(step).number, answer: { password: from } })
  const answer = { password: from, newPassword: to }
  return office.engine.answer(run, { number: asked(page).number, answer })
}

async function mails() {
  const keys = await openKeys(office.store, join(folder, 'keys'))
  const rows = await office.store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
  return rows.map(({ order }) => openOrder(keys, order)).map(({ template, values }) => `${template} ${values.workflow}`)
}

test('a mail that was switched off does not come any more, and is back once it is switched on', async () => {
  const event = 'manage-my-passwords-succeeded'
  const { page, done } = await choose({ [event]: false })
  const switches = page.page.answer.properties.events?.properties ?? {}
  expect(switches[event]).toMatchObject({
    type: 'boolean',
    default: true,
    title: 'Change my password: when it is done',
  })
  expect(switches).not.toHaveProperty('my-notifications-succeeded')
  expect(page.page.text).toContain('My notifications: when it is done')
  expect(done).toMatchObject({ status: 'done', title: 'Your choice is saved' })

  expect(await changePassword(password, 'Quiet-Teapot-2026')).toMatchObject({ status: 'done' })
  expect(await mails()).toEqual(['workflow-succeeded my-notifications'])
})

test('what nobody was asked about cannot be switched off', async () => {
  expect((await choose({ 'my-notifications-succeeded': false, 'made-up': false })).done).toMatchObject({
    status: 'done',
  })
  await choose({})
  expect(await mails()).toEqual(Array(2).fill('workflow-succeeded my-notifications'))
})
