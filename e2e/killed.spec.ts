import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import type { WizardStep } from '../shared/wizard/page.ts'
import { createApi, type Order, type Started } from './environment/api.ts'
import { latchkey } from './environment/command.ts'
import { type Secrets, typed } from './environment/person.ts'
import { createReaper, type Death, type Moment } from './environment/reaper.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { startSmtp } from './environment/smtp.ts'

/**
 * Journey 1-15: the server is killed, and nobody notices but for a wait.
 *
 *     each person: register → forgot-my-password → manage-my-passwords, against Samba
 *     the server:  kill -9 before, during (a sweep of moments inside every request and every write) and after each request → a new
 *                  process on the same data → the run goes on: GET, or the same answer again, then what is asked
 *
 * Samba's own log then knows of one reset and one change of everybody, what was acknowledged stands, registered answers open the next
 * task, each task sent its mails once, and the audit held after every kill.
 */
const people = 12
const first = 'First-Passw0rd-1!'
const second = 'Silver-Kestrel-47'
const third = 'Quiet-Teapot-2026'

const stages = [
  { workflow: 'register', activities: ['authenticate-with-password', 'register'] },
  { workflow: 'forgot-my-password', activities: ['authentication-methods', 'reset-password-in-ad'] },
  { workflow: 'manage-my-passwords', activities: ['authenticate-with-password', 'change-password-in-ad'] },
]
const writes = ['reset-password-in-ad', 'change-password-in-ad']

const always: Moment[] = [{ at: 'before' }, { at: 'after' }]
const sent = (milliseconds: number): Moment => ({ at: 'sent', milliseconds })
const inTheWrite: Moment[] = [
  ...[0, 4, 9, 15, 24].map((milliseconds) => ({ at: 'writing' as const, milliseconds })),
  { at: 'writing, controller suspended', milliseconds: 3, back: 'before the server' },
  { at: 'writing, controller suspended', milliseconds: 7, back: 'after the server' },
]

const deaths: Death[] = stages.flatMap(({ workflow, activities }) => [
  ...[sent(12), ...always].map((moment) => ({ request: `${workflow} start`, moment })),
  ...activities.flatMap((activity) => {
    const moments = writes.includes(activity) ? inTheWrite : [sent(8), sent(25)]
    return [...moments, ...always].map((moment) => ({ request: `${workflow} ${activity}`, moment }))
  }),
])

let folder: string
let samba: Samba
let server: RunningServer
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'))
  // Nobody is locked by what the kills leave counted.
  samba = await startSamba({ folder: join(folder, 'samba'), address: '127.0.0.11', lockoutThreshold: 0 })
  server = await startServer({
    env: { ...samba.environment, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' },
    newMethodsSuffice: true,
  })
})
test.afterAll(async () => {
  await server?.stop()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`kill -9 in ${deaths.length} places: each password is changed exactly once, and nothing acknowledged is lost`, async () => {
  test.setTimeout(300_000)
  const api = createApi({ url: server.url, trusted: true })
  const reaper = createReaper({ server, samba, deaths })
  const acknowledged: Started['run'][] = []
  /** What stood where an answer had been cut off. */
  const found = new Set<string>()

  async function start(order: Order): Promise<Started> {
    const started = await reaper
      .request(`${order.workflow} start`, undefined, () => api.start(order))
      .catch(unlessCutOff)
    return started ?? start(order)
  }

  async function look(run: Started['run']): Promise<WizardStep> {
    const step = await reaper.request('look', run, () => api.standing(run))
    if (step.status !== 'wait') return step
    await new Promise((resolve) => setTimeout(resolve, 200))
    return look(run)
  }

  async function task(order: Order, secrets: Secrets, again: 'look' | 'send'): Promise<WizardStep> {
    const { run, step: page } = await start(order)
    let step = page
    while (step.status === 'ask') {
      const { number, activity } = step
      const answer = typed(step, secrets)
      const submit = () => api.answer(run, number, answer)
      const reply = await reaper.request(`${order.workflow} ${activity}`, run, submit).catch(unlessCutOff)
      step = reply ?? (again === 'send' ? await submit().catch(unlessCutOff) : undefined) ?? (await look(run))
      if (step.status === 'wait') step = await look(run)
      if (!reply && writes.includes(activity)) {
        found.add(step.status === 'ask' ? (step.page.problem?.code ?? 'untouched') : step.status)
        const told = JSON.stringify(step)
        if (told.includes('outcome-unknown')) continue
        const holds = (await samba.bind(order.account, secrets.newPassword ?? '')) === 'right'
        expect(holds, `${order.account}: ${told}`).toBe(step.status === 'done')
      }
    }
    expect(step, `${order.workflow} of ${order.account}`).toMatchObject({ status: 'done' })
    acknowledged.push(run)
    return step
  }

  async function life(index: number): Promise<void> {
    const account = `killed.${index}`
    const again = index % 2 === 0 ? 'look' : 'send'
    await samba.addPerson({ account, password: first, mail: `${account}@corp.example.test` })
    const before = (await samba.passwordChanges(account)).length
    await task({ workflow: 'register', account }, { password: first }, again)
    await task({ workflow: 'forgot-my-password', account }, { newPassword: second }, again)
    expect(await samba.bind(account, second)).toBe('right')
    await task({ workflow: 'manage-my-passwords', account }, { password: second, newPassword: third }, again)
    expect(await samba.bind(account, third)).toBe('right')
    expect((await samba.passwordChanges(account)).slice(before)).toMatchObject([
      { action: 'Reset', status: 'Success' },
      { action: 'Change', status: 'Success' },
    ])
  }

  await Promise.all(Array.from({ length: people }, (_, index) => life(index)))

  expect(reaper.deaths).toHaveLength(deaths.length)
  expect(found).toContain('done')
  expect(found.size).toBeGreaterThan(1)
  for (const run of acknowledged) expect(await api.standing(run)).toMatchObject({ status: 'done' })

  const smtp = await startSmtp()
  try {
    await server.restart({ LATCHKEY_SMTP: smtp.url })
    // Registering sends one more: which ways in have changed.
    const mails = [...stages, 'methods-changed']
    await smtp.wait(people * mails.length, 30_000)
    const addresses = smtp.received.flatMap(({ to }) => to).toSorted()
    expect(addresses).toEqual(
      Array.from({ length: people }, (_, index) => `killed.${index}@corp.example.test`)
        .flatMap((address) => mails.map(() => address))
        .toSorted(),
    )
  } finally {
    await smtp.close()
  }
  expect(await latchkey(server, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})

/** A server that dies says nothing; everything else is a fault. */
function unlessCutOff(error: unknown): undefined {
  if (error instanceof TypeError && /fetch failed|terminated/.test(error.message)) return undefined
  throw error
}
