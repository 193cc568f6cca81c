import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { jobDefinitions } from '../../schedule/jobs/index.ts'
import { createScheduler } from '../../schedule/scheduler.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

const path = '/api/v1/admin/jobs'
let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())
// The first request of a test stores every job as it is defined.
beforeEach(() =>
  server.services.store.transaction(async (tx) => {
    await tx.deleteFrom('Job').execute()
    await tx.deleteFrom('UserStatistics').execute()
  }),
)

/** Runs one job that was requested, and waits until it has ended; others may come up at any time, and stay. */
async function runRequested(job: string) {
  const { services } = server
  const scheduler = createScheduler({
    services: { ...services, url: services.config.url.origin },
    jobs: jobDefinitions.filter(({ id }) => id === job),
    node: services.node,
    signal: new AbortController().signal,
    report: (_name, error) => expect.unreachable(String(error)),
  })
  await scheduler.startDueJobs()
  await scheduler.waitForRuns()
}

const valid = { cron: '0 5 * * 1', enabled: true }

test('every job is listed with its texts, its schedule and its next run', async () => {
  const { status, body } = await admin('GET', path)
  expect(status).toBe(200)
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(jobDefinitions.map(({ id }) => id))
  const one = body.items.find(({ id }: { id: string }) => id === 'retention')
  expect(one).toMatchObject({
    name: 'Retention',
    cron: '30 4 * * *',
    timeZone: 'UTC',
    enabled: true,
    version: 1,
    settings: { auditDays: 0, statisticsDays: 1825 },
    status: { state: 'idle', nextAt: expect.stringMatching(/T04:30:00\.000Z$/) },
  })
  const off = body.items.find(({ id }: { id: string }) => id === 'forget-people-who-left')
  expect([off.enabled, off.status.nextAt]).toEqual([false, undefined])
  expect(body.nodes).toMatchObject([{ id: server.services.node, alive: true }])
  const { body: whole } = await admin('GET', `${path}/clean-up`)
  expect(whole.schema.properties.runDays).toMatchObject({ type: 'integer', default: 7 })
})

test('the former path of jobs is not found', async () => {
  expect((await admin('GET', '/api/v1/admin/tasks')).body).toMatchObject({ status: 404, code: 'not-found' })
})

test.each([
  [{ ...valid, cron: '0 0 30 2 *' }, 'cron', 'cron-never', /names no day that exists/],
  [{ ...valid, cron: 'every monday' }, 'cron', 'cron-malformed', /five fields/],
  [{ ...valid, timeZone: 'Mars/Base' }, 'timeZone', 'time-zone-unknown', /Europe\/Berlin/],
  [{ ...valid, node: 'nowhere' }, 'node', 'node-unknown', /no server/],
  [{ ...valid, settings: { runDays: 0 } }, 'settings.runDays', 'value-too-small', /1/],
  [{ ...valid, settings: { wine: 1 } }, 'settings.wine', 'field-unknown', /no such setting/],
])('%j is refused with a message', async (body, at, code, sentence) => {
  const reply = await admin('PUT', `${path}/clean-up`, body, '"1"')
  expect(reply.status).toBe(422)
  expect(reply.body.problems).toMatchObject([{ path: at, code, text: expect.stringMatching(sentence) }])
  expect((await admin('GET', `${path}/clean-up`)).body.version).toBe(1)
})

test('a schedule is saved over the version that was read, and applies from then on', async () => {
  expect((await admin('PUT', `${path}/nothing`, valid, '"1"')).body.code).toBe('not-found')
  expect((await admin('PUT', `${path}/retention`, valid)).status).toBe(428)
  const wanted = { ...valid, timeZone: 'Europe/Berlin', settings: { auditDays: 400 } }
  const both = await Promise.all([1, 2].map(() => admin('PUT', `${path}/retention`, wanted, '"1"')))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  const won = both.find(({ status }) => status === 200)
  expect(won?.body).toMatchObject({ version: 2, cron: '0 5 * * 1', settings: { auditDays: 400, statisticsDays: 1825 } })
  expect(new Date(won?.body.status.nextAt).getUTCDay()).toBe(1)
  const lost = both.find(({ status }) => status === 412)
  expect(lost?.body).toMatchObject({ code: 'changed-meanwhile', current: { version: 2 } })
  const off = await admin('PUT', `${path}/retention`, { ...valid, enabled: false }, '"2"')
  expect([off.body.enabled, off.body.status.nextAt]).toEqual([false, undefined])
})

