import { randomInt } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { type Api, ApiRefusal, createApi, type Started } from './environment/api.ts'
import { latchkey } from './environment/command.ts'
import { keptData } from './environment/kept-data.ts'
import { typed } from './environment/person.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'

/**
 * Journey 2-10: three processes on one database are killed at random moments, under a load of eight requests.
 *
 *     each process: up → so many milliseconds → kill -9, when another one is up → up …, until all deaths have been
 *     64 people, of whom eight ask at any moment, since whoever was cut off waits until a lease is over
 *     each person:  start → authenticate → change; cut off: look, or send the same again, by turns
 *
 * Samba's own log then knows of each acknowledged change, once, and of no other; each was told by one mail, or by two of one Message-ID
 * where the first sender died before it could say so; the audit holds.
 */
const deaths = Number(process.env.LATCHKEY_TEST_KILLS ?? 100)
const processes = 3
const load = 8
const longestLifeMs = 500
const people = Array.from({ length: 64 }, (_, index) => `random.${index}`)
const passwordOf = (serial: number) => `Quiet-Teapot-${String(serial).padStart(5, '0')}`

let folder: string
let samba: Samba
let smtp: SmtpStandIn
let servers: RunningServer[]
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'random-'))
  // Nobody is locked by what the kills leave counted.
  samba = await startSamba({ folder: join(folder, 'samba'), address: '127.0.0.24', lockoutThreshold: 0 })
  smtp = await startSmtp()
  const env = { ...samba.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1', LATCHKEY_SMTP: smtp.url }
  const shared = join(folder, 'server')
  await mkdir(shared)
  servers = []
  for (let index = 0; index < processes; index++) {
    servers.push(await startServer({ env, bundled: true, folder: shared }))
  }
})
test.afterAll(async () => {
  for (const server of servers?.toReversed() ?? []) await server.stop()
  await smtp?.close()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`kill -9 at ${deaths} random moments under a load of 8: what was acknowledged holds, once, and each mail comes`, async () => {
  test.setTimeout(120_000 + deaths * 6000)
  const [server] = servers
  if (!server) throw new Error('no server')
  const up = new Map(servers.map((one) => [one, createApi({ url: one.url, trusted: true })]))
  const kept = keptData(server)
  const counted = { kills: 0, inAWrite: 0, cutOff: 0, busy: 0 }
  const acknowledged = new Map<string, Started['run'][]>(people.map((account) => [account, []]))

  /** By name, once for each time. */
  const refused: string[] = []

  let asking = 0
  /** From one of the processes that are up; undefined where it died over it. */
  async function ask<T>(send: (api: Api) => Promise<T>): Promise<T | undefined> {
    while (asking >= load) await pause(5)
    asking++
    try {
      const [, api] = [...up][randomInt(up.size)] as [RunningServer, Api]
      return await send(api)
    } catch (error) {
      if (error instanceof ApiRefusal && error.problem.status === 503) counted.busy++
      else if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) counted.cutOff++
      else throw error
      return undefined
    } finally {
      asking--
    }
  }

  async function insist<T>(send: (api: Api) => Promise<T>): Promise<T> {
    return (await ask(send)) ?? insist(send)
  }

  /** False: it was refused. */
  async function changeOnce(account: string, serial: number): Promise<boolean> {
    const secrets = { password: passwordOf(serial), newPassword: passwordOf(serial + 1) }
    const { run, step: first } = await insist((api) => api.start({ workflow: 'manage-my-passwords', account }))
    let step: WizardStep = first
    while (step.status === 'ask' || step.status === 'wait') {
      if (step.status === 'wait') {
        await pause(300)
        step = await insist((api) => api.standing(run))
        continue
      }
      await pause(20)
      const { number } = step
      const answer = typed(step, secrets)
      const again = serial % 2 ? () => insist((api) => api.standing(run)) : () => insist(submit)
      const submit = (api: Api) => api.answer(run, number, answer)
      step = (await ask(submit)) ?? (await again())
    }
    if (step.status === 'done') acknowledged.get(account)?.push(run)
    // On a crowded machine the controller may be too slow: then nothing was changed, and a mail says so.
    else
      expect(step, `${account}, change ${serial}`).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
    if (step.status === 'stopped') refused.push(account)
    return step.status === 'done'
  }

  let going = true
  async function live(account: string): Promise<void> {
    for (let serial = 0; going; ) if (await changeOnce(account, serial)) serial++
  }

  async function dieAgainAndAgain(victim: RunningServer): Promise<void> {
    const api = up.get(victim) as Api
    for (;;) {
      await pause(randomInt(longestLifeMs))
      while (up.size < 2) await pause(5)
      if (!going || counted.kills === deaths) return
      counted.kills++
      up.delete(victim)
      await victim.kill9()
      if (kept.announcedWrites() > 0) counted.inAWrite++
      await victim.restart()
      up.set(victim, api)
    }
  }

  for (const account of people) {
    await samba.addPerson({ account, password: passwordOf(0), mail: `${account}@corp.example.test` })
  }
  const before = new Map<string, number>()
  for (const account of people) before.set(account, (await samba.passwordChanges(account)).length)

  const began = performance.now()
  const lives = Promise.all(people.map(live))
  const killing = Promise.all(servers.map(dieAgainAndAgain))
  try {
    await Promise.race([killing, lives])
  } finally {
    going = false
    // No process is started behind the back of a test that is over.
    await killing
  }
  await lives
  const seconds = (performance.now() - began) / 1000

  let runs = 0
  for (const [account, done] of acknowledged) {
    runs += done.length
    const changes = (await samba.passwordChanges(account)).slice(before.get(account))
    expect(changes.map(({ action, status }) => `${action} ${status}`)).toEqual(done.map(() => 'Change Success'))
    expect(await samba.bind(account, passwordOf(done.length))).toBe('right')
    for (const run of done) expect(await insist((api) => api.standing(run))).toMatchObject({ status: 'done' })
  }
  expect(counted.kills).toBe(deaths)
  expect(counted.inAWrite, 'kills while a write was announced').toBeGreaterThan(0)
  expect(kept.eventsOf('password-changed')).toBe(runs)

  for (const one of servers) await one.stop()
  // Two minutes later, for the mails that a killed sender had in hand.
  const orphaned = kept.endLeasesOfMails()
  await server.restart()
  await expect.poll(() => kept.mails().filter(({ status }) => status !== 'sent').length, { timeout: 60_000 }).toBe(0)
  const mails = kept.mails()
  expect(mails).toHaveLength(runs + refused.length)
  const copies = Map.groupBy(smtp.received, ({ messageId }) => messageId.replace(/^<|@.*$/g, ''))
  const sentTwice = mails.filter(({ id }) => (copies.get(id)?.length ?? 0) > 1)
  for (const { id, attempts } of mails) {
    const received = copies.get(id)?.length ?? 0
    expect([received >= 1, received <= attempts], `mail ${id}: ${received} times, ${attempts} attempts`).toEqual([
      true,
      true,
    ])
  }
  for (const [account, done] of acknowledged) {
    const told = new Set(
      smtp.received.filter(({ to }) => to[0] === `${account}@corp.example.test`).map(({ messageId }) => messageId),
    )
    expect(told.size, account).toBe(done.length + refused.filter((name) => name === account).length)
  }
  expect(await latchkey(server, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
  const figures = {
    ...counted,
    runs,
    refused: refused.length,
    orphaned,
    sentTwice: sentTwice.length,
    seconds: Math.round(seconds),
  }
  console.log(`killed at random: ${JSON.stringify(figures)}`)
})
