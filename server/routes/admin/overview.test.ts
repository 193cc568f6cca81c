import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueueMail } from '../../store/outbox.ts'
import { insertVersion } from '../../store/resource-versions.ts'
import { absentSetting, putSetting } from '../../store/settings.ts'
import { insertStateToken } from '../../store/state-tokens.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const overview = '/api/v1/admin/overview'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const isDone = async (code: string, ask = admin) =>
  (await ask('GET', overview)).body.setUp.find((step: { code: string }) => step.code === code)?.isDone

test('only administrators see it', async () => {
  expect((await server.call('GET', overview)).status).toBe(401)
  const operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  expect((await operator('GET', overview)).status).toBe(401)
})

test('the sample company says so, and a step of the set-up is done once it is', async () => {
  expect((await admin('GET', overview)).body.needs).toContainEqual({ code: 'sample-company' })
  expect(await isDone('extension-pages')).toBe(false)
  const pages = ['https://mail.example.com']
  expect((await admin('PUT', '/api/v1/admin/settings/site', { pages }, '"0"')).status).toBe(200)
  expect(await isDone('extension-pages')).toBe(true)
})

test('the helpdesk is set up while the scope of a policy that is switched on names a group', async () => {
  const policy = '/api/v1/admin/policies/default'
  const { body: before, headers } = await admin('GET', policy)
  const etag = headers.get('etag') ?? ''
  expect(await isDone('helpdesk-group')).toBe(true)
  const helpdeskScope = { ...before.helpdeskScope, include: { groups: [] } }
  const saved = await admin('PUT', policy, { ...before, helpdeskScope }, etag)
  expect(saved.status).toBe(200)
  expect(await isDone('helpdesk-group')).toBe(false)
  await admin('PUT', policy, before, saved.headers.get('etag') ?? '')
})

test('the extension is set up once a run in it has ended well', async () => {
  const { store } = server.services
  expect(await isDone('extension')).toBe(false)
  const token = { tokenHash: 'a', personId: 'b', domain: 'corp.example.com', milliseconds: 60_000 }
  await store.transaction((tx) => insertStateToken(tx, token))
  expect(await isDone('extension')).toBe(true)
})

test('mail is set up while the environment names a server', async () => {
  expect(await isDone('mail')).toBe(false)
  await using other = await createServerHarness({ LATCHKEY_SMTP: 'smtp://127.0.0.1:1' })
  expect(await isDone('mail', other.as(await other.signIn('site.admin', 'administration')))).toBe(true)
})

test('changes are listed newest first, with their title and who made them', async () => {
  await admin('PUT', '/api/v1/admin/settings/mail', { defaultLanguage: 'de' }, '"0"')
  const { changes } = (await admin('GET', overview)).body
  expect(changes[0]).toMatchObject({ resource: 'settings', id: 'mail', title: 'Language of e-mails', version: 1 })
  expect(changes[0].by).toMatch(/^site\.admin@/)
})

test('a change of a list of passwords is listed by the list’s name', async () => {
  const { store } = server.services
  const version = { resource: 'password-list', id: 'dictionary', action: 'removed', content: null } as const
  await store.transaction((tx) => insertVersion(tx, version))
  const { changes } = (await admin('GET', overview)).body
  expect(changes).toContainEqual(expect.objectContaining({ resource: 'password-list', title: 'Dictionary' }))
})

test('a task that failed is listed as work for an administrator', async () => {
  await admin('GET', '/api/v1/admin/jobs')
  const { store } = server.services
  const result = JSON.stringify({ outcome: 'failed', code: 'unexpected', done: 0, counts: {} })
  await store.transaction(async (tx) => {
    await tx.updateTable('Job').set({ lastResult: result }).where('id', '=', 'clean-up').execute()
  })
  expect((await admin('GET', overview)).body.needs).toContainEqual({ code: 'job-failed', title: 'Clean up' })
})

test('scheduled tasks that are due and have not begun are listed as one, by the one that waits longest', async () => {
  const { store } = server.services
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  const setDue = (id: string, nextAt: Date, enabled = true) =>
    store.transaction(async (tx) => {
      await tx.updateTable('Job').set({ nextAt, enabled }).where('id', '=', id).execute()
    })
  const find = async () =>
    (await admin('GET', overview)).body.needs.find(({ code }: { code: string }) => code === 'jobs-overdue')
  await admin('GET', '/api/v1/admin/jobs')
  await setDue('clean-up', minutesAgo(5))
  await setDue('retention', minutesAgo(50), false)
  expect(await find()).toBeUndefined()
  const at = minutesAgo(30)
  await setDue('clean-up', at)
  await setDue('user-status-statistics', minutesAgo(20))
  const due = { code: 'jobs-overdue', count: 2, title: 'Clean up', at: at.toISOString() }
  expect(await find()).toEqual(due)
})

