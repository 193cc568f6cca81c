import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, ApiRefusal, createApi, type Started } from './environment/api.ts'
import { latchkey } from './environment/command.ts'
import { writeBegins } from './environment/kept-data.ts'
import { arrive, complete, finish, settled, typed } from './environment/person.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { startTwin } from './environment/samba-twin.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'

/**
 * Journey 1-17: the domain controller goes away before, during (kill -9, and silent for longer than anybody waits) and after the write.
 *
 *     one controller:  away → said plainly, nothing begun, or the task stops and a mail says so; gone with the write → "it is not known",
 *                      nothing is sent twice, and the page goes on by itself when the controller is back
 *     two controllers: the second one takes over what was not sent; a write that was sent stays with the first one
 *
 * What was told is true each time: a password that is said to hold binds. No request takes more than 20 s, and the server starts,
 * answers and says on /readyz what is missing while its directory is away.
 */
const password = 'First-Passw0rd-1!'
const newPassword = 'Quiet-Teapot-2026'
const secrets = { password, newPassword }
const longestRequest = 20_000
/** Who changes a password together. The controller takes one after the other, so that whenever it goes, it goes in the middle. */
const group = (name: string) => Array.from({ length: 5 }, (_, index) => `${name}.${index}`)
const people = [
  ...['before', 'between', 'waiting', 'after', 'double.before', 'double.between'],
  ...['killed.0', 'killed.1', 'killed.2', 'silent', 'double'].flatMap(group),
]

