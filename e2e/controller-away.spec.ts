import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, ApiRefusal, createApi, type StartedRun } from './environment/api.ts'
import { type ControllerGate, startControllerGate } from './environment/controller-gate.ts'
import { advanceTo, assertAskStep, completeRun, fillPage, finishRun, waitUntilSettled } from './environment/person.ts'
import { runCommand } from './environment/run-command.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { startStaleReplica } from './environment/samba-replica.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { waitForWriteIntent } from './environment/server-data.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'

/**
 * The domain controller goes away before, during (kill -9, and silent for longer than anyone waits) and after the write.
 *
 *     one controller:  away → said plainly, nothing begun, or the run stops and a mail says so; gone with the write → "it is not known",
 *                      nothing is sent twice, and the page goes on by itself when the controller is back
 *     two controllers: the second one takes over what was not sent; a write that was sent stays with the first one
 *
 * What the person reads is true each time: a password that is said to hold binds. No request takes more than 20 s, and the server
 * starts, answers and says on /readyz what is missing while its directory is away.
 */
const password = 'First-Passw0rd-1!'
const newPassword = 'Quiet-Teapot-2026'
const secrets = { password, newPassword }
/** Twice what is promised, since the machine may be busy. */
const maxRequestMs = 40_000
/** People who change a password together. The controller takes one after the other, so whenever it goes, it goes in the middle. */
const group = (name: string) => Array.from({ length: 5 }, (_, index) => `${name}.${index}`)
const people = [
  ...['before', 'between', 'waiting', 'after', 'double.before', 'double.between'],
  ...['killed.0', 'killed.1', 'killed.2', 'silent', 'double'].flatMap(group),
]

