import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { ApiRefusal, createApi, type StartedRun, type StartRequest } from './environment/api.ts'
import { fillPage, type Secrets } from './environment/person.ts'
import { runsWholeProof } from './environment/proof.ts'
import { runCommand } from './environment/run-command.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createServerKiller, type KillMoment, type PlannedKill } from './environment/server-killer.ts'
import { startFakeSmtpServer } from './environment/smtp.ts'

/**
 * The server is killed, and no one notices more than a wait.
 *
 *     each person: register → forgot-my-password → manage-my-passwords, against Samba
 *     the server:  kill -9 before, during (a sweep of moments inside every request and every write) and after each request → a new
 *                  process on the same data → the run goes on: GET, or the same answer again, then what is asked
 *
 * Samba's own log then has one reset and one change of each person, what was acknowledged is there, registered answers open the next
 * workflow, each workflow sent its mails once, and the audit held after every kill. `npm test` takes fewer moments than `npm run prove`.
 */
const people = runsWholeProof ? 12 : 7
const firstPassword = 'First-Passw0rd-1!'
const secondPassword = 'Silver-Kestrel-47'
const thirdPassword = 'Quiet-Teapot-2026'

const stages = [
  { workflow: 'register', activities: ['authenticate-with-password', 'register'] },
  { workflow: 'forgot-my-password', activities: ['authentication-methods', 'reset-password-in-ad'] },
  { workflow: 'manage-my-passwords', activities: ['change-password-in-ad'] },
]
const writes = ['reset-password-in-ad', 'change-password-in-ad']

const around: KillMoment[] = runsWholeProof ? [{ at: 'before' }, { at: 'after' }] : [{ at: 'after' }]
const sent = (...delays: number[]) => delays.map((milliseconds): KillMoment => ({ at: 'sent', milliseconds }))
const duringWrite: KillMoment[] = [
  ...(runsWholeProof ? [0, 4, 9, 15, 24] : [4, 15]).map((milliseconds) => ({ at: 'writing' as const, milliseconds })),
  { at: 'writing, controller suspended', milliseconds: 3, back: 'before the server' },
  { at: 'writing, controller suspended', milliseconds: 7, back: 'after the server' },
]

const kills: PlannedKill[] = stages.flatMap(({ workflow, activities }) => [
  ...[...sent(12), ...around].map((moment) => ({ request: `${workflow} start`, moment })),
  ...activities.flatMap((activity) => {
    const early = runsWholeProof ? sent(8, 25) : sent(8)
    // A change is asked for together with the current password, so an early kill meets the sign-in.
    const moments = !writes.includes(activity)
      ? early
      : activity === 'change-password-in-ad'
        ? [...early, ...duringWrite]
        : duringWrite
    return [...moments, ...around].map((moment) => ({ request: `${workflow} ${activity}`, moment }))
  }),
])

