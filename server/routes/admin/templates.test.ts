import { afterAll, beforeAll, expect, test } from 'vitest'
import { templates as supplied } from '../../notifications/templates/index.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const templates = '/api/v1/admin/templates'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const words = (text: string, subject = 'Fertig: {account}') => ({ subject, text })
const problems = (body: { problems: { path: string; code: string }[] }) =>
  body.problems.map(({ path, code }) => `${path}: ${code}`)

test('every kind of mail is listed, and again per workflow where it is about a workflow', async () => {
  const { body } = await admin('GET', `${templates}?limit=200`)
  const ids = body.items.map(({ id }: { id: string }) => id)
  expect(ids).toEqual(expect.arrayContaining(supplied.map(({ id }) => id)))
  expect(ids).toEqual(expect.arrayContaining(['workflow-failed.register', 'workflow-succeeded.reset-password']))
  expect(ids).not.toContain('passcode.register')
})

test('a template lists its parameters and its supplied texts with their placeholders', async () => {
  const { body, headers } = await admin('GET', `${templates}/workflow-succeeded.register`)
  expect(headers.get('etag')).toBe('"0"')
  expect(body).toMatchObject({ version: 0, workflow: 'register', own: {} })
  expect(body.parameters).toEqual(
    expect.arrayContaining([
      { name: 'url', kind: 'link', secret: false },
      { name: 'time', kind: 'moment', secret: false },
    ]),
  )
  expect(body.supplied.en.text).toContain('Hello {displayName},\n\nSecurity questions')
  const code = (await admin('GET', `${templates}/one-time-code`)).body
  expect(code.parameters).toContainEqual({ name: 'code', kind: 'text', secret: true })
  expect(code.supplied.en.text).toContain('{minutes}')
})

test('the supplied texts can be saved as own texts without a problem', async () => {
  const { body } = await admin('GET', `${templates}?limit=200`)
  for (const { id, workflow } of body.items) {
    if (workflow) continue
    const wordings = (await admin('GET', `${templates}/${id}`)).body.supplied
    const saved = await admin('POST', `${templates}/${id}/preview`, { language: 'de', wordings })
    expect([id, saved.status]).toEqual([id, 200])
    expect([id, saved.body.subject]).toEqual([
      id,
      (await admin('POST', `${templates}/${id}/preview`, { language: 'de' })).body.subject,
    ])
  }
})

test('a mail is named by its supplied subject, with its task and without what differs from mail to mail', async () => {
  const { items } = (await admin('GET', `${templates}?limit=200`)).body
  const findTitle = (wanted: string) => items.find(({ id }: { id: string }) => id === wanted)?.title
  expect(findTitle('administrator-notice.register')).toBe('“Register security questions” succeeded for …')
  expect(findTitle('administrator-notice')).toBe('… succeeded for …')
})

test('own texts are saved over the version that was read, and a reset removes them', async () => {
  const path = `${templates}/workflow-failed.register`
  const wordings = { de: words('Hallo {displayName}'), fr: words('Bonjour') }
  expect((await admin('PUT', path, { wordings })).status).toBe(428)
  const both = await Promise.all([1, 2].map(() => admin('PUT', path, { wordings }, '"0"')))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  expect(both.find(({ status }) => status === 412)?.body.current).toMatchObject({ version: 1, own: wordings })
  expect((await admin('GET', `${templates}?limit=200`)).body.items).toContainEqual({
    id: 'workflow-failed.register',
    template: 'workflow-failed',
    workflow: 'register',
    version: 1,
    languages: ['de', 'fr'],
    title: expect.any(String),
    workflowTitle: expect.any(String),
  })
  expect((await admin('POST', `${path}/preview`, { language: 'de-AT' })).body.subject).toBe('Fertig: erin.mueller')
  expect((await admin('DELETE', path, undefined, '"0"')).status).toBe(412)
  expect((await admin('DELETE', path, undefined, '"1"')).body).toMatchObject({ version: 2, own: {} })
  expect((await admin('POST', `${path}/preview`, { language: 'de' })).body.subject).not.toContain('Fertig')
  expect((await admin('PUT', path, { wordings }, '"2"')).body.version).toBe(3)
})

