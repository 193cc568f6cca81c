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
  const { version, ...parameter } = (await admin('GET', addressOf(path))).body
  expect(parameter).toEqual({ path, value: false })
  const put = (value: object, match: number) => admin('PUT', addressOf(path), value, `"${match}"`)
  expect((await admin('PUT', addressOf(path), { value: true })).status).toBe(428)
  expect((await put({ value: true }, version)).body).toEqual({ path, version: version + 1, value: true })
  expect((await put({ value: false }, version)).status).toBe(412)
  const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
  expect(body).toMatchObject({ version: version + 1, settings: { [path]: true } })
  expect((await put({}, version + 1)).body).toEqual({ path, version: version + 2, value: false })
  const versions = await admin('GET', '/api/v1/admin/settings/parameters/versions')
  const [newest, before] = versions.body.items.map((item: { version: number }) => item.version)
  expect([newest, before]).toEqual([version + 2, version + 1])
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

test('SE-4, SE-7: a table that leads to nobody and columns that are not there are refused when they are saved', async () => {
  const save = async (changes: object) => {
    const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
    const named = Object.fromEntries(
      Object.entries(changes).map(([name, value]) => [`${authenticator} | ${name}`, value]),
    )
    const reply = await admin('PUT', '/api/v1/admin/settings/parameters', named, `"${body.version}"`)
    return [
      reply.status,
      ...(reply.body.problems ?? []).map(({ path, code }: { path: string; code: string }) =>
        [path.split(' | ').at(-1), code].join(': '),
      ),
    ]
  }
  const search = { SearchTable: 'ADSAccount', SearchColumn: 'CN|SamAccountName' }
  expect(await save({ ...search, SearchTable: 'Nothing' })).toEqual([422, 'SearchTable: table-unknown'])
  expect(await save({ ...search, SearchTable: 'DialogGroup' })).toEqual([422, 'SearchTable: table-without-person'])
  expect(await save({ ...search, SearchColumn: 'CN|Nothing' })).toEqual([422, 'SearchColumn: column-unknown'])
  expect(await save({ ...search, SearchColumn: 'CN|AccountDisabled' })).toEqual([
    422,
    'SearchColumn: column-not-searchable',
  ])
  expect(await save({ ...search, EnabledBy: 'CN', DisabledBy: 'AccountDisabled|Nothing' })).toEqual([
    422,
    'EnabledBy: column-not-flag',
    'DisabledBy: column-unknown',
  ])
  expect(await save({ ...search, DisabledBy: 'accountdisabled' })).toEqual([200])
  expect(await save({ EnabledBy: 'Nothing' })).toEqual([200])
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
