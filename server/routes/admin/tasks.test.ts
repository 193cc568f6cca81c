import { afterAll, beforeAll, expect, test } from 'vitest'
import { startScheduler } from '../../schedule/scheduler.ts'
import { tasks } from '../../schedule/tasks/index.ts'
import { openServer, type Server } from './testing.ts'

const path = '/api/v1/admin/tasks'
let server: Server
let admin: ReturnType<Server['as']>

beforeAll(async () => {
  server = await openServer()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const valid = { cron: '0 5 * * 1', enabled: true }

test('every task stands there with its words, its timetable and when it is due', async () => {
  const { status, body } = await admin('GET', path)
  expect(status).toBe(200)
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(tasks.map(({ id }) => id))
  const one = body.items.find(({ id }: { id: string }) => id === 'retention')
  expect(one).toMatchObject({
    ...{ name: 'Retention', cron: '30 4 * * *', timeZone: 'UTC', enabled: true, version: 1 },
    settings: { auditDays: 0, statisticsDays: 1825 },
    status: { state: 'idle', nextAt: expect.stringMatching(/T04:30:00\.000Z$/) },
  })
  const off = body.items.find(({ id }: { id: string }) => id === 'forget-people-who-left')
  expect([off.enabled, off.status.nextAt]).toEqual([false, undefined])
  expect(body.nodes).toMatchObject([{ id: server.services.node, alive: true }])
  const { body: whole } = await admin('GET', `${path}/clean-up`)
  expect(whole.schema.properties.runDays).toMatchObject({ type: 'integer', default: 7 })
})

test.each([
  [{ ...valid, cron: '0 0 30 2 *' }, 'cron', 'cron-never', /never comes up/],
  [{ ...valid, cron: 'every monday' }, 'cron', 'cron-malformed', /five fields/],
  [{ ...valid, timeZone: 'Mars/Base' }, 'timeZone', 'time-zone-unknown', /Europe\/Berlin/],
  [{ ...valid, node: 'nowhere' }, 'node', 'node-unknown', /no server/],
  [{ ...valid, settings: { runDays: 0 } }, 'settings.runDays', 'value-too-small', /1/],
  [{ ...valid, settings: { wine: 1 } }, 'settings.wine', 'field-unknown', /no such setting/],
])('%j is refused with a sentence', async (body, at, code, sentence) => {
  const reply = await admin('PUT', `${path}/clean-up`, body, '"1"')
  expect(reply.status).toBe(422)
  expect(reply.body.problems).toMatchObject([{ path: at, code, text: expect.stringMatching(sentence) }])
  expect((await admin('GET', `${path}/clean-up`)).body.version).toBe(1)
})

test('a timetable is saved over the version that was read, and holds from then on', async () => {
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

test('a task runs when it is asked to, says how it went, and its counts are kept', async () => {
  const id = 'user-status-statistics'
  expect((await admin('POST', `${path}/${id}/run`)).body.status.state).toBe('waiting')
  expect((await admin('POST', `${path}/nothing/run`)).body.code).toBe('not-found')
  const { services } = server
  const stopping = new AbortController()
  const ended = startScheduler({
    services: { ...services, url: services.config.url.origin },
    ...{ tasks, node: services.node, pollMs: 5, signal: stopping.signal, report: () => {} },
  })
  let status = { state: 'waiting', lastEndedAt: undefined, lastResult: { done: 0 } }
  while (status.lastEndedAt === undefined) ({ status } = (await admin('GET', `${path}/${id}`)).body)
  stopping.abort()
  await ended
  expect(status).toMatchObject({ state: 'idle', lastResult: { outcome: 'done' } })

  const { body } = await admin('GET', '/api/v1/admin/statistics?limit=1')
  expect(body.items[0].totals.users).toBe(status.lastResult.done)
  expect(body.items[0].groups.map(({ domain }: { domain: string }) => domain)).toContain('corp.example.com')
  expect(body.next).toBeUndefined()
  expect((await admin('GET', '/api/v1/admin/statistics?since=2100-01-01T00:00:00Z')).body.items).toEqual([])
  expect((await admin('GET', '/api/v1/admin/statistics?since=yesterday')).body.code).toBe('invalid-request')
})

test('only administrators see or change any of it, and what they do is in the audit', async () => {
  const operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  for (const [method, of] of [
    ['GET', path],
    ['PUT', `${path}/clean-up`],
    ['POST', `${path}/clean-up/run`],
    ['GET', '/api/v1/admin/statistics'],
  ] as const) {
    expect((await operator(method, of, method === 'PUT' ? valid : undefined, '"1"')).status).toBe(401)
  }
  const rows = await server.services.store.read
    .selectFrom('AuditEvent')
    .select(['event', 'data'])
    .where('event', 'in', ['configuration-changed', 'task-requested', 'task-ended'])
    .orderBy('sequence')
    .execute()
  const told = rows.map(({ event, data }) => [event, JSON.parse(data).id ?? JSON.parse(data).task])
  expect(told).toEqual(
    expect.arrayContaining([
      ['configuration-changed', 'retention'],
      ['task-requested', 'user-status-statistics'],
      ['task-ended', 'user-status-statistics'],
    ]),
  )
})