let folder: string
let samba: Samba
let twin: Samba
let smtp: SmtpStandIn
let single: RunningServer
let double: RunningServer

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = await mkdtemp(join(tmpdir(), 'away-'))
  const addresses = { samba: '127.0.0.13', twin: '127.0.0.14' }
  samba = await startSamba({ folder: join(folder, 'samba'), address: addresses.samba, lockoutThreshold: 0 })
  for (const account of people) await samba.addPerson({ account, password, mail: `${account}@corp.example.test` })
  twin = await startTwin({
    ...{ samba, folder: join(folder, 'samba'), twin: join(folder, 'twin'), address: addresses.twin },
  })
  smtp = await startSmtp()
  const env = { ...samba.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  const both = `${samba.connection.url},${twin.connection.url}`
  single = await startServer({ env: { ...env, LATCHKEY_SMTP: smtp.url } })
  double = await startServer({ env: { ...env, LATCHKEY_DIRECTORY: both } })
})
test.afterAll(async () => {
  await double?.stop()
  await single?.stop()
  await smtp?.close()
  await twin?.stop()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The public API, for somebody who waits for no more than `longestRequest`. */
function impatient({ url }: RunningServer): Api {
  const api = createApi({ url, trusted: true })
  const inTime =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const begun = performance.now()
      try {
        return await work(...args)
      } finally {
        expect(performance.now() - begun, 'milliseconds of one request').toBeLessThan(longestRequest)
      }
    }
  return { ...api, start: inTime(api.start), standing: inTime(api.standing), answer: inTime(api.answer) }
}

const change = (account: string) => ({ workflow: 'manage-my-passwords', account })
const atTheChange = (api: Api, account: string) =>
  arrive(api, change(account), { activity: 'change-password-in-ad', secrets })
const holds = async (account: string) => (await samba.bind(account, newPassword)) === 'right'
const ready = async ({ url }: RunningServer) => (await fetch(`${url}/readyz`)).json()
const refusal = (error: unknown) => (error instanceof ApiRefusal ? error.problem : error)
const mailsTo = (account: string) => smtp.received.filter(({ to }) => to[0] === `${account}@corp.example.test`)
/** What became of every password write of this account since the template: the first entry is its first password. */
const written = async (controller: Samba, account: string) =>
  (await controller.passwordChanges(account)).filter(({ action }) => action === 'Change').map(({ status }) => status)

const away = { status: 503, code: 'directory-unreachable', title: expect.stringContaining('Nothing was changed') }
const stopped = {
  status: 'stopped',
  code: 'directory-unreachable',
  text: expect.stringContaining('Nothing was changed'),
}
const unsure = { status: 'wait', code: 'outcome-unknown', text: expect.stringContaining('Nothing is sent twice') }

/** What the person was told at the moment, held against the directory once it is back; then on to the end, by whatever is asked. */
async function tellsTheTruth(api: Api, run: Started['run'], { account, told }: { account: string; told?: WizardStep }) {
  if (!told) throw new Error(`${account} was told nothing`)
  if (told.status === 'stopped') {
    expect(told).toMatchObject(stopped)
    expect([await holds(account), await written(samba, account)]).toEqual([false, []])
    return told.status
  }
  if (told.status === 'wait') expect(told).toMatchObject(unsure)
  else expect(told).toMatchObject({ status: 'done' })
  const now = await settled(api, run)
  expect(await holds(account), JSON.stringify(now)).toBe(now.status === 'done')
  if (now.status === 'ask') expect(now.page.problem?.code).toBe('outcome-not-applied')
  expect(await finish(api, run, { step: now, secrets })).toMatchObject({ status: 'done' })
  expect(await holds(account)).toBe(true)
  // One line, or one more where the controller died between its log and its commit; sent again, a change that held would be refused.
  expect([...new Set(await written(samba, account))]).toEqual(['Success'])
  return told.status
}

test('away before anything began: said at once, and the server starts all the same', async () => {
  const api = impatient(single)
  await samba.stop()
  expect(await api.start(change('before')).catch(refusal)).toMatchObject(away)
  expect(await ready(single)).toEqual({ database: true, directory: false })
  await single.restart()
  expect(single.log()).toMatch(/The directory does not answer yet/)
  expect((await api.tasks('before')).length).toBeGreaterThan(0)
  expect(await ready(single)).toEqual({ database: true, directory: false })
  await samba.start()
  await expect.poll(() => ready(single)).toEqual({ database: true, directory: true })
  expect((await complete(api, change('before'), secrets)).step).toMatchObject({ status: 'done' })
})

test('away between two pages: who answers is told that the task stopped, who waits goes on later', async () => {
  const api = impatient(single)
  const [one, waiting] = [await atTheChange(api, 'between'), await atTheChange(api, 'waiting')]
  await samba.stop()
  expect(await api.answer(one.run, one.step.number, typed(one.step, secrets))).toMatchObject(stopped)
  expect(await api.standing(waiting.run).catch(refusal)).toMatchObject(away)
  await samba.start()
  expect(await api.standing(one.run)).toMatchObject(stopped)
  expect(await api.standing(waiting.run)).toEqual(waiting.step)
  expect(await finish(api, waiting.run, { secrets })).toMatchObject({ status: 'done' })
  expect([await holds('between'), await written(samba, 'between')]).toEqual([false, []])
  await expect.poll(() => mailsTo('between').length, { timeout: 20_000 }).toBe(1)
})

/** All submit at once; the controller goes when so many of them are done. What everybody was told, in their order. */
async function goesAmong(
  server: RunningServer,
  accounts: string[],
  of: { done: number; go: () => Promise<void> | void; logged?: number },
) {
  const api = impatient(server)
  const runs = await Promise.all(accounts.map((account) => atTheChange(api, account)))
  let done = 0
  const replies = runs.map(({ run, step }) => api.answer(run, step.number, typed(step, secrets)).finally(() => done++))
  await Promise.race([...replies, ...runs.map(({ run }) => writeBegins(server, run, AbortSignal.timeout(20_000)))])
  while (done < of.done) await pause(1)
  // Samba makes one change after the other: when so many stand in its log, others have been sent and lie in its queue.
  while ((await Promise.all(accounts.map((account) => written(samba, account)))).flat().length < (of.logged ?? 0)) {
    await pause(1)
  }
  await of.go()
  const told = Promise.all(replies)
  return { api, runs: runs.map(({ run }, index) => ({ run, account: accounts[index] ?? '' })), told }
}

/** What was told when the controller went: both must have been, or nothing was tried. */
const seen = new Set<string>()

test('killed among writes: what is told is true, and each change is made once', async () => {
  for (const done of [0, 1, 3]) {
    const { api, runs, told } = await goesAmong(single, group(`killed.${done === 3 ? 2 : done}`), {
      done,
      go: samba.kill,
    })
    const steps = await told
    await samba.start()
    for (const [index, { run, account }] of runs.entries()) {
      seen.add(await tellsTheTruth(api, run, { account, told: steps[index] }))
    }
  }
})

test('silent among writes: nobody waits for ever, the others are answered, and all of it is settled later', async () => {
  const { api, runs, told } = await goesAmong(single, group('silent'), { done: 2, go: samba.suspend })
  let steps: WizardStep[]
  try {
    const begun = performance.now()
    for (const path of ['/healthz', '/api/v1/site', '/']) expect((await fetch(`${single.url}${path}`)).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(3000)
    steps = await told
    const again = await Promise.all(runs.map(({ run }) => api.standing(run)))
    expect(again.map(({ status }) => status)).toEqual(steps.map(({ status }) => status))
    expect(await ready(single)).toEqual({ database: true, directory: false })
  } finally {
    samba.resume()
  }
  for (const [index, { run, account }] of runs.entries()) {
    seen.add(await tellsTheTruth(api, run, { account, told: steps[index] }))
  }
  expect([...seen]).toEqual(expect.arrayContaining(['done', 'wait']))
})

test('gone after the write: what was done stays done', async () => {
  const api = impatient(single)
  const { run } = await complete(api, change('after'), secrets)
  await samba.kill()
  expect(await api.standing(run)).toMatchObject({ status: 'done' })
  await samba.start()
  expect([await holds('after'), await written(samba, 'after')]).toEqual([true, ['Success']])
  expect(await latchkey(single, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})

test('with a second controller, a task begins and goes on there', async () => {
  const api = impatient(double)
  await samba.stop()
  expect((await complete(api, change('double.before'), secrets)).step).toMatchObject({ status: 'done' })
  expect(await ready(double)).toEqual({ database: true, directory: true })
  await samba.start()
  // A controller that failed lately comes last for a while.
  await double.restart()
  const { run, step } = await atTheChange(api, 'double.between')
  await samba.kill()
  expect(await api.answer(run, step.number, typed(step, secrets))).toMatchObject({ status: 'done' })
  await samba.start()
  for (const account of ['double.before', 'double.between']) {
    expect([await written(samba, account), await written(twin, account)]).toEqual([[], ['Success']])
    expect(await twin.bind(account, newPassword)).toBe('right')
  }
})

test('a write that the first controller may have taken is never sent to the second', async () => {
  await double.restart()
  const { api, runs, told } = await goesAmong(double, group('double'), { done: 0, logged: 1, go: samba.suspend })
  const problem = { code: 'outcome-unknown', text: expect.stringContaining('same password') }
  const unknown = { status: 'ask', page: { problem } }
  let steps: WizardStep[]
  try {
    steps = await told
    expect(steps).toContainEqual(expect.objectContaining({ status: 'ask' }))
    for (const [index, { run, account }] of runs.entries()) {
      const step = steps[index]
      if (step?.status !== 'ask') continue
      expect(step).toMatchObject(unknown)
      expect(await api.answer(run, step.number, typed(step, secrets))).toMatchObject(unknown)
      expect(await written(twin, account)).toEqual([])
    }
  } finally {
    samba.resume()
  }
  for (const { run, account } of runs) {
    expect(await finish(api, run, { secrets })).toMatchObject({ status: 'done' })
    expect([...(await written(samba, account)), ...(await written(twin, account))]).toEqual(['Success'])
  }
  expect(await latchkey(double, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})