let folder: string
let samba: Samba
let replica: Samba
let smtp: FakeSmtpServer
let single: RunningServer
let double: RunningServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'away-'))
  const addresses = { samba: '127.0.0.13', replica: '127.0.0.14' }
  samba = await startSamba({ folder: join(folder, 'samba'), address: addresses.samba, lockoutThreshold: 0 })
  for (const account of people) await samba.addPerson({ account, password, mail: `${account}@corp.example.test` })
  replica = await startStaleReplica({
    samba,
    folder: join(folder, 'samba'),
    copy: join(folder, 'replica'),
    address: addresses.replica,
  })
  smtp = await startFakeSmtpServer()
  const env = { ...samba.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  const both = `${samba.connection.url},${replica.connection.url}`
  single = await startServer({ env: { ...env, LATCHKEY_SMTP: smtp.url } })
  double = await startServer({ env: { ...env, LATCHKEY_DIRECTORY: both } })
})
test.afterAll(async () => {
  await double?.stop()
  await single?.stop()
  await smtp?.close()
  await replica?.stop()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The public API; a request that takes longer than `maxRequestMs` fails. */
function createLimitedApi({ url }: RunningServer): Api {
  const api = createApi({ url, trusted: true })
  const limit =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const start = performance.now()
      try {
        return await work(...args)
      } finally {
        expect(performance.now() - start, 'milliseconds of one request').toBeLessThan(maxRequestMs)
      }
    }
  return { ...api, start: limit(api.start), loadStep: limit(api.loadStep), answer: limit(api.answer) }
}

const change = (account: string) => ({ workflow: 'manage-my-passwords', account })
const startChange = (api: Api, account: string) =>
  advanceTo(api, change(account), { activity: 'change-password-in-ad', secrets })
const isChanged = async (account: string) => (await samba.bind(account, newPassword)) === 'right'
const ready = async ({ url }: RunningServer) => (await fetch(`${url}/readyz`)).json()
const refusal = (error: unknown) => (error instanceof ApiRefusal ? error.problem : error)
const mailsTo = (account: string) => smtp.received.filter(({ to }) => to[0] === `${account}@corp.example.test`)
/** The outcome of every change of this account's password, by the controller's own log. */
const listChanges = async (controller: Samba, account: string) =>
  (await controller.passwordChanges(account)).filter(({ action }) => action === 'Change').map(({ status }) => status)

const away = { status: 503, code: 'directory-unreachable', title: expect.stringContaining('Nothing was changed') }
const stopped = {
  status: 'stopped',
  code: 'directory-unreachable',
  text: expect.stringContaining('Nothing was changed'),
}
const unsure = { status: 'wait', code: 'outcome-unknown', text: expect.stringContaining('Nothing is sent twice') }

/** The step of a run whose write got no reply, once the server has given up waiting for one. */
async function untilUnsure(api: Api, run: StartedRun['run']): Promise<WizardStep> {
  await expect(async () => expect(await api.loadStep(run)).toMatchObject(unsure)).toPass({ timeout: 60_000 })
  return api.loadStep(run)
}

/** Compares the step that the person got with the directory, once that is back; then answers every further page until the run ends. */
async function expectTruth(
  api: Api,
  run: StartedRun['run'],
  { account, answered }: { account: string; answered?: WizardStep },
) {
  if (!answered) throw new Error(`${account} got no answer`)
  if (answered.status === 'stopped') {
    expect(answered).toMatchObject(stopped)
    expect([await isChanged(account), await listChanges(samba, account)]).toEqual([false, []])
    return
  }
  // The second text where the reply was due before the write was given up.
  if (answered.status === 'wait') expect(answered.text).toMatch(/Nothing is sent twice|is carrying out your answer/)
  else expect(answered).toMatchObject({ status: 'done' })
  const now = await waitUntilSettled(api, run)
  expect(await isChanged(account), JSON.stringify(now)).toBe(now.status === 'done')
  if (now.status === 'ask') expect(now.page.problem?.code).toBe('outcome-not-applied')
  expect(await finishRun(api, run, { step: now, secrets })).toMatchObject({ status: 'done' })
  expect(await isChanged(account)).toBe(true)
  // One line, or one more where the controller died between its log and its commit; sent again, a change that held would be refused.
  expect([...new Set(await listChanges(samba, account))]).toEqual(['Success'])
}

test('away before the start: reported at once, and the server starts all the same', async () => {
  const api = createLimitedApi(single)
  await samba.stop()
  expect(await api.start(change('before')).catch(refusal)).toMatchObject(away)
  expect(await ready(single)).toEqual({ database: true, directory: false })
  await single.restart()
  await expect.poll(() => single.log()).toMatch(/The directory does not answer yet/)
  expect((await api.listWorkflows('before')).length).toBeGreaterThan(0)
  expect(await ready(single)).toEqual({ database: true, directory: false })
  await samba.start()
  await expect.poll(() => ready(single)).toEqual({ database: true, directory: true })
  expect((await completeRun(api, change('before'), secrets)).step).toMatchObject({ status: 'done' })
})

test('away between two pages: a run that is answered stops, a run that waits goes on later', async () => {
  const api = createLimitedApi(single)
  const [one, waiting] = [await startChange(api, 'between'), await startChange(api, 'waiting')]
  await samba.stop()
  expect(await api.answer(one.run, one.step.number, fillPage(one.step, secrets))).toMatchObject(stopped)
  expect(await api.loadStep(waiting.run).catch(refusal)).toMatchObject(away)
  await samba.start()
  expect(await api.loadStep(one.run)).toMatchObject(stopped)
  expect(await api.loadStep(waiting.run)).toEqual(waiting.step)
  expect(await finishRun(api, waiting.run, { secrets })).toMatchObject({ status: 'done' })
  expect([await isChanged('between'), await listChanges(samba, 'between')]).toEqual([false, []])
  await expect.poll(() => mailsTo('between').length).toBe(1)
})

/** All submit at once; the controller goes when `minDone` of them are done. Returns the step that each got, in their order. */
async function interruptWrites(
  server: RunningServer,
  accounts: string[],
  { minDone, interrupt }: { minDone: number; interrupt: () => Promise<void> },
) {
  const api = createLimitedApi(server)
  const runs = await Promise.all(accounts.map((account) => startChange(api, account)))
  let done = 0
  const replies = runs.map(({ run, step }) =>
    api.answer(run, step.number, fillPage(step, secrets)).finally(() => done++),
  )
  await Promise.race([
    ...replies,
    ...runs.map(({ run }) => waitForWriteIntent(server, run, AbortSignal.timeout(20_000))),
  ])
  while (done < minDone) await pause(1)
  await interrupt()
  const answers = Promise.all(replies)
  return { api, runs: runs.map(({ run }, index) => ({ run, account: accounts[index] ?? '' })), answers }
}

test('killed among writes: what people read is true, and each change is made once', async () => {
  for (const done of [0, 1, 3]) {
    const { api, runs, answers } = await interruptWrites(single, group(`killed.${done === 3 ? 2 : done}`), {
      minDone: done,
      interrupt: samba.kill,
    })
    const steps = await answers
    await samba.start()
    for (const [index, { run, account }] of runs.entries()) {
      await expectTruth(api, run, { account, answered: steps[index] })
    }
  }
})

/** The first people change their passwords; the last writes get these fates, and with them the controller falls silent. */
async function changeUntilSilent(api: Api, gate: ControllerGate, accounts: string[]) {
  const fates = ['arrives', 'arrives', 'lost'] as const
  const runs = await Promise.all(accounts.map(async (account) => ({ account, ...(await startChange(api, account)) })))
  const submit = ({ run, step }: (typeof runs)[number]) => api.answer(run, step.number, fillPage(step, secrets))
  const writing = runs.splice(-fates.length)
  for (const step of await Promise.all(runs.map(submit))) expect(step).toMatchObject({ status: 'done' })
  const silent = gate.fallSilentAtWrites(fates)
  const answers = Promise.all(writing.map(submit))
  await Promise.race([silent, answers])
  return { runs: [...runs, ...writing], writing, answers }
}

test('silent among writes: no one waits forever, others are answered, and every write is settled later', async () => {
  const gate = await startControllerGate(samba, join(folder, 'gate.pem'))
  try {
    await single.restart(gate.environment)
    const api = createLimitedApi(single)
    const { runs, writing, answers } = await changeUntilSilent(api, gate, group('silent'))
    let isSettled = false
    answers.finally(() => {
      isSettled = true
    })
    for (const path of ['/healthz', '/api/v1/site', '/']) expect((await fetch(`${single.url}${path}`)).status).toBe(200)
    expect(isSettled, 'others are answered while the writes wait').toBe(false)
    // Says “being carried out” where the reply was due before the write was given up.
    for (const step of await answers) expect(step).toMatchObject({ status: 'wait' })
    const steps = await Promise.all(writing.map(({ run }) => untilUnsure(api, run)))
    expect(await ready(single)).toEqual({ database: true, directory: false })

    gate.speakAgain()
    for (const [index, { run, account }] of writing.entries()) {
      await expectTruth(api, run, { account, answered: steps[index] })
    }
    for (const { account } of runs) expect(await listChanges(samba, account)).toEqual(['Success'])
  } finally {
    await single.restart(samba.environment)
    await gate.close()
  }
})

test('gone after the write: what was done stays done', async () => {
  const api = createLimitedApi(single)
  const { run } = await completeRun(api, change('after'), secrets)
  await samba.kill()
  expect(await api.loadStep(run)).toMatchObject({ status: 'done' })
  await samba.start()
  expect([await isChanged('after'), await listChanges(samba, 'after')]).toEqual([true, ['Success']])
  expect(await runCommand(single, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})

test('with a second controller, a run begins and goes on there', async () => {
  const api = createLimitedApi(double)
  await samba.stop()
  expect((await completeRun(api, change('double.before'), secrets)).step).toMatchObject({ status: 'done' })
  expect(await ready(double)).toEqual({ database: true, directory: true })
  await samba.start()
  // A controller that failed lately comes last for a while.
  await double.restart()
  const { run, step } = await startChange(api, 'double.between')
  await samba.kill()
  expect(await api.answer(run, step.number, fillPage(step, secrets))).toMatchObject({ status: 'done' })
  await samba.start()
  for (const account of ['double.before', 'double.between']) {
    expect([await listChanges(samba, account), await listChanges(replica, account)]).toEqual([[], ['Success']])
    expect(await replica.bind(account, newPassword)).toBe('right')
  }
})

test('a write that the first controller may have taken is never sent to the second', async () => {
  const gate = await startControllerGate(samba, join(folder, 'gate-of-two.pem'))
  const both = `${gate.environment.LATCHKEY_DIRECTORY},${replica.connection.url}`
  const unknown = {
    status: 'ask',
    page: { problem: { code: 'outcome-unknown', text: expect.stringContaining('same password') } },
  }
  try {
    await double.restart({ ...gate.environment, LATCHKEY_DIRECTORY: both })
    const api = createLimitedApi(double)
    const { runs, writing, answers } = await changeUntilSilent(api, gate, group('double'))
    await answers
    const askAgain = async ({ run, account }: (typeof writing)[number]) => {
      await expect.poll(() => api.loadStep(run), account).toMatchObject(unknown)
      const step = assertAskStep(await api.loadStep(run))
      await api.answer(run, step.number, fillPage(step, secrets))
      await expect.poll(() => api.loadStep(run), account).toMatchObject(unknown)
      expect(await listChanges(replica, account)).toEqual([])
    }
    await Promise.all(writing.map(askAgain))
    gate.speakAgain()
    for (const { run, account } of runs) {
      expect(await finishRun(api, run, { secrets })).toMatchObject({ status: 'done' })
      expect([...(await listChanges(samba, account)), ...(await listChanges(replica, account))]).toEqual(['Success'])
    }
  } finally {
    await gate.close()
  }
  expect(await runCommand(double, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})
