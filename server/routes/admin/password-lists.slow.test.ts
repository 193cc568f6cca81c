import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { absentSetting, putSetting } from '../../store/settings.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let cookie: string
beforeEach(async () => {
  server = await createServerHarness()
  cookie = await server.signIn('site.admin', 'administration')
})
afterEach(() => server[Symbol.asyncDispose]())

const dictionary = '/api/v1/admin/password-lists/dictionary'
const breached = '/api/v1/admin/password-lists/breached'
const put = (body: BodyInit, headers: Record<string, string> = {}, path = dictionary) =>
  server.upload(path, body, { cookie, ...headers })
const readList = async (path = dictionary) => (await server.as(cookie)('GET', path)).body

test('an imported dictionary shows its size, its date, who imported it and on which server', async () => {
  expect(await readList()).not.toHaveProperty('held')
  const { status, body } = await put('harbour\nlantern\n')
  const held = { entries: 2, importedAt: expect.any(String), importedBy: 'site.admin@corp.example.com' }
  expect({ status, body }).toMatchObject({ status: 200, body: { id: 'dictionary', held } })
  expect(body.nodes).toEqual([expect.objectContaining({ id: server.services.node, alive: true, current: true })])
  expect(await readList()).toEqual(body)
  const events = await server.services.store.read.selectFrom('AuditEvent').selectAll().execute()
  const data = events.map((event) => JSON.stringify(event)).filter((event) => event.includes('password-list'))
  expect(data).toHaveLength(1)
  expect(data[0]).not.toContain('harbour')
})

test('published passwords are imported as a stream, without those below the minimum count', async () => {
  const hashes = ['one', 'two', 'three'].map((word) => createHash('sha1').update(word).digest('hex')).sort()
  const lines = hashes.map((hash, index) => `${hash}:${(index + 1) * 10}\n`)
  const binary = { 'content-type': 'application/octet-stream' }
  const { status, body } = await put(lines.join(''), binary, `${breached}?minCount=20`)
  expect({ status, entries: body.held.entries }).toEqual({ status: 200, entries: 2 })
})

test('the last report of another server is listed and marked as outdated', async () => {
  const { services } = server
  await services.store.transaction(async (tx) => {
    const seen = { startedAt: new Date(), seenAt: new Date(), processId: 1 }
    await tx
      .insertInto('Node')
      .values({ id: 'other', host: 'other', ...seen })
      .execute()
    const held = { bytes: 8, version: '0123456789abcdef', entries: 1, importedAt: '2026-01-01T00:00:00.000Z' }
    await putSetting(tx, 'password-lists.of.other', { dictionary: held }, absentSetting)
  })
  expect((await readList()).nodes).toContainEqual(expect.objectContaining({ id: 'other', current: true }))
  await put('harbour\n')
  const { nodes } = await readList()
  expect(nodes).toContainEqual(expect.objectContaining({ id: 'other', current: false }))
  expect(nodes).toContainEqual(expect.objectContaining({ id: services.node, current: true }))
})

test('a list names the policies whose rules search it', async () => {
  const as = server.as(cookie)
  const { body: policy } = await as('GET', '/api/v1/admin/policies/default')
  expect(await readList()).toMatchObject({ usedBy: [], maxBytes: 5_000_000 })
  const rules = [{ id: 'dictionary' }, { id: 'breached', settings: { source: 'service' } }]
  const saved = await as('PUT', '/api/v1/admin/policies/default', { ...policy, rules }, `"${policy.version}"`)
  expect(saved.status).toBe(200)
  expect((await readList()).usedBy).toEqual([{ id: 'default', name: 'Default' }])
  // A service is asked in place of the list.
  expect((await readList(breached)).usedBy).toEqual([])
})

