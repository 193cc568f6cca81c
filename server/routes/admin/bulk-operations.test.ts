import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bulkOperations } from '../../schedule/jobs/bulk-operations.ts'
import { createScheduler } from '../../schedule/scheduler.ts'
import { storeJob } from '../../schedule/testing.ts'
import { requestJob } from '../../store/jobs.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const path = '/api/v1/admin/bulk-operations'
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => server.services.store.transaction((tx) => tx.deleteFrom('BulkOperation').execute()))

const definition = { kind: 'force-password-change', name: 'INC-7', scope: { groups: ['Finance'] }, waveSize: 2 }

/** The scheduled task, once. */
async function runJob(): Promise<void> {
  const { services } = server
  const errors: unknown[] = []
  await storeJob(services.store, bulkOperations)
  const scheduler = createScheduler({
    services: { ...services, url: services.config.url.origin },
    jobs: [bulkOperations],
    node: services.node,
    signal: services.signal,
    report: (_, error) => errors.push(error),
  })
  await services.store.transaction((tx) => requestJob(tx, bulkOperations.id))
  await scheduler.startDueJobs()
  await scheduler.waitForRuns()
  expect(errors).toEqual([])
}

test('the count says how many are reached and why others are left out, and nothing is saved', async () => {
  const { status, body } = await admin('POST', `${path}/count`, {
    kind: 'force-password-change',
    scope: { everybody: true },
  })
  expect(status).toBe(200)
  expect(body.chosen).toBeGreaterThan(10)
  expect(body.examples).toHaveLength(10)
  expect(body.leftOut).toMatchObject({ 'must-change': expect.any(Number), disabled: expect.any(Number) })
  const unregister = await admin('POST', `${path}/count`, { kind: 'unregister', scope: { people: ['active.user'] } })
  expect(unregister.body).toMatchObject({ examined: 1 })
  expect((await admin('GET', path)).body.items).toEqual([])
})

test('a scope that is empty, or names what is not there, is refused at its place', async () => {
  const problemsOf = async (scope: object) =>
    (await admin('POST', path, { ...definition, scope })).body.problems?.map(({ path: at, code }: never) => [at, code])
  expect(await problemsOf({})).toEqual([['scope', 'scope-empty']])
  expect(await problemsOf({ exclude: { groups: ['Finance'] } })).toEqual([['scope', 'scope-empty']])
  expect(await problemsOf({ people: ['no.such.person'] })).toEqual([['scope.people.0', 'account-not-found']])
  expect(await problemsOf({ everybody: true, exclude: { people: ['no.such.person'] } })).toEqual([
    ['scope.exclude.people.0', 'account-not-found'],
  ])
  expect(await problemsOf({ policies: ['none'] })).toEqual([['scope.policies.0', 'policy-unknown']])
  expect(await admin('POST', path, { ...definition, waveSize: 0 })).toMatchObject({ status: 422 })
  expect((await admin('GET', path)).body.items).toEqual([])
})

test('an operation is started, pauses between waves, is paused, resumed and stopped; the audit says by whom', async () => {
  const started = await admin('POST', path, definition)
  expect(started).toMatchObject({ status: 201, body: { status: 'preparing', name: 'INC-7', by: expect.any(String) } })
  const { id } = started.body
  await runJob()
  const { body } = await admin('GET', `${path}/${id}`)
  expect(body).toMatchObject({ status: 'running', wave: 1, isWaveRunning: false, counts: { done: 2 } })
  expect(body.scope).toMatchObject({ everybody: false, groups: ['Finance'] })
  expect(Date.parse(body.nextAt)).toBeGreaterThan(Date.now())

  const { body: reached } = await admin('GET', `${path}/${id}/people?outcome=done&limit=1`)
  expect(reached.items).toHaveLength(1)
  const { body: second } = await admin('GET', `${path}/${id}/people?outcome=done&after=${reached.next}`)
  expect(second.items).toHaveLength(1)
  expect(second.items[0].id).not.toBe(reached.items[0].id)

  // Twice is the same as once.
  for (let press = 0; press < 2; press += 1)
    expect((await admin('POST', `${path}/${id}/pause`)).body).toMatchObject({ status: 'paused' })
  expect((await admin('POST', `${path}/${id}/resume`)).body).toMatchObject({ status: 'running' })
  expect((await admin('POST', `${path}/${id}/stop`)).body).toMatchObject({ status: 'stopped' })
  expect(await admin('POST', `${path}/${id}/resume`)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  await runJob()
  expect((await admin('GET', `${path}/${id}`)).body.counts.done).toBe(2)

  const { body: audit } = await admin('GET', '/api/v1/admin/audit?event=bulk-operation-changed')
  const own = audit.items.filter(({ data }: { data: { id: string } }) => data.id === id)
  expect(own.map(({ data }: { data: { action: string } }) => data.action)).toEqual([
    'stopped',
    'resumed',
    'paused',
    'started',
  ])
  expect((await admin('GET', path)).body.items).toMatchObject([{ id, status: 'stopped' }])
})

test('API keys and auditors start none; a key may pause', async () => {
  const { body } = await admin('POST', '/api/v1/admin/api-keys', { name: 'script', role: 'administrator', days: 1 })
  const asKey = (method: string, address: string, sent?: object) =>
    server.call(method, address, { body: sent, headers: { authorization: `Bearer ${body.key}` } })
  expect(await asKey('POST', path, definition)).toMatchObject({ status: 403 })
  const { body: started } = await admin('POST', path, { ...definition, startAt: '2999-01-01T00:00:00Z' })
  expect((await asKey('POST', `${path}/${started.id}/pause`)).body).toMatchObject({ status: 'paused' })
  expect(await asKey('POST', `${path}/${started.id}/resume`)).toMatchObject({ status: 403 })
  expect((await asKey('POST', `${path}/${started.id}/stop`)).status).toBe(200)
})

test('one that paused by itself is on the overview', async () => {
  const { body: started } = await admin('POST', path, { ...definition, startAt: '2999-01-01T00:00:00Z' })
  await admin('POST', `${path}/${started.id}/pause`)
  const listPaused = async () =>
    (await admin('GET', '/api/v1/admin/overview')).body.needs.filter(({ code }: never) => code === 'bulk-paused')
  expect(await listPaused()).toEqual([])
  await server.services.store.transaction((tx) =>
    tx.updateTable('BulkOperation').set({ problem: 'not-permitted' }).where('id', '=', started.id).execute(),
  )
  expect(await listPaused()).toEqual([{ code: 'bulk-paused', id: started.id, title: 'INC-7' }])
})

test('the form names policies, and the preview of the mail has the administrator’s words', async () => {
  const { body } = await admin('GET', `${path}/form`)
  expect(body.form.properties.scope.properties.policies.items.choices).toHaveProperty('default')
  expect(body.form.properties.startAt.control).toBe('moment')
  const preview = await admin('POST', '/api/v1/admin/templates/password-change-required/preview', {
    language: 'en',
    message: 'First.\n\n<b>Second</b>',
  })
  expect(preview.body.text).toContain('First.')
  expect(preview.body.html).not.toContain('<b>Second')
})
