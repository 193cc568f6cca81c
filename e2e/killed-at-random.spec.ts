import { randomInt } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import type { StoppedStep, WizardStep } from '../shared/wizard/page.ts'
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
 *
 * A guess that a kill cuts off stays counted (docs/security.md#guesses), so a person whose answers are cut off again and again is refused although the
 * password is right. The test counts what it sent for each person: none is refused before that many tries. Where the end says that the outcome
 * is not known, the change may have been made; then Samba's log has one more.
 */
const kills = runsWholeProof ? 200 : 10
const processes = 3
const concurrency = 8
const maxLifeMs = 500
/** Of unknown browsers, while guesses fail all over the site: 5 a minute and 25 a day, of which an address that was not seen before may use three quarters. */
const tries = { perMinute: 4, perDay: 19 }
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
  const guesses = new Map(people.map((account) => [account, { sinceRight: 0, ofDay: 0 }]))
  const accountOf = new Map<string, string>()
  /** Every answer that went out counts until the server says that it judged nothing. */
  function watch(path: string, reply: Promise<Response>): void {
    const account = accountOf.get(/\/runs\/([^/]+)\/answers$/.exec(path)?.[1] ?? '')
    if (account === undefined) return
    addGuess(account, 1)
    reply.then(
      ({ ok }) => ok || addGuess(account, -1),
      () => {},
    )
  }
  function addGuess(account: string, by: 1 | -1): void {
    const { sinceRight, ofDay } = guessesOf(account)
    guesses.set(account, { sinceRight: Math.max(0, sinceRight + by), ofDay: ofDay + by })
  }
  const guessesOf = (account: string) => guesses.get(account) ?? { sinceRight: 0, ofDay: 0 }

  const up = new Map(servers.map((one) => [one, createApi({ url: one.url, trusted: true, watch })]))
  const data = createDataProbe(server)
  const counts = { kills: 0, inAWrite: 0, cutOff: 0, busy: 0, usedUp: 0 }
  const acknowledged = new Map<string, StartedRun['run'][]>(people.map((account) => [account, []]))
  /** Accounts, once for each change that was refused. */
  const refused: string[] = []
  /** Accounts, once for each change that was made without an answer that says so. */
  const unacknowledged: string[] = []

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

  /** The person has spent their tries, by what was sent for them, and waits as the page says. Returns whether the password was changed all the same. */
  async function endRefused(step: StoppedStep, account: string, serial: number): Promise<boolean> {
    // The answer that is refused was sent, too.
    const { sinceRight, ofDay } = guessesOf(account)
    const isDue = sinceRight > tries.perMinute || ofDay > tries.perDay
    expect(isDue, `${account} is refused after ${sinceRight - 1} tries, ${ofDay - 1} of the day`).toBe(true)
    counts.usedUp++
    addGuess(account, -1)
    while (isGoingOn && step.until && Date.parse(step.until) > Date.now()) await pause(100)
    if (step.code === 'too-many-attempts') return false
    const isChanged = (await samba.bind(account, passwordOf(serial + 1))) === 'right'
    if (isChanged) unacknowledged.push(account)
    return isChanged
  }

  /** Returns whether it was changed. */
  async function changePassword(account: string, serial: number): Promise<boolean> {
    const secrets = { password: passwordOf(serial), newPassword: passwordOf(serial + 1) }
    const request = { workflow: 'manage-my-passwords', account }
    const { run, step: first } = await sendUntilAnswered((api) => api.startAsClient(request))
    accountOf.set(run.id, account)
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
      const submit = async (api: Api) => {
        const reply = await api.answer(run, number, answer)
        // Another process executes the answer that was sent before.
        if (reply.status === 'wait' && reply.code === undefined) addGuess(account, -1)
        return reply
      }
      const afterCut = serial % 2 ? (api: Api) => api.loadStep(run) : submit
      step = (await sendOnce(submit)) ?? (await sendUntilAnswered(afterCut))
    }
    if (step.status === 'done') {
      acknowledged.get(account)?.push(run)
      // A right guess clears the counter of passwords, and takes itself back from that of the day.
      guesses.set(account, { sinceRight: 0, ofDay: guessesOf(account).ofDay - 1 })
      return true
    }
    refused.push(account)
    if (step.code.startsWith('too-many-attempts')) return endRefused(step, account, serial)
    // On a busy machine the controller may be too slow: then nothing was changed, and a mail says so.
    expect(step, `${account}, change ${serial}`).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
    return false
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
    const made = done.length + countOf(unacknowledged, account)
    expect(changes.map(({ action, status }) => `${action} ${status}`)).toEqual(Array(made).fill('Change Success'))
    expect(await samba.bind(account, passwordOf(made))).toBe('right')
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
  // Of failures of one kind an hour brings one mail, and counts the others in the next.
  expect(mails.reduce((sum, { occurrences }) => sum + (occurrences ?? 1), 0)).toBe(runs + refused.length)
  const copies = Map.groupBy(smtp.received, ({ messageId }) => messageId.replace(/^<|@.*$/g, ''))
  const sentTwice = mails.filter(({ id }) => (copies.get(id)?.length ?? 0) > 1).length
  for (const { id, attempts } of mails) {
    const received = copies.get(id)?.length ?? 0
    const isRight = received >= 1 && received <= attempts
    expect(isRight, `mail ${id}: received ${received} times, ${attempts} attempts`).toBe(true)
  }
  for (const [account, done] of acknowledged) {
    const mailsOfAccount = smtp.received.filter(({ to }) => to[0] === `${account}@corp.example.test`)
    const failures = new Set(mailsOfAccount.map(({ messageId }) => messageId)).size - done.length
    const ofAccount = countOf(refused, account)
    expect(failures, account).toBeGreaterThanOrEqual(Math.min(1, ofAccount))
    expect(failures, account).toBeLessThanOrEqual(ofAccount)
  }
  expect(await runCommand(server, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
  const figures = {
    ...counts,
    runs,
    refused: refused.length,
    unacknowledged: unacknowledged.length,
    orphaned,
    sentTwice,
    seconds,
  }
  console.log(`killed at random: ${JSON.stringify(figures)}`)
})

const countOf = (accounts: readonly string[], account: string): number =>
  accounts.filter((name) => name === account).length
