import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const list = '/api/v1/admin/configuration-parameters'
const authenticator = 'QER | Person | PasswordResetAuthenticator'
const addressOf = (path: string) => `${list}/${encodeURIComponent(path)}`

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('every parameter of the source is listed by its full path, with its help', async () => {
  const { body } = await admin('GET', list)
  const paths = body.items.map(({ path }: { path: string }) => path)
  expect(paths).toEqual(
    expect.arrayContaining([
      ...[
        'ApplicationToken',
        'SearchTable',
        'SearchColumn',
        'EnabledBy',
        'DisabledBy',
        'QueryAnswerDefinitions',
        'QueryAnswerRequests',
        'InvalidateUsedQuery',
        'PasscodeSplit',
      ].map((name) => `${authenticator} | ${name}`),
      'QER | Person | MasterIdentity | UseMasterForAuthentication',
      'QER | Person | AllowLoginWithSecurityIncident',
      'QER | Person | UseCentralPassword',
      'QER | Person | UseCentralPassword | PermanentStore',
      'QER | Person | UseCentralPassword | CheckAllPolicies',
      'QER | WebPortal | MailTemplateIdents | InformManagerAboutSecondHalfOfPasscode',
      'EnablePasswordProfileLogin',
      'VI_MyData_MyPassword_Visibility',
    ]),
  )
  expect(body.items.filter(({ text }: { text: string }) => text === '' || text.startsWith('settings.'))).toEqual([])
})

test('a parameter is set and taken back over the version that was read, as the settings of all of them', async () => {
  const path = `${authenticator} | InvalidateUsedQuery`
  expect((await admin('GET', addressOf(path))).body).toEqual({ path, version: 0, value: false })
  expect((await admin('PUT', addressOf(path), { value: true })).status).toBe(428)
  expect((await admin('PUT', addressOf(path), { value: true }, '"0"')).body).toEqual({ path, version: 1, value: true })
  expect((await admin('PUT', addressOf(path), { value: false }, '"0"')).status).toBe(412)
  const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
  expect(body).toMatchObject({ version: 1, settings: { [path]: true } })
  expect((await admin('PUT', addressOf(path), {}, '"1"')).body).toEqual({ path, version: 2, value: false })
  const versions = await admin('GET', '/api/v1/admin/settings/parameters/versions')
  expect(versions.body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1])
})

async function refusalOf(name: string, value: unknown) {
  const { body } = await admin('GET', list)
  const { status, body: refused } = await admin('PUT', addressOf(name), { value }, `"${body.version}"`)
  return [
    status,
    ...(refused.problems ?? []).map(({ path, code }: { path: string; code: string }) => `${path}: ${code}`),
  ]
}

test('PR-10: more questions asked than defined is refused with the reason', async () => {
  const path = `${authenticator} | QueryAnswerRequests`
  expect(await refusalOf(path, 4)).toEqual([422, `${path}: more-requests-than-definitions`])
})

test('SE-7: an empty element of a list of columns is refused when it is saved', async () => {
  for (const value of ['CN||Sam', '|CN', 'CN|', 'CN|cn']) {
    const path = `${authenticator} | SearchColumn`
    const code = value === 'CN|cn' ? 'column-twice' : 'column-empty'
    expect(await refusalOf(path, value)).toEqual([422, `${path}: ${code}`])
  }
})

test('a central password is never stored, and the refusal says so', async () => {
  const path = 'QER | Person | UseCentralPassword | PermanentStore'
  expect(await refusalOf(path, true)).toEqual([422, `${path}: central-password-stored`])
})

test('a table without columns to search is refused, and a path that is none is not found', async () => {
  const path = `${authenticator} | SearchTable`
  expect(await refusalOf(path, 'ADSAccount')).toEqual([422, `${authenticator} | SearchColumn: search-column-missing`])
  expect((await admin('GET', addressOf('QER | Person | Nothing'))).status).toBe(404)
  expect((await admin('GET', addressOf('__proto__'))).status).toBe(404)
})

test('the hash of the application token is neither shown nor set here', async () => {
  const path = `${authenticator} | ApplicationToken`
  const { body } = await admin('GET', list)
  expect(body.items.find((item: { path: string }) => item.path === path)).toMatchObject({ isReadOnly: true })
  expect((await admin('PUT', addressOf(path), { value: 'x' }, `"${body.version}"`)).status).toBe(404)
})
