import { randomInt } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, ApiRefusal, createApi, type StartedRun } from './environment/api.ts'
import { fillPage } from './environment/person.ts'
import { runsWholeProof } from './environment/proof.ts'
import { runCommand } from './environment/run-command.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'

/**
 * Three processes on one database are killed at random moments, under a load of eight requests.
 *
 *     each process: up → so many milliseconds → kill -9, when another one is up → up …, until all kills are done
 *     64 people, of whom eight send a request at any moment, since a run that was cut off waits until a lease is over
 *     each person:  start → authenticate → change; cut off: load the step, or send the same answer again, in turn
 *
 * Samba's own log then has each acknowledged change, once, and no other; each person got one mail, or two of one Message-ID where the
 * first sender died before it recorded it; the audit holds.
 */
const kills = runsWholeProof ? 200 : 10
const processes = 3
const concurrency = 8
const maxLifeMs = 500
const people = Array.from({ length: 64 }, (_, index) => `random.${index}`)
const passwordOf = (serial: number) => `Quiet-Teapot-${String(serial).padStart(5, '0')}`

let folder: string
let samba: Samba
let smtp: FakeSmtpServer
let servers: RunningServer[]
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'random-'))
  // No account is locked by the failures that the kills leave counted.
  samba = await startSamba({ folder: join(folder, 'samba'), address: '127.0.0.24', lockoutThreshold: 0 })
  smtp = await startFakeSmtpServer()
  const env = { ...samba.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1', LATCHKEY_SMTP: smtp.url }
  const shared = join(folder, 'server')
  await mkdir(shared)
  servers = []
  for (let index = 0; index < processes; index++) servers.push(await startServer({ env, folder: shared }))
})
test.afterAll(async () => {
  for (const server of servers?.toReversed() ?? []) await server.stop()
  await smtp?.close()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`kill -9 at ${kills} random moments under a load of 8: what was acknowledged holds, once, and each mail comes`, async () => {
  test.setTimeout(300_000 + kills * 6000)
  const [server] = servers
  if (!server) throw new Error('no server')
  const up = new Map(servers.map((one) => [one, createApi({ url: one.url, trusted: true })]))
  const data = createDataProbe(server)
  const counts = { kills: 0, inAWrite: 0, cutOff: 0, busy: 0 }
  const acknowledged = new Map<string, StartedRun['run'][]>(people.map((account) => [account, []]))
  /** Accounts, once for each change that was refused. */
  const refused: string[] = []

  let underWay = 0
  /** To one of the processes that are up; undefined where it died meanwhile. */
  async function sendOnce<T>(send: (api: Api) => Promise<T>): Promise<T | undefined> {
    while (underWay >= concurrency) await pause(5)
    underWay++
    try {
      const [, api] = [...up][randomInt(up.size)] as [RunningServer, Api]
      return await send(api)
    } catch (error) {
      if (error instanceof ApiRefusal && error.problem.status === 503) counts.busy++
      else if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) counts.cutOff++
      else throw error
      return undefined
    } finally {
      underWay--
    }
  }

  async function sendUntilAnswered<T>(send: (api: Api) => Promise<T>): Promise<T> {
    return (await sendOnce(send)) ?? sendUntilAnswered(send)
  }

  /** Returns whether it was changed. */
  async function changePassword(account: string, serial: number): Promise<boolean> {
    const secrets = { password: passwordOf(serial), newPassword: passwordOf(serial + 1) }
    const request = { workflow: 'manage-my-passwords', account }
    const { run, step: first } = await sendUntilAnswered((api) => api.startAsClient(request))
    let step: WizardStep = first
    while (step.status === 'ask' || step.status === 'wait') {
      if (step.status === 'wait') {
        // A lease takes seconds, and fifty people who ask more often would be most of the load.
        await pause(1000)
        step = await sendUntilAnswered((api) => api.loadStep(run))
        continue
      }
      await pause(20)
      const { number } = step
      const answer = fillPage(step, secrets)
      const submit = (api: Api) => api.answer(run, number, answer)
      const afterCut = serial % 2 ? (api: Api) => api.loadStep(run) : submit
      step = (await sendOnce(submit)) ?? (await sendUntilAnswered(afterCut))
    }
    if (step.status === 'done') acknowledged.get(account)?.push(run)
    // On a busy machine the controller may be too slow: then nothing was changed, and a mail says so.
    else
      expect(step, `${account}, change ${serial}`).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
    if (step.status === 'stopped') refused.push(account)
    return step.status === 'done'
  }

  let isGoingOn = true
  async function changePasswords(account: string): Promise<void> {
    for (let serial = 0; isGoingOn; ) if (await changePassword(account, serial)) serial++
  }

  async function killAgainAndAgain(victim: RunningServer): Promise<void> {
    const api = up.get(victim)
    if (!api) throw new Error('the server to kill was not started')
    for (;;) {
      await pause(randomInt(maxLifeMs))
      while (up.size < 2) await pause(5)
      if (!isGoingOn || counts.kills === kills) return
      counts.kills++
      up.delete(victim)
      await victim.kill9()
      if (data.countWriteIntents() > 0) counts.inAWrite++
      await victim.restart()
      up.set(victim, api)
    }
  }

  for (const account of people) {
    await samba.addPerson({ account, password: passwordOf(0), mail: `${account}@corp.example.test` })
  }
  const before = new Map<string, number>()
  for (const account of people) before.set(account, (await samba.passwordChanges(account)).length)

  const start = performance.now()
  const changing = Promise.all(people.map(changePasswords))
  const killing = Promise.all(servers.map(killAgainAndAgain))
  try {
    await Promise.race([killing, changing])
  } finally {
    isGoingOn = false
    // No process is started after the test is over.
    await killing
  }
  await changing
  const seconds = Math.round((performance.now() - start) / 1000)

  let runs = 0
  for (const [account, done] of acknowledged) {
    runs += done.length
    const changes = (await samba.passwordChanges(account)).slice(before.get(account))
    expect(changes.map(({ action, status }) => `${action} ${status}`)).toEqual(done.map(() => 'Change Success'))
    expect(await samba.bind(account, passwordOf(done.length))).toBe('right')
    for (const run of done)
      expect(await sendUntilAnswered((api) => api.loadStep(run))).toMatchObject({ status: 'done' })
  }
  expect(counts.kills).toBe(kills)
  // Of 200 random moments many are in a write; of 20 it cannot be promised.
  if (runsWholeProof) expect(counts.inAWrite, 'kills while a write was announced').toBeGreaterThan(0)
  expect(data.countEvents('password-changed')).toBe(runs)

  for (const one of servers) await one.stop()
  // As if two minutes later, for the mails that a killed sender had claimed.
  const orphaned = data.expireMailLeases()
  await server.restart()
  await expect.poll(() => data.listMails().filter(({ status }) => status !== 'sent').length).toBe(0)
  const mails = data.listMails()
  expect(mails).toHaveLength(runs + refused.length)
  const copies = Map.groupBy(smtp.received, ({ messageId }) => messageId.replace(/^<|@.*$/g, ''))
  const sentTwice = mails.filter(({ id }) => (copies.get(id)?.length ?? 0) > 1).length
  for (const { id, attempts } of mails) {
    const received = copies.get(id)?.length ?? 0
    const isRight = received >= 1 && received <= attempts
    expect(isRight, `mail ${id}: received ${received} times, ${attempts} attempts`).toBe(true)
  }
  for (const [account, done] of acknowledged) {
    const mailsOfAccount = smtp.received.filter(({ to }) => to[0] === `${account}@corp.example.test`)
    const due = done.length + refused.filter((name) => name === account).length
    expect(new Set(mailsOfAccount.map(({ messageId }) => messageId)).size, account).toBe(due)
  }
  expect(await runCommand(server, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
  const figures = { ...counts, runs, refused: refused.length, orphaned, sentTwice, seconds }
  console.log(`killed at random: ${JSON.stringify(figures)}`)
})
