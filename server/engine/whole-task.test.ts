import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { hashToken } from '../store/keys.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { findStateToken } from '../store/state-tokens.ts'
import { asked, type Office, openOffice } from './testing.ts'

/** The predefined tasks from end to end, as a person meets them. */
let folder: string
let office: Office

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({ folder, registered: true })
}, 60_000)
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const practice = (account: string) => {
  const found = sampleAccounts.find((one) => one.account === account)
  if (!found) throw new Error(`nobody is called ${account}`)
  return found
}

function rightAnswers(account: string, step: WizardStep) {
  const asks = asked(step).page.answer.properties.answers?.prefixItems ?? []
  return asks.map(({ properties }) => {
    const question = properties?.question?.const
    return { question, answer: practice(account).answers?.find((one) => one.question === question)?.answer }
  })
}

test('an expired password is changed, and the end says what holds now', async () => {
  const { engine, start, store } = office
  const { password } = practice('expired.user')
  const { run, step } = await start('manage-my-passwords', 'expired.user')
  expect(asked(step)).toMatchObject({ number: 1, position: 1, of: 2, page: { account: 'expired.user' } })
  const change = asked(await engine.answer(run, { number: 1, answer: { password } }))
  expect(change).toMatchObject({ number: 2, position: 2, of: 2 })
  expect(change.page.rules?.map(({ text }) => text)).toContain('At least 10 characters')

  const done = await engine.answer(run, { number: 2, answer: { password, newPassword: 'Quiet-Teapot-2026' } })

  expect(done).toMatchObject({
    status: 'done',
    title: 'Your password is changed',
    result: { lines: [expect.any(String)], passwordExpiresAt: expect.any(String), stateToken: expect.any(String) },
  })
  const token = done.status === 'done' ? (done.result?.stateToken ?? '') : ''
  expect(await findStateToken(store.read, hashToken(token))).toMatchObject({ domain: 'corp.example.com' })
  const again = await engine.standing(run)
  expect(again).toMatchObject({ status: 'done' })
  expect(JSON.stringify(again)).not.toContain('stateToken')
})

test('a forgotten password is reset after the right answers, in German', async () => {
  const { engine, start } = office
  const { run, step } = await start('forgot-my-password', 'active.user', 'de')
  const reset = asked(await engine.answer(run, { number: 1, answer: { answers: rightAnswers('active.user', step) } }))
  const done = await engine.answer(run, { number: reset.number, answer: { newPassword: 'Leiser-Kessel-2026' } })
  expect(done).toMatchObject({ status: 'done', title: 'Ihr neues Passwort ist gesetzt' })
})

test('a password that breaks a rule is refused beside its field, counts nothing, and moves nobody back', async () => {
  const { engine, start, trace } = office
  const { password } = practice('finegrained.user')
  const { run } = await start('manage-my-passwords', 'finegrained.user')
  await engine.answer(run, { number: 1, answer: { password } })
  const refused = asked(await engine.answer(run, { number: 2, answer: { password, newPassword: 'Short-1' } }))
  expect(refused).toMatchObject({ number: 3, position: 2, page: { problem: { field: 'newPassword' } } })
  expect(await trace(run)).toEqual(['authenticate:ok'])
})

test('what is wrong with an account is told only after the right secret', async () => {
  const { engine, start } = office
  const { step, run } = await start('forgot-my-password', 'disabled.user')
  const end = await engine.answer(run, { number: 1, answer: { answers: rightAnswers('disabled.user', step) } })
  expect(end).toMatchObject({ status: 'stopped', code: 'account-disabled' })

  const other = await start('register', 'mustchange.user')
  const { password } = practice('mustchange.user')
  expect(await engine.answer(other.run, { number: 1, answer: { password } })).toMatchObject({
    status: 'stopped',
    code: 'already-registered',
  })
})

test('who has not registered is offered to after a change', async () => {
  const { engine, start } = office
  const { password } = practice('unregistered.user')
  const { run } = await start('manage-my-passwords', 'unregistered.user')
  await engine.answer(run, { number: 1, answer: { password } })
  const done = await engine.answer(run, { number: 2, answer: { password, newPassword: 'Quiet-Teapot-2026' } })
  expect(done).toMatchObject({ next: { tasks: [{ workflow: 'register', title: expect.any(String) }] } })
})

test('after a new password: what will ask for it next, and a passkey for whoever has none', async () => {
  const { engine, start, store } = office
  const { password } = practice('mustchange.user')
  const changed = async (old: string, newPassword: string) => {
    const { run } = await start('manage-my-passwords', 'mustchange.user')
    await engine.answer(run, { number: 1, answer: { password: old } })
    return engine.answer(run, { number: 2, answer: { password: old, newPassword } })
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

test('after all this no file of the database holds a secret, and ended runs name nobody', async () => {
  const secrets = [
    'Quiet-Teapot-2026',
    'Loud-Kettle-2027',
    'Leiser-Kessel-2026',
    'Short-1',
    practice('expired.user').password,
  ]
  const files = (await readdir(folder)).filter((file) => file.startsWith('latchkey.sqlite'))
  expect(files).not.toEqual([])
  for (const file of files) {
    const bytes = await readFile(join(folder, file), 'latin1')
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([])
  }
  const ended = await office.store.read.selectFrom('Run').select('state').where('status', '!=', 'open').execute()
  expect(ended.length).toBeGreaterThan(0)
  expect(ended.filter(({ state }) => state.includes('distinguishedName'))).toEqual([])
})