test('a certificate is listed from 30 days before its end, and once it has ended', async () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 - 60_000)
  const certificates = [
    { shownBy: 'directory', name: 'dc1.corp.example.com', until: inDays(9) },
    { shownBy: 'mail', name: 'mail.example.com', until: inDays(-2) },
    { shownBy: 'server', name: 'password.example.com', until: inDays(31) },
  ] as const
  server.services.certificates.list = () => certificates
  const { needs } = (await admin('GET', overview)).body
  expect(needs.filter(({ code }: { code: string }) => code.startsWith('certificate-'))).toEqual([
    {
      code: 'certificate-of-directory',
      count: 9,
      title: 'dc1.corp.example.com',
      at: certificates[0].until.toISOString(),
    },
    { code: 'certificate-of-mail', count: 0, title: 'mail.example.com', at: certificates[1].until.toISOString() },
  ])
})

test('mails that wait are listed with since when, unless they are merely queued', async () => {
  const { store } = server.services
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  const find = async () =>
    (await admin('GET', overview)).body.needs.find(({ code }: { code: string }) => code === 'mails-waiting')
  const enqueue = (options?: Parameters<typeof enqueueMail>[2]) =>
    store.transaction((tx) => enqueueMail(tx, 'sealed', options))
  const age = (id: string, changes: { createdAt: Date; nextAttemptAt?: Date; attempts?: number }) =>
    store.transaction(async (tx) => {
      await tx.updateTable('OutboxMail').set(changes).where('id', '=', id).execute()
    })
  await enqueue()
  // One of many, which lets others pass for an hour, was due ten minutes ago.
  await age(await enqueue({ isBulk: true }), { createdAt: minutesAgo(70), nextAttemptAt: minutesAgo(10) })
  expect(await find()).toBeUndefined()
  const refused = await enqueue()
  const createdAt = minutesAgo(20)
  await age(refused, { createdAt, nextAttemptAt: minutesAgo(-30), attempts: 4 })
  expect(await find()).toEqual({ code: 'mails-waiting', count: 3, at: createdAt.toISOString() })
})

test('what became of tasks is counted by day, in the time zone of the reader, and today by site', async () => {
  const { store, audit } = server.services
  await store.transaction(async (tx) => {
    await audit.append(tx, { event: 'run-started', runId: 'helped', data: { operator: 'o' } })
    await audit.append(tx, { event: 'password-reset', runId: 'helped' })
    await audit.append(tx, { event: 'run-stopped', runId: 'own' })
  })
  // Where it is noon now, no day ends between an event and its count.
  const hours = 12 - new Date().getUTCHours()
  const timeZone = encodeURIComponent(`Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`)
  const { today, days } = (await admin('GET', `${overview}?timeZone=${timeZone}`)).body
  expect(today).toEqual({
    selfService: { changes: 0, resets: 0, unlocks: 0, failures: 1 },
    helpdesk: { changes: 0, resets: 1, unlocks: 0, failures: 0 },
  })
  expect(days).toHaveLength(14)
  const date = new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 10)
  expect(days[13]).toEqual({ date, changes: 0, resets: 1, unlocks: 0, failures: 1 })
  // One of these two zones has another date than UTC now, and is not near its midnight.
  const elsewhere =
    new Date().getUTCHours() < 11 ? { zone: 'Etc/GMT+12', hours: -12 } : { zone: 'Etc/GMT-14', hours: 14 }
  const there = await admin('GET', `${overview}?timeZone=${encodeURIComponent(elsewhere.zone)}`)
  const dateThere = new Date(Date.now() + elsewhere.hours * 3_600_000).toISOString().slice(0, 10)
  expect(there.body.days[13].date).toBe(dateThere)
  // Of a browser that is newer than the server.
  const unknown = await admin('GET', `${overview}?timeZone=Atlantis/New`)
  expect(unknown.body.days).toEqual((await admin('GET', `${overview}?timeZone=UTC`)).body.days)
})

test('a group that gives a role and that the directory does not have is listed as work for an administrator', async () => {
  const groups = ['Latchkey Administrators', 'Disbanded Auditors']
  const { store } = server.services
  await store.transaction((tx) => putSetting(tx, 'administration', { groups, auditors: ['Gone'] }, absentSetting))
  const { needs } = (await admin('GET', overview)).body
  expect(needs).toContainEqual({ code: 'role-group-missing', title: 'Disbanded Auditors' })
  expect(needs).toContainEqual({ code: 'role-group-missing', title: 'Gone' })
})