const streamOf = (chunks: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
async function* endless() {
  for (;;) yield Buffer.from(`${'word\n'.repeat(20_000)}`)
}
async function* brokenOff() {
  yield Buffer.from('meadow\nriv')
  throw new Error('the client hung up')
}

test.each<[string, () => BodyInit, Record<string, string>, number, string]>([
  ['50 MB, declared', () => 'x', { 'content-length': '50000000' }, 422, 'list-too-large'],
  ['50 MB, not declared', () => streamOf(endless()), {}, 422, 'list-too-large'],
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), {}, 422, 'list-not-text'],
  ['nothing', () => '', {}, 422, 'list-empty'],
  ['half of it', () => streamOf(brokenOff()), {}, 400, 'invalid-request'],
  ['JSON', () => '["meadow"]', { 'content-type': 'application/json' }, 415, 'unsupported-media-type'],
  ['no CSRF header', () => 'meadow', { 'latchkey-csrf': '' }, 403, 'csrf-refused'],
  ['no session', () => 'meadow', { cookie: '' }, 401, 'sign-in-required'],
])('%s is refused, and the previous list stays', async (_, body, headers, status, code) => {
  await put('harbour\nlantern\n')
  const before = await readList()
  const refused = await put(body(), headers)
  expect({ status: refused.status, code: refused.body.problems?.[0].code ?? refused.body.code }).toEqual({
    status,
    code,
  })
  if (code === 'list-too-large') expect(refused.body.problems[0].text).toMatch(/larger than 5 MB.*Leave out/)
  expect(await readList()).toEqual(before)
  expect(before.held.entries).toBe(2)
})

test('an operator has no access to password lists', async () => {
  const operator = await server.signIn('helpdesk.operator', 'helpdesk')
  expect((await put('meadow', { cookie: operator })).status).toBe(401)
  expect((await server.as(operator)('GET', dictionary)).status).toBe(401)
  expect((await server.as(operator)('DELETE', dictionary)).status).toBe(401)
})

test('during an import its progress is shown and a second import conflicts', async () => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const first = put(readable, { 'content-type': 'application/octet-stream' }, breached)
  await writer.write(Buffer.from(`${'0'.repeat(40)}:3\n`))
  await expect
    .poll(async () => (await readList(breached)).running, { timeout: 10_000 })
    .toEqual({ bytes: 43, entries: 1 })
  const second = await put(`${'1'.repeat(40)}\n`, {}, breached)
  expect({ status: second.status, code: second.body.problems[0].code }).toEqual({
    status: 409,
    code: 'list-import-running',
  })
  expect((await server.as(cookie)('DELETE', breached)).status).toBe(409)
  await writer.close()
  expect((await first).body.held.entries).toBe(1)
  expect(await readList(breached)).not.toHaveProperty('running')
})

test('a wrong import and a removal are taken back, each time with a version and who did it', async () => {
  const as = server.as(cookie)
  const restore = () => as('POST', `${dictionary}/restore`)
  await put('harbour\nlantern\nmeadow\n')
  await put('x\n')
  expect((await readList()).former).toMatchObject({ entries: 3 })
  await put('\u0000')
  expect((await readList()).former).toMatchObject({ entries: 3 })
  expect((await restore()).body).toMatchObject({ held: { entries: 3 }, former: { entries: 1 } })
  expect((await restore()).body).toMatchObject({ held: { entries: 1 }, former: { entries: 3 } })
  await restore()
  await as('DELETE', dictionary)
  expect((await restore()).body).toMatchObject({
    held: { entries: 3, importedBy: expect.stringContaining('site.admin') },
    nodes: [{ current: true }],
  })
  const { items } = (await as('GET', `${dictionary}/versions`)).body
  expect(items.slice(0, 2)).toMatchObject([
    { action: 'restored', by: expect.stringContaining('site.admin') },
    { action: 'removed' },
  ])
  expect((await as('POST', `${breached}/restore`)).status).toBe(404)
})

test('removing a list twice is not found the second time', async () => {
  await put('harbour\n')
  const as = server.as(cookie)
  expect((await as('DELETE', dictionary)).status).toBe(204)
  expect(await readList()).not.toHaveProperty('held')
  expect((await as('DELETE', dictionary)).status).toBe(404)
  expect((await as('GET', '/api/v1/admin/password-lists/other')).status).toBe(404)
})