test('an invalid text is refused at its place, and nothing is saved', async () => {
  const path = `${templates}/workflow-failed`
  const wrong = {
    de: words('Zeile eins\n{newPassword}'),
    en: words('{shoeSize}', 'a\nb'),
    fr: words('{account'),
    it: words('[qui](https://evil.test)'),
    'not a language': words('x'),
  }
  const refused = await admin('PUT', path, { wordings: wrong }, '"0"')
  expect(refused.status).toBe(422)
  expect(problems(refused.body)).toEqual(
    expect.arrayContaining(['wordings.not a language: language-code', 'wordings.en.subject: text-characters']),
  )
  const { en: _, 'not a language': __, ...rest } = wrong
  const { body } = await admin('PUT', path, { wordings: { ...rest, en: words('{shoeSize}') } }, '"0"')
  expect(problems(body).sort()).toEqual([
    'wordings.de.text: parameter-secret',
    'wordings.en.text: parameter-unknown',
    'wordings.fr.text: message-broken',
    'wordings.it.text: link-not-parameter',
  ])
  expect(body.problems[0].text).toContain('line 2, character 1')
  expect(body.problems.at(-1).text).toMatch(/\{displayName\}|\{url\}/)
  expect(problems((await admin('PUT', path, { wordings: {} }, '"0"')).body)).toEqual(['wordings: words-missing'])
  expect((await admin('GET', path)).body.version).toBe(0)
  expect((await admin('GET', `${templates}/made-up`)).status).toBe(404)
})

test('a preview shows text and HTML in any language, also of texts that are not saved', async () => {
  const path = `${templates}/workflow-succeeded.register`
  const wordings = { 'pt-BR': { ...words('**Olá** {displayName}', 'Pronto'), details: false } }
  const { body } = await admin('POST', `${path}/preview`, { language: 'pt-BR', wordings })
  expect(body).toMatchObject({ language: 'pt-BR', subject: 'Pronto' })
  expect(body.html).toContain('<strong>Olá</strong> Erin Müller')
  expect(body.text).toContain('Olá Erin Müller')
  expect((await admin('POST', `${path}/preview`, { language: 'x' })).body.problems).toMatchObject([
    { path: 'language' },
  ])
  expect((await admin('GET', path)).body.version).toBe(0)
})

test('a test mail goes to the caller with the texts that were sent, and is audited', async () => {
  const wordings = { en: words('Just a test.', 'Test') }
  const { body } = await admin('POST', `${templates}/passcode/test`, { language: 'en', wordings })
  expect(body).toEqual({ to: expect.stringMatching(/^site\.admin@/) })
  const [mail] = (await admin('GET', '/api/v1/admin/outbox?limit=1')).body.items
  const whole = (await admin('GET', `/api/v1/admin/outbox/${mail.id}`)).body
  expect(whole).toMatchObject({ to: body.to, subject: 'Test', text: expect.stringContaining('Just a test.') })
  const events = server.services.store.read.selectFrom('AuditEvent').select('data').where('event', '=', 'mail-tested')
  expect((await events.execute()).map(({ data }) => JSON.parse(data).id)).toEqual(['passcode'])
})

test('operators and requests without the CSRF header are refused', async () => {
  const employee = await server.signIn('active.user', 'self-service')
  for (const [method, path] of [
    ['GET', templates],
    ['PUT', `${templates}/workflow-failed`],
    ['POST', `${templates}/workflow-failed/test`],
    ['GET', '/api/v1/admin/outbox'],
    ['DELETE', '/api/v1/admin/outbox/x'],
  ] as const) {
    expect((await server.call(method, path, { headers: { cookie: employee } })).body.code).toBe('sign-in-required')
  }
})

test('the default language of mails is a setting', async () => {
  const path = '/api/v1/admin/settings/mail'
  expect((await admin('GET', path)).body).toMatchObject({ version: 0, settings: { defaultLanguage: 'en' } })
  expect(problems((await admin('PUT', path, { defaultLanguage: '../de' }, '"0"')).body)).toEqual([
    'defaultLanguage: language-code',
  ])
  await admin('PUT', path, { defaultLanguage: 'de' }, '"0"')
  const { body } = await admin('POST', `${templates}/invitation/preview`, { language: 'tlh' })
  expect(body.language).toBe('de')
  await admin('PUT', path, { defaultLanguage: 'en' }, '"1"')
})
