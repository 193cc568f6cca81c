import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { decryptOrder } from '../notifications/outbox.ts'
import { openKeys } from '../store/open-keys.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** My notifications from end to end: a switched-off mail is not sent; the mail about the choice is. */
let harness: EngineHarness

beforeEach(async () => {
  harness = await createEngineHarness()
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const account = 'active.user'
const password = sampleAccounts.find((one) => one.account === account)?.password ?? ''

async function choose(events: Record<string, boolean>) {
  const { run, step } = await harness.start('my-notifications', account)
  const page = await harness.engine.answer(run, { number: expectPage(step).number, answer: { password } })
  const done = await harness.engine.answer(run, { number: expectPage(page).number, answer: { events } })
  return { page: expectPage(page), done }
}

/** Wrong passwords until the run stops, which is the failure that a mail tells of. Their counters are removed afterwards. */
async function useUpTries(): Promise<void> {
  const { run, step } = await harness.start('manage-my-passwords', account)
  let current = step
  const answer = { password: 'wrong', newPassword: 'Quiet-Teapot-2026' }
  while (current.status === 'ask') current = await harness.engine.answer(run, { number: current.number, answer })
  expect(current).toMatchObject({ status: 'stopped', code: 'too-many-attempts' })
  await harness.store.transaction((tx) => tx.deleteFrom('Counter').execute())
}

async function mails() {
  const keys = await openKeys(harness.store, join(harness.folder, 'keys'))
  const rows = await harness.store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
  return rows
    .map(({ order }) => decryptOrder(keys, order))
    .map(({ template, values }) => `${template} ${values.workflow}`)
}

test('a mail that is switched off is not sent, and is sent again after it is switched on', async () => {
  const event = 'manage-my-passwords-failed'
  const { page, done } = await choose({ [event]: false })
  const switches = page.page.answer.properties.events?.properties ?? {}
  expect(switches[event]).toMatchObject({ type: 'boolean', default: true, title: 'Change my password: when it fails' })
  expect(switches[event]).not.toHaveProperty('locked')
  expect(switches['my-notifications-succeeded']).toMatchObject({ locked: true })
  expect(done).toMatchObject({ status: 'done', title: 'Your choice is saved' })

  await useUpTries()
  expect(await mails()).toEqual(['workflow-succeeded my-notifications'])
  await choose({ [event]: true })
  await useUpTries()
  expect(await mails()).toEqual([
    ...Array(2).fill('workflow-succeeded my-notifications'),
    'workflow-failed manage-my-passwords',
  ])
})

test('a mail that is always on, or that does not exist, cannot be switched off', async () => {
  expect((await choose({ 'my-notifications-succeeded': false, 'made-up': false })).done).toMatchObject({
    status: 'done',
  })
  await choose({})
  expect(await mails()).toEqual(Array(2).fill('workflow-succeeded my-notifications'))
})
