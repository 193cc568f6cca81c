import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { hashToken } from '../store/signed-rows.ts'
import { findStateToken } from '../store/state-tokens.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** The predefined workflows from end to end. */
let harness: EngineHarness

beforeAll(async () => {
  harness = await createEngineHarness({ registered: true })
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

const practice = (account: string) => {
  const found = sampleAccounts.find((one) => one.account === account)
  if (!found) throw new Error(`no account ${account}`)
  return found
}

function rightAnswers(account: string, step: WizardStep) {
  const asks = expectPage(step).page.answer.properties.answers?.prefixItems ?? []
  return asks.map(({ properties }) => {
    const question = properties?.question?.const
    return { question, answer: practice(account).answers?.find((one) => one.question === question)?.answer }
  })
}

test('an expired password is changed, and the result says what is in effect now', async () => {
  const { engine, start, store } = harness
  const { password } = practice('expired.user')
  const { run, step } = await start('manage-my-passwords', 'expired.user')
  const page = expectPage(step)
  expect(page).toMatchObject({ number: 1, position: 1, of: 1, page: { account: 'expired.user' } })
  expect(page.page.rules?.map(({ text }) => text)).toContain('At least 10 characters')

  const done = await engine.answer(run, { number: 1, answer: { password, newPassword: 'Quiet-Teapot-2026' } })

  expect(done).toMatchObject({
    status: 'done',
    title: 'Your password is changed',
    result: { passwordExpiresAt: expect.any(String), stateToken: expect.any(String) },
  })
  // 23: the heading has said it.
  expect(done).not.toHaveProperty('result.lines')
  const token = done.status === 'done' ? (done.result?.stateToken ?? '') : ''
  expect(await findStateToken(store.read, hashToken(store.read, token))).toMatchObject({ domain: 'corp.example.com' })
  const again = await engine.getCurrentStep(run)
  expect(again).toMatchObject({ status: 'done' })
  expect(JSON.stringify(again)).not.toContain('stateToken')
})

test('a forgotten password is reset after the right answers, in German', async () => {
  const { engine, start } = harness
  const { run, step } = await start('forgot-my-password', 'active.user', 'de')
  const reset = expectPage(
    await engine.answer(run, { number: 1, answer: { answers: rightAnswers('active.user', step) } }),
  )
  const done = await engine.answer(run, { number: reset.number, answer: { newPassword: 'Leiser-Kessel-2026' } })
  expect(done).toMatchObject({ status: 'done', title: 'Ihr neues Passwort ist festgelegt' })
})

test('a password that breaks a rule is refused beside its field, without a failure or a step back', async () => {
  const { engine, start, readTrace } = harness
  const { password } = practice('finegrained.user')
  const { run } = await start('manage-my-passwords', 'finegrained.user')
  const refused = expectPage(await engine.answer(run, { number: 1, answer: { password, newPassword: 'Teapot-26x' } }))
  expect(refused).toMatchObject({ number: 3, position: 1, page: { problem: { field: 'newPassword' } } })
  expect(await readTrace(run)).toEqual(['authenticate:ok'])
})

test('the state of an account is told only after the right secret', async () => {
  const { engine, start } = harness
  const { step, run } = await start('forgot-my-password', 'disabled.user')
  const end = await engine.answer(run, { number: 1, answer: { answers: rightAnswers('disabled.user', step) } })
  expect(end).toMatchObject({ status: 'stopped', code: 'account-disabled' })

  const other = await start('register', 'finegrained.user')
  const { password } = practice('finegrained.user')
  expect(await engine.answer(other.run, { number: 1, answer: { password } })).toMatchObject({
    status: 'stopped',
    code: 'already-registered',
  })
})

test('an unregistered person is offered registration after a change', async () => {
  const { engine, start } = harness
  const { password } = practice('unregistered.user')
  const { run } = await start('manage-my-passwords', 'unregistered.user')
  const done = await engine.answer(run, { number: 1, answer: { password, newPassword: 'Quiet-Teapot-2026' } })
  expect(done).toMatchObject({ next: { tasks: [{ workflow: 'register', title: expect.any(String) }] } })
})

test('after a new password: a note about saved passwords, and a passkey if there is none', async () => {
  const { engine, start, store } = harness
  const { password } = practice('mustchange.user')
  const changed = async (old: string, newPassword: string) => {
    const { run } = await start('manage-my-passwords', 'mustchange.user')
    return engine.answer(run, { number: 1, answer: { password: old, newPassword } })
  }
  expect(await changed(password, 'Quiet-Teapot-2026')).toMatchObject({
    next: {
      text: expect.stringContaining('Wi-Fi'),
      tasks: [{ workflow: 'manage-my-profile', title: 'Add a passkey' }],
    },
  })
  const own = { afterNewPassword: { en: 'Lock and unlock your till.', de: 'Kasse sperren und entsperren.' } }
  await store.transaction((tx) => putSetting(tx, 'site', own, absentSetting))
  expect(await changed('Quiet-Teapot-2026', 'Loud-Kettle-2027')).toMatchObject({
    next: { text: 'Lock and unlock your till.' },
  })
})

test('no database file holds a secret, and ended runs hold no personal data', async () => {
  const { engine, start } = harness
  const { password } = practice('team.manager')
  const { run } = await start('manage-my-passwords', 'team.manager')
  const refused = await engine.answer(run, { number: 1, answer: { password, newPassword: 'Short-1' } })
  const { number } = expectPage(refused)
  const done = await engine.answer(run, { number, answer: { password, newPassword: 'Quiet-Teapot-2026' } })
  expect(done).toMatchObject({ status: 'done' })
  const secrets = [
    'Quiet-Teapot-2026',
    'Loud-Kettle-2027',
    'Leiser-Kessel-2026',
    'Short-1',
    practice('expired.user').password,
    password,
  ]
  const files = (await readdir(harness.folder)).filter((file) => file.startsWith('latchkey.sqlite'))
  expect(files).not.toEqual([])
  for (const file of files) {
    const bytes = await readFile(join(harness.folder, file), 'latin1')
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([])
  }
  const ended = await harness.store.read.selectFrom('Run').select('state').where('status', '!=', 'open').execute()
  expect(ended.length).toBeGreaterThan(0)
  const kept = ended.flatMap(({ state }) => Object.keys(JSON.parse(state)))
  for (const field of ['person', 'memories', 'address']) expect(kept).not.toContain(field)
})
