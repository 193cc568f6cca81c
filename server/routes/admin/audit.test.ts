import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditRecord } from '../../audit/chain.ts'
import { toCell } from './audit-export.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let call: ReturnType<ServerHarness['as']>
let cookie: string
const path = '/api/v1/admin/audit'

const append = (...records: AuditRecord[]) =>
  server.services.store.transaction((tx) => server.services.audit.append(tx, ...records))

const anna = { id: 'anna', name: 'anna@corp.example.com' }

beforeAll(async () => {
  server = await createServerHarness()
  cookie = await server.signIn('site.admin', 'administration')
  call = server.as(cookie)
  await append(
    { event: 'run-started', runId: 'r1', subject: anna, data: { workflow: 'forgot-my-password', operator: 'olga' } },
    {
      event: 'activity-failed',
      runId: 'r1',
      subject: anna,
      data: { step: 'a', activity: 'authenticate-with-totp', result: 'failed', code: 'wrong-totp-code' },
    },
    {
      event: 'activity-succeeded',
      runId: 'r1',
      subject: anna,
      data: { step: 'a', activity: 'authentication-methods', result: 'ok', method: 'totp' },
    },
    { event: 'run-done', runId: 'r1', subject: anna, data: { workflow: 'forgot-my-password' } },
    { event: 'sign-in', subject: { id: 'olga', name: 'olga@corp.example.com' }, data: { frontEnd: 'helpdesk' } },
    {
      event: 'access-refused',
      subject: { id: 'eve', name: '=HYPERLINK("x")' },
      data: { why: 'not-admitted' },
      texts: { address: '192.0.2.7' },
    },
  )
})
afterAll(() => server[Symbol.asyncDispose]())

const find = async (query: string) => {
  const { status, body } = await call('GET', `${path}?${query}`)
  expect(status).toBe(200)
  return body.items.map(({ event }: { event: string }) => event)
}

test('events are found by person, operator, workflow, activity, result, address and text, newest first', async () => {
  const ofRun = ['run-done', 'activity-succeeded', 'activity-failed', 'run-started']
  expect(await find('person=ANNA')).toEqual(ofRun)
  expect(await find('operator=olga@')).toEqual(['run-started'])
  expect(await find('workflow=forgot-my-password')).toEqual(['run-done', 'run-started'])
  expect(await find('activity=authenticate-with-totp')).toEqual(['activity-failed'])
  expect(await find('result=wrong-totp-code')).toEqual(['activity-failed'])
  expect(await find('address=192.0.2.')).toEqual(['access-refused'])
  expect(await find('text=TOTP-CODE')).toEqual(['activity-failed'])
  expect(await find('event=sign-in,run-done&person=a')).toEqual(expect.arrayContaining(['run-done', 'sign-in']))
  expect(await find('person=nobody.of.this.name')).toEqual([])
  expect(await find('person=%25')).toEqual([])
  expect(await find('person=anna&until=2020-01-01')).toEqual([])
})

test('pages follow each other without a gap or a repetition', async () => {
  const seen: string[] = []
  for (let after: string | undefined, pages = 0; pages < 20; pages++) {
    const { body } = await call(
      'GET',
      `${path}?person=anna&limit=1${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    )
    seen.push(...body.items.map(({ event }: { event: string }) => event))
    after = body.next
    if (!after) break
  }
  expect(seen).toEqual(['run-done', 'activity-succeeded', 'activity-failed', 'run-started'])
  expect((await call('GET', `${path}?after=nonsense`)).status).toBe(400)
})

test('a date that cannot be read is told at its field', async () => {
  const { status, body } = await call('GET', `${path}?since=yesterday&until=2026-11-31`)
  expect(status).toBe(400)
  expect(body.problems).toEqual(
    ['since', 'until'].map((name) => expect.objectContaining({ path: name, code: 'moment-not-readable' })),
  )
})

test('a run is told step by step in sentences', async () => {
  const { body } = await call('GET', `${path}/runs/r1`)
  expect(body.title).toBe('I forgot my password')
  expect(body.steps.map(({ text }: { text: string }) => text)).toEqual([
    'olga@corp.example.com began “I forgot my password” for anna@corp.example.com.',
    expect.stringMatching(/^“.*” failed\. .*code/i),
    expect.stringMatching(/^“.*” succeeded\. Way: .*authenticator app\./),
    'The task was done.',
  ])
  expect((await call('GET', `${path}/runs/none`)).status).toBe(404)
})

test('an export has every event that fits, as CSV without formulas and as lines of JSON', async () => {
  const load = async (format: string) => {
    const headers = { host: server.services.config.url.host, cookie }
    const response = await server.app.request(`http://localhost:8080${path}/export?format=${format}&person=h`, {
      headers,
    })
    return { type: response.headers.get('content-type'), text: await response.text() }
  }
  const csv = await load('csv')
  expect(csv.type).toContain('text/csv')
  const [head, ...lines] = csv.text.trim().split('\r\n')
  expect(head).toContain('at,event,person')
  expect(lines.some((line) => line.includes(`"'=HYPERLINK(""x"")"`))).toBe(true)
  const json = await load('jsonl')
  const events = json.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(events).toHaveLength(lines.length)
  expect(events.some(({ texts }) => texts?.address === '192.0.2.7')).toBe(true)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('a cell that begins like a formula is text: %j', (text) => {
  expect(toCell(text)).toBe(`"'${text}"`)
})

test('the last verification is kept with its result, and recorded', async () => {
  expect((await call('GET', `${path}/verification`)).body).toEqual({})
  const verified = await call('POST', `${path}/verification`)
  expect(verified.body).toMatchObject({ holds: true, problems: [] })
  expect((await call('GET', `${path}/verification`)).body.last).toEqual(verified.body)
  expect(await find('event=audit-verified')).toEqual(['audit-verified'])
  await server.services.store.transaction((tx) =>
    tx.updateTable('AuditEvent').set({ data: '{}' }).where('event', '=', 'sign-in').execute(),
  )
  expect((await call('POST', `${path}/verification`)).body).toMatchObject({
    holds: false,
    problems: expect.arrayContaining([expect.objectContaining({ kind: 'edited' })]),
  })
})

test('what can be chosen has the words of the reader’s language, and finds what it names', async () => {
  const { body } = await call('GET', `${path}/choices`)
  const titleOf = (list: string, value: string) =>
    body[list].find((choice: { value: string }) => choice.value === value)?.title
  expect(titleOf('workflow', 'forgot-my-password')).toBe('I forgot my password')
  expect(titleOf('event', 'sign-in')).toBe('Signed in')
  expect(titleOf('outcome', 'failed')).toBe('Failed')
  expect(titleOf('reason', 'wrong-totp-code')).toMatch(/code/)
  expect(await find('person=anna&result=failed')).toEqual(['activity-failed'])
  for (const list of Object.values<{ value: string; title: string }[]>(body)) {
    expect(list.length).toBeGreaterThan(0)
    expect(new Set(list.map(({ value }) => value)).size).toBe(list.length)
    expect(list.filter(({ title }) => title === '')).toEqual([])
  }
})

test('the audit log cannot be read without a session of the site', async () => {
  for (const address of [
    path,
    `${path}/export?format=csv`,
    `${path}/runs/r1`,
    `${path}/choices`,
    `${path}/verification`,
  ])
    expect((await server.call('GET', address)).status).toBe(401)
  expect((await server.call('POST', `${path}/verification`)).status).toBe(401)
})
