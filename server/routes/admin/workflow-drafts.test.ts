import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const workflows = '/api/v1/admin/workflows'
const list = '/api/v1/admin/workflow-drafts'
const path = `${workflows}/default/unlock-my-account`

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  const { store, policies } = server.services
  await store.transaction(async (tx) => {
    await tx.deleteFrom('WorkflowDraft').execute()
    await tx.deleteFrom('WorkflowVersion').execute()
  })
  await policies.publishPredefined()
})

const own = {
  id: 'visitors',
  site: 'self-service',
  enabled: true,
  name: { en: 'Visitors', de: 'Gäste' },
  description: '',
  availability: [],
  activities: [
    { key: 'authenticate', activity: 'authenticate-with-password', settings: {} },
    { key: 'unlock', activity: 'unlock-account', settings: {} },
  ],
}
const ownPath = `${workflows}/default/visitors`
const save = (definition: { id: string }, { version = 0, basedOn = 0, policy = 'default' } = {}) =>
  admin('PUT', `${workflows}/${policy}/${definition.id}/draft`, { basedOn, definition }, `"${version}"`)
const codes = (body: { problems: { path: string; code: string }[] }) =>
  body.problems.map(({ path, code }) => `${path}: ${code}`)

test('a new workflow is kept as a draft, seen with its author, and offered once it is published', async () => {
  expect((await save({ ...own, activities: [] } as typeof own)).status).toBe(200)
  const listed = await admin('GET', `${list}?policy=default`)
  expect(listed.body.items).toMatchObject([
    {
      id: 'visitors',
      title: 'Visitors',
      version: 1,
      basedOn: 0,
      published: 0,
      by: expect.stringMatching(/^site\.admin@/),
    },
  ])
  expect((await admin('GET', ownPath)).status).toBe(404)
  const refused = await admin('POST', `${ownPath}/draft/publish`, undefined, '"1"')
  expect([refused.status, codes(refused.body)]).toEqual([422, ['activities: steps-missing']])
  await save(own, { version: 1 })
  const published = await admin('POST', `${ownPath}/draft/publish`, undefined, '"2"')
  expect([published.status, published.body.version]).toEqual([200, 1])
  expect((await admin('GET', list)).body.items).toEqual([])
  expect((await admin('GET', `${ownPath}/draft`)).body).toMatchObject({ isDraft: false, version: 3, basedOn: 1 })
  const { body } = await admin('GET', `${ownPath}/versions`)
  expect(body.items).toMatchObject([{ version: 1, by: expect.stringMatching(/^site\.admin@/) }])
})

test('without a draft the published version is what one works at, with the supplied texts', async () => {
  const { status, body, headers } = await admin('GET', `${path}/draft`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ version: 0, isDraft: false, basedOn: 1, published: 1, predefined: true })
  expect(body.supplied.name).toMatchObject({ en: 'Unlock my account', de: 'Mein Konto entsperren' })
  expect(headers.get('etag')).toBe('"0"')
  expect((await admin('GET', `${ownPath}/draft`)).status).toBe(404)
})

test('of two administrators who save at once the later gets the draft of the earlier', async () => {
  await save(own)
  const late = await save({ ...own, enabled: false } as typeof own)
  expect([late.status, late.body.code]).toEqual([412, 'changed-meanwhile'])
  expect(late.body.current).toMatchObject({ version: 1, definition: own })
  expect((await save(own, { version: 1 })).status).toBe(200)
})

test('a discarded draft cannot be saved over by a page that still shows it', async () => {
  await save(own)
  expect((await admin('DELETE', `${ownPath}/draft`, undefined, '"1"')).status).toBe(204)
  expect((await admin('GET', `${ownPath}/draft`)).status).toBe(404)
  expect((await save(own, { version: 1 })).status).toBe(404)
  expect((await save(own, { version: 2 })).status).toBe(200)
})

