import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const workflows = '/api/v1/admin/workflows'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  const { store, policies } = server.services
  await store.transaction((tx) => tx.deleteFrom('WorkflowVersion').execute())
  await policies.publishPredefined()
})

const own = {
  id: 'visitors',
  site: 'self-service',
  enabled: true,
  name: { en: 'Visitors', de: 'Gäste' },
  description: { en: 'For a day', de: 'Für einen Tag' },
  availability: [{ fact: 'accountLocked', is: true }],
  activities: [
    { key: 'authenticate', activity: 'authenticate-with-password', settings: {} },
    { key: 'unlock', activity: 'unlock-account', settings: {} },
  ],
}
const create = (definition: object, policy = 'default') => admin('POST', workflows, { policy, definition })
const tasks = async (language: string) => {
  const headers = { 'accept-language': language }
  const { body } = await server.call('POST', '/api/v1/workflows', { body: { account: 'any' }, headers })
  return body.tasks.map(({ title }: { title: string }) => title) as string[]
}
const codes = (body: { problems: { path: string; code: string }[] }) =>
  body.problems.map(({ path, code }) => `${path}: ${code}`)

test('an own workflow is offered at once, named in each language, until it is withdrawn', async () => {
  const created = await create(own)
  expect(created.status).toBe(201)
  expect(created.body).toMatchObject({ policy: 'default', id: 'visitors', version: 1, predefined: false, warnings: [] })
  expect(await tasks('de')).toContain('Gäste')
  expect(await tasks('en')).toContain('Visitors')
  expect(codes((await create(own)).body)).toEqual(['definition.id: identifier-taken'])
  expect((await admin('DELETE', `${workflows}/default/visitors`, undefined, '"1"')).status).toBe(204)
  expect(await tasks('en')).not.toContain('Visitors')
  expect((await admin('GET', `${workflows}/default/visitors`)).status).toBe(404)
  expect((await create(own)).body.version).toBe(3)
})

test('the list names workflows in the language of the request', async () => {
  await create(own)
  const list = async (language: string) => {
    const cookie = await server.signIn('site.admin', 'administration')
    const headers = { cookie, 'accept-language': language }
    const { body } = await server.call('GET', `${workflows}?policy=default&limit=200`, { headers })
    const items: Record<'id' | 'title' | 'text', string>[] = body.items
    return new Map(items.map(({ id, title, text }) => [id, [title, text]]))
  }
  expect((await list('de')).get('visitors')).toEqual(['Gäste', 'Für einen Tag'])
  expect((await list('en')).get('unlock-my-account')?.[0]).toBe('Unlock my account')
})

test('a helpdesk workflow is not offered on the Self-Service site', async () => {
  const helpdesk = {
    ...own,
    site: 'helpdesk',
    activities: [{ key: 'enforce', activity: 'enforce-profile-update', settings: {} }],
  }
  const { body, status } = await create(helpdesk)
  expect(status).toBe(201)
  expect(body.warnings).toMatchObject([{ path: 'definition.activities.0', code: 'authentication-missing' }])
  expect(await tasks('en')).not.toContain('Visitors')
  const offered = await server.services.policies.listWorkflows('helpdesk')
  expect(offered.map(({ id }) => id)).toContain('visitors')
})

test('a version is published over the one that was read, and an earlier one can be restored', async () => {
  const path = `${workflows}/default/register`
  const { body, headers } = await admin('GET', path)
  const etag = headers.get('etag') ?? ''
  const renamed = { ...body, definition: { ...body.definition, name: 'Sign up' } }
  expect((await admin('PUT', path, renamed)).status).toBe(428)
  expect((await admin('PUT', path, renamed, etag)).body).toMatchObject({ version: body.version + 1, predefined: true })
  const late = await admin('PUT', path, { definition: { ...renamed.definition, enabled: false } }, etag)
  expect(late.status).toBe(412)
  expect(late.body.current).toMatchObject({ version: body.version + 1, definition: { name: 'Sign up' } })
  expect(late.headers.get('etag')).toBe(`"${body.version + 1}"`)
  const history = await admin('GET', `${path}/versions?limit=1`)
  expect(history.body.items).toMatchObject([{ version: body.version + 1 }])
  const older = await admin('GET', `${path}/versions?after=${history.body.next}`)
  expect(older.body.items).toMatchObject([{ version: body.version }])
  const back = await admin('POST', `${path}/versions/${body.version}/publish`, undefined, `"${body.version + 1}"`)
  expect(back.body).toMatchObject({ version: body.version + 2, definition: body.definition })
  expect((await admin('GET', `${path}/versions/99`)).status).toBe(404)
})