let folder: string
let samba: Samba
let server: RunningServer
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'))
  // No account is locked by the failures that the kills leave counted.
  samba = await startSamba({ folder: join(folder, 'samba'), address: '127.0.0.11', lockoutThreshold: 0 })
  server = await startServer({
    env: { ...samba.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' },
    waivesNewMethodDelay: true,
  })
})
test.afterAll(async () => {
  await server?.stop()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`kill -9 in ${kills.length} places: each password is changed exactly once, and nothing acknowledged is lost`, async () => {
  test.setTimeout(600_000)
  const api = createApi({ url: server.url, trusted: true })
  const killer = createServerKiller({ server, samba, kills })
  const acknowledged: StartedRun['run'][] = []
  /** What the runs were at whose answer had been cut off. */
  const found = new Set<string>()
  /** The accounts of runs that stopped because a controller that got no processor time did not answer: each such run sends a mail. */
  const stoppedFor: string[] = []

  async function start(request: StartRequest): Promise<StartedRun> {
    const started = await killer
      .request(`${request.workflow} start`, undefined, () => api.startAsClient(request))
      .catch(undefinedIfUnanswered)
    return started ?? start(request)
  }

  async function load(run: StartedRun['run']): Promise<WizardStep> {
    const step = await killer.request('load', run, () => api.loadStep(run)).catch(undefinedIfUnanswered)
    if (step && step.status !== 'wait') return step
    await new Promise((resolve) => setTimeout(resolve, 200))
    return load(run)
  }

  /** `afterCut`: a client whose answer was cut off loads the step, or sends the same answer again. */
  async function completeRun(request: StartRequest, secrets: Secrets, afterCut: 'load' | 'send'): Promise<void> {
    const { run, step: page } = await start(request)
    let step = page
    while (step.status === 'ask') {
      const { number, activity } = step
      const answer = fillPage(step, secrets)
      const submit = () => api.answer(run, number, answer)
      const reply = await killer.request(`${request.workflow} ${activity}`, run, submit).catch(undefinedIfUnanswered)
      const repeated = !reply && afterCut === 'send' ? await submit().catch(undefinedIfUnanswered) : undefined
      step = reply ?? repeated ?? (await load(run))
      if (step.status === 'wait') step = await load(run)
      if (!reply && writes.includes(activity)) {
        found.add(step.status === 'ask' ? (step.page.problem?.code ?? 'untouched') : step.status)
        const text = JSON.stringify(step)
        if (text.includes('outcome-unknown')) continue
        const isChanged = (await samba.bind(request.account, secrets.newPassword ?? '')) === 'right'
        expect(isChanged, `${request.account}: ${text}`).toBe(step.status === 'done')
      }
    }
    if (step.status === 'stopped' && step.code === 'directory-unreachable') {
      // It says that nothing was changed, so a person begins again.
      stoppedFor.push(request.account)
      if (secrets.newPassword) expect(await samba.bind(request.account, secrets.newPassword)).not.toBe('right')
      return completeRun(request, secrets, afterCut)
    }
    expect(step, `${request.workflow} of ${request.account}`).toMatchObject({ status: 'done' })
    acknowledged.push(run)
  }

  async function completeWorkflows(index: number): Promise<void> {
    const account = `killed.${index}`
    const afterCut = index % 2 === 0 ? 'load' : 'send'
    await samba.addPerson({ account, password: firstPassword, mail: `${account}@corp.example.test` })
    const before = (await samba.passwordChanges(account)).length
    await completeRun({ workflow: 'register', account }, { password: firstPassword }, afterCut)
    await completeRun({ workflow: 'forgot-my-password', account }, { newPassword: secondPassword }, afterCut)
    expect(await samba.bind(account, secondPassword)).toBe('right')
    const change = { password: secondPassword, newPassword: thirdPassword }
    await completeRun({ workflow: 'manage-my-passwords', account }, change, afterCut)
    expect(await samba.bind(account, thirdPassword)).toBe('right')
    expect((await samba.passwordChanges(account)).slice(before)).toMatchObject([
      { action: 'Reset', status: 'Success' },
      { action: 'Change', status: 'Success' },
    ])
  }

  await Promise.all(Array.from({ length: people }, (_, index) => completeWorkflows(index)))

  expect(killer.executedKills).toHaveLength(kills.length)
  if (runsWholeProof) {
    // A few moments may all fall on the same side of the write; a sweep does not.
    expect(found).toContain('done')
    expect(found.size).toBeGreaterThan(1)
  }
  for (const run of acknowledged) expect(await api.loadStep(run)).toMatchObject({ status: 'done' })

  const smtp = await startFakeSmtpServer()
  try {
    await server.restart({ LATCHKEY_SMTP: smtp.url })
    // O26: one for each workflow; that of registering says which factors have changed.
    await smtp.waitForMails(people * stages.length + stoppedFor.length)
    const addresses = smtp.received.flatMap(({ to }) => to).toSorted()
    expect(addresses).toEqual(
      Array.from({ length: people }, (_, index) => `killed.${index}`)
        .flatMap((account) => stages.map(() => account))
        .concat(stoppedFor)
        .map((account) => `${account}@corp.example.test`)
        .toSorted(),
    )
  } finally {
    await smtp.close()
  }
  expect(await runCommand(server, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})

/** A server that dies says nothing, and one whose controller does not answer says so; everything else is a fault. */
function undefinedIfUnanswered(error: unknown): undefined {
  if (error instanceof ApiRefusal && error.problem.code === 'directory-unreachable') return undefined
  if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) return undefined
  throw error
}
