import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { latchkey } from './environment/command.ts'
import { writeBegins } from './environment/kept-data.ts'
import { arrive, asked, finish, settled, typed } from './environment/person.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'

/**
 * Journey 1-16: two processes on one database serve one run.
 *
 *     in turns: started here, answered there, and so on, to the end
 *     at once:  both get the same answer in the same moment → one changes the password, the other says wait or what stands
 *     one dies: killed while it holds the claim → the other says wait for as long as the lease lasts, then takes the run over
 *
 * Samba's log knows of one change each; both processes send mails, each mail once; the audit of both holds.
 */
const password = 'First-Passw0rd-1!'
const newPassword = 'Quiet-Teapot-2026'
const secrets = { password, newPassword }

let folder: string
let samba: Samba
/** A mail server for each process, so that it shows who sent what. */
let smtps: [SmtpStandIn, SmtpStandIn]
let one: RunningServer
let other: RunningServer
let apis: [Api, Api]
/** Everybody who was helped, once for each mail that is due. */
const helped: string[] = []

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-'))
  samba = await startSamba({ folder: join(folder, 'samba'), address: '127.0.0.19', lockoutThreshold: 0 })
  smtps = [await startSmtp(), await startSmtp()]
  const env = { ...samba.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  one = await startServer({ env: { ...env, LATCHKEY_SMTP: smtps[0].url }, newMethodsSuffice: true })
  other = await startServer({ env: { ...env, LATCHKEY_SMTP: smtps[1].url }, folder: one.folder })
  apis = [createApi({ url: one.url, trusted: true }), createApi({ url: other.url, trusted: true })]
})
test.afterAll(async () => {
  await other?.stop()
  await one?.stop()
  for (const smtp of smtps ?? []) await smtp.close()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function somebody(account: string): Promise<{ account: string; changes: () => Promise<string[]> }> {
  await samba.addPerson({ account, password, mail: `${account}@corp.example.test` })
  const before = (await samba.passwordChanges(account)).length
  const changes = async () =>
    (await samba.passwordChanges(account)).slice(before).map(({ action, status }) => `${action} ${status}`)
  return { account, changes }
}

const atTheChange = (api: Api, account: string) =>
  arrive(api, { workflow: 'manage-my-passwords', account }, { activity: 'change-password-in-ad', secrets })

test('a run goes on in either process, page by page', async () => {
  const { account, changes } = await somebody('turns.one')
  const [here, there] = apis
  const { run, step: first } = await here.start({ workflow: 'register', account })
  expect(await there.standing(run)).toEqual(first)
  const second = asked(await there.answer(run, asked(first).number, { password }))
  expect(await here.standing(run)).toEqual(second)
  expect(await here.answer(run, second.number, typed(second, secrets))).toMatchObject({ status: 'done' })
  expect(await there.standing(run)).toMatchObject({ status: 'done' })

  const forgot = await there.start({ workflow: 'forgot-my-password', account })
  const reset = asked(await here.answer(forgot.run, asked(forgot.step).number, typed(asked(forgot.step), secrets)))
  const late = await there.answer(forgot.run, asked(forgot.step).number, typed(asked(forgot.step), secrets))
  expect(late).toEqual(reset)
  expect(await there.answer(forgot.run, reset.number, { newPassword })).toMatchObject({ status: 'done' })
  expect(await here.standing(forgot.run)).toMatchObject({ status: 'done' })
  expect(await samba.bind(account, newPassword)).toBe('right')
  expect(await changes()).toEqual(['Reset Success'])
  // Registering sends two: that it is done, and which ways in have changed.
  helped.push(account, account, account)
})

test('both are given the same answer at the same moment, twelve times: one change each', async () => {
  const told: string[] = []
  await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const { account, changes } = await somebody(`race.${index}`)
      const { run, step } = await atTheChange(apis[index % 2 ? 0 : 1], account)
      const replies = await Promise.all(apis.map((api) => api.answer(run, step.number, typed(step, secrets))))
      told.push(
        replies
          .map(({ status }) => status)
          .toSorted()
          .join(' and '),
      )
      for (const api of apis) expect(await settled(api, run)).toMatchObject({ status: 'done' })
      expect(await samba.bind(account, newPassword)).toBe('right')
      expect(await changes()).toEqual(['Change Success'])
      helped.push(account)
    }),
  )
  // Whoever comes second finds the first at work, or done with it.
  expect(told.filter((both) => !['done and wait', 'done and done'].includes(both))).toEqual([])
})

for (const [index, back] of ['before the lease is over', 'after the lease is over'].entries()) {
  test(`one is killed while it writes, the controller comes back ${back}: the other takes over`, async () => {
    const { account, changes } = await somebody(`heir.${index}`)
    const [here, there] = apis
    const { run, step } = await atTheChange(here, account)
    // What a sender had in hand when it was killed would come only after its own, longer lease.
    await mailsArrived()
    const answer = here.answer(run, step.number, typed(step, secrets)).catch(() => 'cut off')
    await writeBegins(one, run, AbortSignal.timeout(10_000))
    samba.suspend()
    try {
      await one.kill9()
      const killedAt = performance.now()
      expect(await answer).toBe('cut off')
      expect(await there.standing(run)).toMatchObject({ status: 'wait' })
      expect(await there.answer(run, step.number, typed(step, secrets))).toMatchObject({ status: 'wait' })
      if (back === 'after the lease is over') {
        const unsure = {
          status: 'wait',
          code: 'outcome-unknown',
          text: expect.stringContaining('Nothing is sent twice'),
        }
        await expect.poll(() => there.standing(run), { timeout: 60_000 }).toMatchObject(unsure)
        expect(performance.now() - killedAt).toBeGreaterThan(2000)
      }
    } finally {
      samba.resume()
    }
    expect(await finish(there, run, { secrets })).toMatchObject({ status: 'done' })
    expect(await samba.bind(account, newPassword)).toBe('right')
    expect(await changes()).toEqual(['Change Success'])
    helped.push(account)
    await one.restart()
    expect(await here.standing(run)).toMatchObject({ status: 'done' })
  })
}

const mailsArrived = () => expect.poll(received, { timeout: 30_000 }).toEqual(due())
const received = () => smtps.flatMap((smtp) => smtp.received.flatMap(({ to }) => to)).toSorted()
const due = () => helped.map((account) => `${account}@corp.example.test`).toSorted()

test('both processes sent mails, each once, and the audit of both holds', async () => {
  await mailsArrived()
  for (const smtp of smtps) expect(smtp.received.length).toBeGreaterThan(0)
  expect(await latchkey(one, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})