test('a workflow that cannot be completed is refused with every problem at its field', async () => {
  const path = `${workflows}/default/unlock-my-account`
  const { body, headers } = await admin('GET', path)
  const etag = headers.get('etag') ?? ''
  const wrong = [
    { key: 'unlock', activity: 'unlock-account', settings: { made: 'up' } },
    { key: 'x', activity: 'made-up', settings: {} },
  ]
  const refused = await admin('PUT', path, { definition: { ...body.definition, activities: wrong } }, etag)
  expect(refused.status).toBe(422)
  expect(codes(refused.body)).toEqual([
    'definition.activities.0.settings.made: field-unknown',
    'definition.activities.1.activity: activity-unknown',
    'definition.activities.0: authentication-missing',
  ])
  expect(refused.body.problems[1].text).toContain('made-up')
  const moved = await admin('PUT', path, { definition: { ...body.definition, id: 'other', site: 'helpdesk' } }, etag)
  expect(codes(moved.body)).toEqual(['definition.id: value-invalid', 'definition.site: value-invalid'])
  expect(codes((await admin('DELETE', path, undefined, etag)).body)).toEqual([': workflow-predefined'])
  expect(codes((await create(own, 'nowhere')).body)).toEqual(['policy: policy-unknown'])
  const checked = await admin('POST', `${workflows}/check`, { definition: { ...own, activities: wrong } })
  expect(codes(checked.body)).toContain('definition.activities.1.activity: activity-unknown')
})

test('a workflow without steps, or with two hundred, is not published', async () => {
  const path = `${workflows}/default/unlock-my-account`
  const { body, headers } = await admin('GET', path)
  const etag = headers.get('etag') ?? ''
  const publish = (activities: object[]) => admin('PUT', path, { definition: { ...body.definition, activities } }, etag)
  expect(codes((await publish([])).body)).toEqual(['definition.activities: steps-missing'])
  const many = Array.from({ length: 200 }, (_, index) => ({
    key: `s${index}`,
    activity: 'display-captcha',
    settings: {},
  }))
  expect(codes((await publish(many)).body)).toEqual(['definition.activities: list-too-long'])
  expect((await admin('GET', path)).body).toEqual(body)
})

test('exported workflows can be imported twice without overwriting anything', async () => {
  await create(own)
  const { body: file } = await admin('GET', `${workflows}/export?policy=default&workflows=visitors,register`)
  expect(file).toMatchObject({ format: 'latchkey-workflows', version: 1 })
  expect(file.$schema).toBe('http://localhost:8080/api/v1/admin/workflows/schema')
  const before = (await admin('GET', `${workflows}?policy=default`)).body.items
  const twice = [await importing(file), await importing(file)]
  expect(twice.map(({ body }) => body.workflows.map(({ id }: { id: string }) => id))).toEqual([
    ['register-2', 'visitors-2'],
    ['register-3', 'visitors-3'],
  ])
  const after = (await admin('GET', `${workflows}?policy=default`)).body.items
  expect(after).toEqual(expect.arrayContaining(before))
  const copy = (await admin('GET', `${workflows}/default/visitors-3`)).body
  expect(copy.definition).toEqual({ ...own, id: 'visitors-3' })
})

const importing = (document: object, policy = 'default') => admin('POST', `${workflows}/import`, { policy, document })

test.each<[string, object, string]>([
  ['another kind of file', { format: 'something', version: 1 }, 'document.format: format-unknown'],
  ['a file of a later version', { version: 2 }, 'document.version: format-unknown'],
  [
    'one of whose workflows is wrong',
    { workflows: [own, { ...own, activities: [{ key: 'x', activity: 'made-up', settings: {} }] }] },
    'document.workflows.1.activities.0.activity: activity-unknown',
  ],
])('%s is refused entirely', async (_what, more, problem) => {
  const before = (await admin('GET', workflows)).body.items.length
  const { body, status } = await importing({ format: 'latchkey-workflows', version: 1, workflows: [own], ...more })
  expect(status).toBe(422)
  expect(codes(body)).toContain(problem)
  expect((await admin('GET', workflows)).body.items).toHaveLength(before)
})

test('the schema describes an exported file', async () => {
  const { body } = await admin('GET', `${workflows}/schema`)
  expect(body).toMatchObject({ type: 'object', required: expect.arrayContaining(['format', 'version', 'workflows']) })
  expect(body.properties.workflows.items.required).toEqual(expect.arrayContaining(['id', 'site', 'activities']))
})

test('every activity is listed with the form of its settings', async () => {
  const { body } = await admin('GET', '/api/v1/admin/activities?limit=200')
  const lock = body.items.find(({ id }: { id: string }) => id === 'lock-qa-profile')
  expect(lock).toMatchObject({ group: expect.any(String), sites: ['self-service'], settings: { type: 'object' } })
  expect(Object.keys(lock.settings.properties)).toEqual(expect.arrayContaining(['threshold', 'duration', 'resetAfter']))
})