test('a requested job runs, reports its result, and its counts are stored', async () => {
  const id = 'user-status-statistics'
  expect((await admin('POST', `${path}/${id}/run`)).body.status.state).toBe('waiting')
  expect((await admin('POST', `${path}/nothing/run`)).body.code).toBe('not-found')
  await runRequested(id)
  const { status } = (await admin('GET', `${path}/${id}`)).body
  expect(status).toMatchObject({ state: 'idle', lastEndedAt: expect.any(String), lastResult: { outcome: 'done' } })

  const { body } = await admin('GET', '/api/v1/admin/statistics?limit=1')
  expect(body.items[0].totals.users).toBe(status.lastResult.done)
  expect(body.items[0].groups.map(({ domain }: { domain: string }) => domain)).toContain('corp.example.com')
  expect(body.next).toBeUndefined()
  expect((await admin('GET', '/api/v1/admin/statistics?since=2100-01-01T00:00:00Z')).body.items).toEqual([])
  expect((await admin('GET', '/api/v1/admin/statistics?since=yesterday')).body.code).toBe('invalid-request')
})

test('only administrators can read or change jobs', async () => {
  const operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  for (const [method, address] of [
    ['GET', path],
    ['PUT', `${path}/clean-up`],
    ['POST', `${path}/clean-up/run`],
    ['GET', '/api/v1/admin/statistics'],
  ] as const) {
    expect((await operator(method, address, method === 'PUT' ? valid : undefined, '"1"')).status).toBe(401)
  }
})

test('a change of a job, its request and its end are in the audit', async () => {
  const id = 'user-status-statistics'
  const listEvents = () =>
    server.services.store.read.selectFrom('AuditEvent').select(['event', 'data']).orderBy('sequence')
  const earlier = await listEvents().execute()
  expect((await admin('PUT', `${path}/${id}`, valid, '"1"')).status).toBe(200)
  expect((await admin('POST', `${path}/${id}/run`)).status).toBe(200)
  await runRequested(id)
  const events = (await listEvents().execute()).slice(earlier.length)
  expect(events.map(({ event, data }) => [event, JSON.parse(data).id ?? JSON.parse(data).task])).toEqual([
    ['configuration-changed', id],
    ['task-requested', id],
    ['task-ended', id],
  ])
})

test('the form of a job has its own settings, each with a title in the requested language', async () => {
  const { body } = await admin('GET', `${path}/clean-up/form`)
  expect(body).toMatchObject({ title: 'Clean up', form: { type: 'object' } })
  const { cron, settings } = body.form.properties
  expect(cron).toMatchObject({ control: 'timetable', title: 'When it runs' })
  expect(settings.properties.runDays).toMatchObject({
    type: 'integer',
    title: 'How long ended tasks are kept',
    unit: 'days',
  })
  expect((await admin('GET', `${path}/none/form`)).status).toBe(404)
})

test('a timetable is previewed by its next three moments', async () => {
  const preview = (cron: string, timeZone = 'UTC') =>
    admin('GET', `/api/v1/admin/timetable?${new URLSearchParams({ cron, timeZone })}`)
  const { body } = await preview('0 5 * * 1')
  const moments = body.moments.map((moment: string) => new Date(moment))
  expect(moments).toHaveLength(3)
  expect(moments.map((moment: Date) => [moment.getUTCDay(), moment.getUTCHours()])).toEqual([
    [1, 5],
    [1, 5],
    [1, 5],
  ])
  expect((await preview('0 0 30 2 *')).body.problems).toMatchObject([{ path: 'cron', code: 'cron-never' }])
  expect((await preview('0 5 * * 1', 'Nowhere')).body.problems).toMatchObject([{ path: 'timeZone' }])
})
