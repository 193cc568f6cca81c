import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDocumentSchema } from '../../configuration-document/document.ts'
import { reservedPolicyIds } from '../../configuration-document/sections/policies.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

const path = '/api/v1/admin/configuration'
let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const read = async () => (await admin('GET', path)).body.document as string
const etag = (reply: { headers: Headers }) => reply.headers.get('etag') ?? ''
const compare = (document: string) => admin('POST', `${path}/comparison`, { document })

test('a document is exported, compared in words, and applied over what was compared', async () => {
  const document = (await read()).replace('defaultLanguage: en', 'defaultLanguage: fr')
  const before = await compare(document)
  expect(before.status).toBe(200)
  expect(before.body).toMatchObject({
    problems: [],
    changes: [
      {
        resource: 'settings',
        id: 'mail',
        action: 'changed',
        parts: [{ title: expect.any(String), before: 'en', after: 'fr' }],
      },
    ],
  })
  expect(await read()).not.toBe(document)
  expect((await admin('PUT', path, { document })).body.code).toBe('precondition-required')
  expect((await admin('PUT', path, { document }, etag(before))).status).toBe(200)
  expect(await read()).toBe(document)
  expect((await compare(document)).body.changes).toEqual([])
  const versions = (await admin('GET', '/api/v1/admin/settings/mail/versions')).body.items
  expect(versions[0]).toMatchObject({ action: 'imported', by: expect.stringContaining('site.admin') })
})

test('a change between comparison and import refuses the import', async () => {
  const document = (await read()).replace(/newMethodHours: \d+/, 'newMethodHours: 48')
  const before = await compare(document)
  const job = await admin('GET', '/api/v1/admin/jobs/clean-up')
  const changed = { ...job.body, cron: '7 7 * * *' }
  expect((await admin('PUT', '/api/v1/admin/jobs/clean-up', changed, etag(job))).status).toBe(200)
  const refused = await admin('PUT', path, { document }, etag(before))
  expect([refused.status, refused.body.code]).toEqual([412, 'changed-meanwhile'])
  expect(await read()).toContain('newMethodHours: 24')
  // The refusal names the version to compare with now; the document would take the other change back.
  expect((await compare(document)).body.changes.map(({ id }: { id: string }) => id)).toEqual(['default', 'clean-up'])
})

test('what is wrong is said with its line, in the language of the request', async () => {
  const document = (await read()).replace('defaultLanguage:', 'defaultTongue:')
  const { body } = await compare(document)
  expect(body.changes).toEqual([])
  expect(body.problems).toEqual([
    { path: 'settings.mail.defaultTongue', line: expect.any(Number), code: 'field-unknown', text: expect.any(String) },
  ])
  expect(document.split('\n')[body.problems[0].line - 1]).toContain('defaultTongue:')
  const refused = await admin('PUT', path, { document }, '"1"')
  expect([refused.status, refused.body.problems[0].path]).toEqual([422, 'settings.mail.defaultTongue'])
})

test('an administrator cannot import that they are none', async () => {
  const document = (await read()).replace('- Latchkey Administrators', '- Finance')
  const before = await compare(document)
  expect(before.body.changes).toHaveLength(1)
  const refused = await admin('PUT', path, { document }, etag(before))
  expect(refused.body.problems).toEqual([expect.objectContaining({ code: 'without-yourself' })])
})

test('no policy gets the id of a word that an address has in its place', async () => {
  const { paths } = (await server.call('GET', '/api/v1/openapi.json')).body
  const words = Object.keys(paths).flatMap((path) => /^\/api\/v1\/admin\/policies\/([a-z-]+)$/.exec(path)?.[1] ?? [])
  expect(words).not.toEqual([])
  expect(reservedPolicyIds).toEqual(expect.arrayContaining(words))
  for (const id of reservedPolicyIds) {
    const { body } = await compare(
      (await read()).replace('- id: default', `- id: ${id}\n    name: Other\n  - id: default`),
    )
    expect(body.problems).toEqual([expect.objectContaining({ path: 'policies.0.id', code: 'identifier-reserved' })])
  }
})

test('a body of 20 MB is refused before it is read to its end', async () => {
  const refused = await compare('x'.repeat(20_000_000))
  expect([refused.status, refused.body.code]).toEqual([413, 'request-too-large'])
})

test('the schema that a document names is given without a session, with words for editors', async () => {
  const served = await server.call('GET', '/api/v1/configuration-schema.json')
  const schema = JSON.parse(JSON.stringify(createDocumentSchema()))
  expect(served.body).toEqual(schema)
  const { mail } = served.body.properties.settings.properties
  expect(mail.properties.defaultLanguage).toMatchObject({
    title: 'Language',
    description: expect.stringMatching(/\.$/),
  })
  expect((await read()).split('\n')[0]).toBe(
    '# yaml-language-server: $schema=http://localhost:8080/api/v1/configuration-schema.json',
  )
})
