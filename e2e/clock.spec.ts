import { expect, test } from 'playwright/test'
import type { AskStep, WizardStep } from '../shared/wizard/page.ts'
import { type AdjustableClock, createAdjustableClock } from './environment/adjustable-clock.ts'
import { type Api, ApiRefusal, createApi, type StartedRun, type StartRequest } from './environment/api.ts'
import { stepNumber, wrongAnswers } from './environment/look-alikes.ts'
import { assertAskStep, completeRun, fillPage, finishRun, type Secrets } from './environment/person.ts'
import { readPracticeAccount } from './environment/practice-accounts.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'

/**
 * The clock of the server and its database is set by an hour while people are at work.
 *
 *     forward: people who had authenticated do so again, the others go on; locks, sessions and challenges end early
 *     back:    the same, and nothing lasts an hour longer: mails go out, the Legacy site makes no one wait
 *
 * Every change that is acknowledged holds, each mail comes once, and the audit verifies.
 */
const newPassword = 'Bramble-Harvest-77'
const hour = 60

let clock: AdjustableClock
let smtp: FakeSmtpServer
let server: RunningServer
let api: Api
test.beforeEach(async () => {
  clock = await createAdjustableClock()
  smtp = await startFakeSmtpServer()
  const env = { ...clock.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1', LATCHKEY_SMTP: 'none' }
  server = await startServer({ env })
  api = createApi({ url: server.url, trusted: true })
})
test.afterEach(async () => {
  await server?.stop()
  await smtp?.close()
  await clock?.remove()
})

async function secretsOf(account: string): Promise<Secrets> {
  const { password } = await readPracticeAccount(server, account)
  return { password, newPassword }
}

const change = (account: string): StartRequest => ({ workflow: 'manage-my-passwords', account })

/** The person has authenticated: a rule of this account alone refused the new password, and the page is shown again. */
async function startAuthenticated(account: 'finegrained.user'): Promise<{ run: StartedRun['run']; step: AskStep }> {
  const { run, step } = await api.start(change(account))
  const answer = { ...(await secretsOf(account)), newPassword: 'Teapot-26x' }
  const next = assertAskStep(await api.answer(run, stepNumber(step), answer))
  expect(next.page.problem).toMatchObject({ field: 'newPassword' })
  return { run, step: next }
}

/** Both clocks were set, or the test would prove nothing. */
async function expectClockSetBy(minutes: number): Promise<void> {
  const { run } = await api.start(change('branch.user'))
  const [row] = createDataProbe(server).select('select "createdAt" from "Run" where "id" = ?', run.id)
  const away = (Date.parse(String(row?.createdAt)) - Date.now()) / 60_000
  expect(Math.abs(away - minutes), `${away} minutes`).toBeLessThan(1)
}

const signInWith = (account: string, password: string) =>
  api.call('POST', '/api/v1/sign-in', {
    body: { frontEnd: 'self-service', module: 'directory-password', account, password },
  })

async function signIn(account: string): Promise<string> {
  const { password } = await readPracticeAccount(server, account)
  const reply = await signInWith(account, password)
  expect(reply.status).toBe(200)
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const isSignedIn = async (cookie: string) =>
  ((await (await api.call('GET', '/api/v1/session', { headers: { cookie } })).json()) as { signedIn: boolean }).signedIn

async function lockProfile(account: string): Promise<void> {
  const order = { workflow: 'forgot-my-password', account }
  for (let tries = 0; tries < 3; tries++) {
    const { run, step } = tries === 0 ? await api.start(order) : await api.startWithProof(order)
    let now = step
    while (now.status === 'ask') now = await api.answer(run, stepNumber(now), wrongAnswers(now))
  }
  expect(await tryAnswers(account)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
}

async function tryAnswers(account: string) {
  const { run, step } = await api.startWithProof({ workflow: 'forgot-my-password', account })
  return step.status === 'ask' ? api.answer(run, step.number, wrongAnswers(step)) : step
}

type Begun = Awaited<ReturnType<typeof startAuthenticated>>

/** A person who had authenticated is asked to do so again, and that is enough. */
async function expectReauthentication(account: string, { run, step }: Begun): Promise<void> {
  const again = await api.answer(run, step.number, fillPage(step, await secretsOf(account)))
  if (!hasEnded(again))
    expect(again).toMatchObject({ activity: 'authenticate-with-password', page: { problem: { code: 'idle' } } })
  await expectToFinish(account, { run, step: again })
  await expectNewPassword(account)
}

async function expectToGoOn(account: string, { run, step }: StartedRun): Promise<void> {
  const now = await api.loadStep(run)
  if (!hasEnded(now)) expect(now).toEqual(step)
  await expectToFinish(account, { run, step: now })
}

/** An hour forward, the search for abandoned runs, once a minute, may come at any moment, and finds all of them. */
async function expectToFinish(account: string, { run, step }: StartedRun): Promise<void> {
  const end = await finishRun(api, run, { step, secrets: await secretsOf(account) })
  if (hasEnded(end)) await changeFromTheStart(account)
  else expect(end).toMatchObject({ status: 'done' })
}

const hasEnded = (step: WizardStep) => step.status === 'stopped' && step.code === 'expired'

async function changeFromTheStart(account: string): Promise<void> {
  expect((await completeRun(api, change(account), await secretsOf(account))).step).toMatchObject({ status: 'done' })
}

async function expectNewPassword(account: string): Promise<void> {
  expect((await signInWith(account, newPassword)).status).toBe(200)
}

/** Within seconds, by whichever clock they were written. A second mail about failures is held for an hour. */
async function expectEachMailOnce(): Promise<void> {
  const probe = createDataProbe(server)
  const due = () =>
    probe.select(`select "id", "status" from "OutboxMail" where "heldUntil" is null or "status" = 'sent'`)
  await expect.poll(() => due().filter(({ status }) => status !== 'sent')).toEqual([])
  const ids = smtp.received.map(({ messageId }) => messageId)
  expect([ids.length, new Set(ids).size]).toEqual([due().length, ids.length])
  expect(ids.length).toBeGreaterThan(2)
}

const problemOf = (error: unknown) => (error instanceof ApiRefusal ? error.problem.code : error)

test('an hour forward: authenticated people authenticate again, nothing acknowledged is lost, and waiting mails go out', async () => {
  const inside = await startAuthenticated('finegrained.user')
  const outside = await api.start(change('expired.user'))
  const session = await signIn('active.user')
  const captcha = await api.solveCaptcha()
  await lockProfile('branch.user')

  await clock.setOffset(hour)
  await expectClockSetBy(hour)
  await expectToGoOn('expired.user', outside)
  await expectReauthentication('finegrained.user', inside)
  expect(await isSignedIn(session)).toBe(false)
  expect(await isSignedIn(await signIn('active.user'))).toBe(true)
  expect(await api.start({ ...change('helpdesk.operator'), captcha }).catch(problemOf)).toBe('captcha-invalid')
  expect(await tryAnswers('branch.user')).not.toMatchObject({ code: 'profile-locked' })

  await clock.setOffset(0)
  await server.restart({ LATCHKEY_SMTP: smtp.url })
  await expectEachMailOnce()
  expect(await runCommand(server, ['verify-audit'], clock.environment)).toMatchObject({ code: 0, err: '' })
})

test('an hour back: authenticated people authenticate again, nothing acknowledged is lost, and nothing lasts an hour longer', async () => {
  const inside = await startAuthenticated('finegrained.user')
  const outside = await api.start(change('expired.user'))
  const session = await signIn('active.user')
  const helped = await completeRun(api, change('mustchange.user'), await secretsOf('mustchange.user'))
  expect(helped.step).toMatchObject({ status: 'done' })

  await clock.setOffset(-hour)
  await expectClockSetBy(-hour)
  expect(await api.loadStep(helped.run)).toMatchObject({ status: 'done' })
  await expectNewPassword('mustchange.user')
  await expectToGoOn('expired.user', outside)
  await expectReauthentication('finegrained.user', inside)
  expect(await isSignedIn(session)).toBe(false)
  expect(await isSignedIn(await signIn('active.user'))).toBe(true)

  await server.restart({ LATCHKEY_SMTP: smtp.url })
  await expectEachMailOnce()
  expect(await runCommand(server, ['verify-audit'], clock.environment)).toMatchObject({ code: 0, err: '' })
})
