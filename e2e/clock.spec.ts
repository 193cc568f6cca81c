import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, ApiRefusal, createApi, type Order, type Started } from './environment/api.ts'
import { type OwnClock, ownClock } from './environment/clock.ts'
import { latchkey } from './environment/command.ts'
import { keptData } from './environment/kept-data.ts'
import { numberOf, wrongAnswers } from './environment/look-alikes.ts'
import { arrive, complete, finish, typed } from './environment/person.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'

/**
 * Journey 2-10: the server's clock, and with it its database's, is set by an hour while people are at work.
 *
 *     forth: whoever had shown who they are does so once more, whoever had not goes on; locks, sessions and challenges are over early
 *     back:  the same, and nothing lasts an hour longer: mails go out, the Legacy site keeps nobody waiting
 *
 * Every change that is acknowledged holds, each mail comes once, and the audit holds.
 */
const newPassword = 'Bramble-Harvest-77'
const hour = 60

test.describe.configure({ timeout: 180_000 })
let clock: OwnClock
let smtp: SmtpStandIn
let server: RunningServer
let api: Api
let passwords: Map<string, string>
test.beforeEach(async () => {
  clock = await ownClock()
  smtp = await startSmtp()
  const env = { ...clock.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' }
  server = await startServer({ env, withinMs: 30_000 })
  api = createApi({ url: server.url, trusted: true })
  const accounts = (await (await fetch(`${server.url}/practice/accounts.json`)).json()) as Practice[]
  passwords = new Map(accounts.map(({ account, password }) => [account, password]))
})
test.afterEach(async () => {
  await server?.stop()
  await smtp?.close()
  await clock?.remove()
})

interface Practice {
  account: string
  password: string
}

const secretsOf = (account: string) => ({ password: passwords.get(account) ?? '', newPassword })
const change = (account: string): Order => ({ workflow: 'manage-my-passwords', account })
const atTheChange = (account: string) =>
  arrive(api, change(account), { activity: 'change-password-in-ad', secrets: secretsOf(account) })

/** Both clocks went along, or the test would prove nothing. */
async function isSetBy(minutes: number): Promise<void> {
  const { run } = await api.start(change('branch.user'))
  const [row] = keptData(server).runs(run.id)
  const away = (Date.parse(row?.createdAt ?? '') - Date.now()) / 60_000
  expect(Math.abs(away - minutes), `${away} minutes`).toBeLessThan(1)
}

async function signIn(account: string): Promise<string> {
  const body = { frontEnd: 'self-service', module: 'directory-password', account, password: passwords.get(account) }
  const reply = await api.call('POST', '/api/v1/sign-in', { body })
  expect(reply.status).toBe(200)
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const isSignedIn = async (cookie: string) =>
  ((await (await api.call('GET', '/api/v1/session', { headers: { cookie } })).json()) as { signedIn: boolean }).signedIn

async function lockedOut(account: string): Promise<void> {
  const order = { workflow: 'forgot-my-password', account }
  for (let tries = 0; tries < 3; tries++) {
    const { run, step } = tries === 0 ? await api.start(order) : await api.startWithProof(order)
    let now = step
    while (now.status === 'ask') now = await api.answer(run, numberOf(now), wrongAnswers(now))
  }
  expect(await tryAnswers(account)).toMatchObject({ status: 'stopped', code: 'profile-locked' })
}

async function tryAnswers(account: string) {
  const { run, step } = await api.startWithProof({ workflow: 'forgot-my-password', account })
  return step.status === 'ask' ? api.answer(run, step.number, wrongAnswers(step)) : step
}

type Begun = Awaited<ReturnType<typeof atTheChange>>

/** What whoever had already shown who they are is told, and that it is enough to show it once more. */
async function showsOnceMore(account: string, { run, step }: Begun): Promise<void> {
  const again = await api.answer(run, step.number, typed(step, secretsOf(account)))
  if (hasEnded(again)) return beginsAnew(account)
  expect(again).toMatchObject({ activity: 'authenticate-with-password', page: { problem: { code: 'idle' } } })
  expect(await finish(api, run, { step: again, secrets: secretsOf(account) })).toMatchObject({ status: 'done' })
  await holds(account)
}

async function goesOn(account: string, { run, step }: Started): Promise<void> {
  const now = await api.standing(run)
  if (hasEnded(now)) return beginsAnew(account)
  expect(now).toEqual(step)
  expect(await finish(api, run, { step, secrets: secretsOf(account) })).toMatchObject({ status: 'done' })
}

/** An hour forth, the look for abandoned tasks, once a minute, finds all that stand. */
const hasEnded = (step: WizardStep) => step.status === 'stopped' && step.code === 'expired'

async function beginsAnew(account: string): Promise<void> {
  expect((await complete(api, change(account), secretsOf(account))).step).toMatchObject({ status: 'done' })
}

async function holds(account: string): Promise<void> {
  const { run, step } = await api.start(change(account))
  expect(await api.answer(run, numberOf(step), { password: newPassword })).toMatchObject({ status: 'ask' })
}

/** Within seconds, whatever hour they were written in. */
async function eachMailComesOnce(): Promise<void> {
  const waiting = () =>
    keptData(server)
      .mails()
      .filter(({ status }) => status !== 'sent')
  await expect.poll(waiting, { timeout: 60_000 }).toEqual([])
  const ids = smtp.received.map(({ messageId }) => messageId)
  expect([ids.length, new Set(ids).size]).toEqual([keptData(server).mails().length, ids.length])
  expect(ids.length).toBeGreaterThan(2)
}

const problemOf = (error: unknown) => (error instanceof ApiRefusal ? error.problem.code : error)

test('an hour forth: who was in shows it once more, nothing acknowledged is lost, and what waited goes out', async () => {
  const inside = await atTheChange('active.user')
  const outside = await api.start(change('expired.user'))
  const session = await signIn('finegrained.user')
  const captcha = await api.captcha()
  await lockedOut('branch.user')

  await clock.set(hour)
  await isSetBy(hour)
  await goesOn('expired.user', outside)
  await showsOnceMore('active.user', inside)
  expect(await isSignedIn(session)).toBe(false)
  expect(await isSignedIn(await signIn('finegrained.user'))).toBe(true)
  expect(await api.start({ ...change('helpdesk.operator'), captcha }).catch(problemOf)).toBe('captcha-invalid')
  expect(await tryAnswers('branch.user')).not.toMatchObject({ code: 'profile-locked' })

  await clock.set(0)
  await server.restart({ LATCHKEY_SMTP: smtp.url })
  await eachMailComesOnce()
  expect(await latchkey(server, ['verify-audit'], clock.environment)).toMatchObject({ code: 0, err: '' })
})

test('an hour back: who was in shows it once more, nothing acknowledged is lost, and nothing lasts an hour longer', async () => {
  const inside = await atTheChange('active.user')
  const outside = await api.start(change('expired.user'))
  const session = await signIn('finegrained.user')
  const helped = await atTheChange('mustchange.user')
  const done = await api.answer(helped.run, helped.step.number, typed(helped.step, secretsOf('mustchange.user')))
  expect(done).toMatchObject({ status: 'done' })

  await clock.set(-hour)
  await isSetBy(-hour)
  expect(await api.standing(helped.run)).toMatchObject({ status: 'done' })
  await holds('mustchange.user')
  await goesOn('expired.user', outside)
  await showsOnceMore('active.user', inside)
  expect(await isSignedIn(session)).toBe(false)
  expect(await isSignedIn(await signIn('finegrained.user'))).toBe(true)

  await server.restart({ LATCHKEY_SMTP: smtp.url })
  await eachMailComesOnce()
  expect(await latchkey(server, ['verify-audit'], clock.environment)).toMatchObject({ code: 0, err: '' })
})
