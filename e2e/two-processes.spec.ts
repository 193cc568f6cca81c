import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { type ControllerGate, startControllerGate } from './environment/controller-gate.ts'
import { advanceTo, assertAskStep, fillPage, finishRun, waitUntilSettled } from './environment/person.ts'
import { runCommand } from './environment/run-command.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'

/**
 * Two processes on one database serve one run.
 *
 *     in turn:  started here, answered there, and so on, to the end
 *     at once:  both get the same answer at the same moment → one changes the password, the other says wait or gives the current step
 *     one dies: killed while it holds the claim → the other says wait for as long as the lease lasts, then takes the run over
 *
 * Samba's log has one change each; both processes send mails, each mail once; the audit of both verifies.
 */
const password = 'First-Passw0rd-1!'
const newPassword = 'Quiet-Teapot-2026'
const secrets = { password, newPassword }

let folder: string
let samba: Samba
/** Both processes reach Samba through it. */
let gate: ControllerGate
/** A mail server for each process, so that it shows who sent what. */
let smtps: [FakeSmtpServer, FakeSmtpServer]
let one: RunningServer
let other: RunningServer
let apis: [Api, Api]
/** Accounts, once for each mail that is due. */
const mailed: string[] = []

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-'))
  samba = await startSamba({ folder: join(folder, 'samba'), address: '127.0.0.19', lockoutThreshold: 0 })
  smtps = [await startFakeSmtpServer(), await startFakeSmtpServer()]
  gate = await startControllerGate(samba, join(folder, 'gate.pem'))
  const env = { ...gate.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  one = await startServer({ env: { ...env, LATCHKEY_SMTP: smtps[0].url }, waivesNewMethodDelay: true })
  other = await startServer({ env: { ...env, LATCHKEY_SMTP: smtps[1].url }, folder: one.folder })
  apis = [createApi({ url: one.url, trusted: true }), createApi({ url: other.url, trusted: true })]
})
test.afterAll(async () => {
  await other?.stop()
  await one?.stop()
  for (const smtp of smtps ?? []) await smtp.close()
  await gate?.close()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function addPerson(account: string): Promise<{ account: string; changes: () => Promise<string[]> }> {
  await samba.addPerson({ account, password, mail: `${account}@corp.example.test` })
  const before = (await samba.passwordChanges(account)).length
  const changes = async () =>
    (await samba.passwordChanges(account)).slice(before).map(({ action, status }) => `${action} ${status}`)
  return { account, changes }
}

const startChange = (api: Api, account: string) =>
  advanceTo(api, { workflow: 'manage-my-passwords', account }, { activity: 'change-password-in-ad', secrets })

test('a run goes on in either process, page by page', async () => {
  const { account, changes } = await addPerson('turns.one')
  const [here, there] = apis
  const { run, step: first } = await here.start({ workflow: 'register', account })
  expect(await there.loadStep(run)).toEqual(first)
  const second = assertAskStep(await there.answer(run, assertAskStep(first).number, { password }))
  expect(await here.loadStep(run)).toEqual(second)
  expect(await here.answer(run, second.number, fillPage(second, secrets))).toMatchObject({ status: 'done' })
  expect(await there.loadStep(run)).toMatchObject({ status: 'done' })

  const forgot = await there.start({ workflow: 'forgot-my-password', account })
  const reset = assertAskStep(
    await here.answer(forgot.run, assertAskStep(forgot.step).number, fillPage(assertAskStep(forgot.step), secrets)),
  )
  const late = await there.answer(
    forgot.run,
    assertAskStep(forgot.step).number,
    fillPage(assertAskStep(forgot.step), secrets),
  )
  expect(late).toEqual(reset)
  expect(await there.answer(forgot.run, reset.number, { newPassword })).toMatchObject({ status: 'done' })
  expect(await here.loadStep(forgot.run)).toMatchObject({ status: 'done' })
  expect(await samba.bind(account, newPassword)).toBe('right')
  expect(await changes()).toEqual(['Reset Success'])
  // O26: registering sends one, about the ways in that have changed.
  mailed.push(account, account)
})

test('both get the same answer at the same moment, twelve times: one change each', async () => {
  const outcomes: string[] = []
  await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const { account, changes } = await addPerson(`race.${index}`)
      const { run, step } = await startChange(apis[index % 2 ? 0 : 1], account)
      const replies = await Promise.all(apis.map((api) => api.answer(run, step.number, fillPage(step, secrets))))
      outcomes.push(
        replies
          .map(({ status }) => status)
          .toSorted()
          .join(' and '),
      )
      for (const api of apis) expect(await waitUntilSettled(api, run)).toMatchObject({ status: 'done' })
      expect(await samba.bind(account, newPassword)).toBe('right')
      expect(await changes()).toEqual(['Change Success'])
      mailed.push(account)
    }),
  )
  // The second of the two requests finds the first one running or completed; a reply may be due before a slow controller has written.
  expect(outcomes.filter((both) => !['done and done', 'done and wait', 'wait and wait'].includes(both))).toEqual([])
})

for (const [index, back] of ['before the lease is over', 'after the lease is over'].entries()) {
  test(`one is killed while it writes, the controller comes back ${back}: the other takes over`, async () => {
    const { account, changes } = await addPerson(`heir.${index}`)
    const [here, there] = apis
    const { run, step } = await startChange(here, account)
    // What a sender had in hand when it was killed would come only after its own, longer lease.
    await mailsArrived()
    const silent = gate.fallSilentAtWrites(['arrives'])
    const answer = here.answer(run, step.number, fillPage(step, secrets)).catch(() => 'cut off')
    await silent
    try {
      await one.kill9()
      const killedAt = performance.now()
      expect(await answer).toBe('cut off')
      expect(await there.loadStep(run)).toMatchObject({ status: 'wait' })
      expect(await there.answer(run, step.number, fillPage(step, secrets))).toMatchObject({ status: 'wait' })
      if (back === 'after the lease is over') {
        const unsure = {
          status: 'wait',
          code: 'outcome-unknown',
          text: expect.stringContaining('Nothing is sent twice'),
        }
        await expect.poll(() => there.loadStep(run)).toMatchObject(unsure)
        expect(performance.now() - killedAt).toBeGreaterThan(2000)
      }
    } finally {
      gate.speakAgain()
    }
    expect(await finishRun(there, run, { secrets })).toMatchObject({ status: 'done' })
    expect(await samba.bind(account, newPassword)).toBe('right')
    expect(await changes()).toEqual(['Change Success'])
    mailed.push(account)
    await one.restart()
    expect(await here.loadStep(run)).toMatchObject({ status: 'done' })
  })
}

const mailsArrived = () => expect.poll(received).toEqual(due())
const received = () => smtps.flatMap((smtp) => smtp.received.flatMap(({ to }) => to)).toSorted()
const due = () => mailed.map((account) => `${account}@corp.example.test`).toSorted()

test('both processes sent mails, each once, and the audit of both holds', async () => {
  await mailsArrived()
  for (const smtp of smtps) expect(smtp.received.length).toBeGreaterThan(0)
  expect(await runCommand(one, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})