test('a draft is not published over a version that was published meanwhile', async () => {
  const { body } = await admin('GET', path)
  await save(body.definition, { basedOn: 1 })
  const off = { definition: { ...body.definition, enabled: false } }
  expect((await admin('PUT', path, off, '"1"')).status).toBe(200)
  const refused = await admin('POST', `${path}/draft/publish`, undefined, '"1"')
  expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
  expect((await admin('GET', `${path}/draft`)).body).toMatchObject({ isDraft: true, basedOn: 1, published: 2 })
  await save(body.definition, { version: 1, basedOn: 2 })
  expect((await admin('POST', `${path}/draft/publish`, undefined, '"2"')).body.version).toBe(3)
})

test('a draft of a deleted policy can be read and discarded, and not saved or published', async () => {
  const { body: policy } = await admin('POST', '/api/v1/admin/policies', { name: 'Short-lived' })
  const draft = `${workflows}/${policy.id}/visitors/draft`
  await save(own, { policy: policy.id })
  await admin('DELETE', `/api/v1/admin/policies/${policy.id}`, undefined, '"1"')
  expect((await admin('GET', draft)).body).toMatchObject({ isPolicyGone: true, definition: own })
  expect((await admin('GET', list)).body.items).toMatchObject([{ id: 'visitors', isPolicyGone: true }])
  expect(codes((await save(own, { version: 1, policy: policy.id })).body)).toEqual(['policy: policy-unknown'])
  const refused = await admin('POST', `${draft}/publish`, undefined, '"1"')
  expect(codes(refused.body)).toEqual(['policy: policy-unknown'])
  expect((await admin('DELETE', draft, undefined, '"1"')).status).toBe(204)
})

test('a draft takes two hundred steps, and the check says that a hundred may be published', async () => {
  const steps = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ key: `s${index}`, activity: 'display-captcha', settings: {} }))
  expect((await save({ ...own, activities: steps(200) } as typeof own)).status).toBe(200)
  const { body } = await admin('POST', `${list}/check`, {
    policy: 'default',
    definition: { ...own, activities: steps(200) },
  })
  expect(codes(body)).toEqual(['activities: list-too-long'])
  expect(body.steps).toHaveLength(200)
  const more = await save({ ...own, activities: steps(201) } as typeof own, { version: 1 })
  expect(codes(more.body)).toEqual(['definition.activities: list-too-long'])
})

test('the check tells each step in words, a path with its conditions, and every finding at its place', async () => {
  const definition = {
    ...own,
    activities: [
      {
        key: 'where',
        activity: 'choose-path',
        settings: { paths: [{ when: [{ fact: 'network', in: ['10.0.0.0/8'] }], steps: ['lock'] }], otherwise: [] },
      },
      { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 5 } },
      { key: 'unlock', activity: 'unlock-account', settings: {} },
    ],
  }
  const { status, body } = await admin('POST', `${list}/check`, { policy: 'default', definition })
  expect(status).toBe(200)
  expect(codes(body)).toEqual(['activities.2: authentication-missing'])
  expect(body.warnings).toMatchObject([{ path: 'activities.1', code: 'step-never-runs' }])
  expect(body.steps).toEqual([
    expect.objectContaining({
      title: 'Choose a path',
      branches: [
        { text: 'If the request comes from 10.0.0.0/8', steps: ['lock'] },
        { text: 'Otherwise', steps: [] },
      ],
    }),
    expect.objectContaining({ text: 'After 5 failed attempts within 30 minutes, locks the profile for 30 minutes.' }),
    { key: 'unlock', title: 'Unlock the account', text: 'Unlocks an account that is locked.' },
  ])
})

test('an identifier that is none, and one of another workflow, are refused', async () => {
  expect(codes((await save({ ...own, id: 'Bad_Id' })).body)).toEqual(['definition.id: identifier-invalid'])
  const other = await admin('PUT', `${ownPath}/draft`, { basedOn: 0, definition: { ...own, id: 'other' } }, '"0"')
  expect(codes(other.body)).toEqual(['definition.id: identifier-invalid'])
})
