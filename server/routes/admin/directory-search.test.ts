import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const search = (kind: string, query: string) =>
  admin('GET', `/api/v1/admin/directory/search?${new URLSearchParams({ kind, query })}`)
const nameEntries = (kind: string, entries: string[]) =>
  admin('POST', '/api/v1/admin/directory/names', { kind, entries })

test('groups, units and people are found by the beginning of a name, with where they lie', async () => {
  expect((await search('group', 'night shift')).body.items).toEqual([
    {
      value: expect.stringMatching(/^CN=Helpdesk Night Shift,OU=Groups/),
      name: 'Helpdesk Night Shift',
      location: ['corp.example.com', 'Groups'],
    },
  ])
  const units = (await search('container', 'warehouse')).body.items
  expect(units.map(({ location }: { location: string[] }) => location)).toEqual([
    ['branch.example.com', 'People'],
    ['corp.example.com', 'People'],
  ])
  const [person] = (await search('person', 'ruth')).body.items
  expect(person).toMatchObject({ name: 'Ruth Osei', account: 'r.osei', value: 'corp.example.com\\r.osei' })
})

test('what a person search gives can be asked which policy holds', async () => {
  const [person] = (await search('person', 'ruth')).body.items
  const { body } = await admin('GET', `/api/v1/admin/policies/explain?${new URLSearchParams({ person: person.value })}`)
  expect(body.person.account).toBe('r.osei')
})

test('a search that is empty, too long or of no kind is refused, and hostile words find nothing', async () => {
  for (const [kind, query] of [
    ['group', ' '],
    ['group', 'x'.repeat(101)],
    ['computer', 'a'],
  ] as const)
    expect(await search(kind, query)).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
  for (const query of ['*', ')(cn=*', '\\']) expect((await search('group', query)).body.items, query).toEqual([])
})

test('entries are named, and one that has gone, is something else or has several groups is said', async () => {
  const { body } = await nameEntries('group', ['Helpdesk', 'No Such Group', 'OU=People,DC=corp,DC=example,DC=com'])
  expect(body.items).toEqual([
    { entry: 'Helpdesk', state: 'found', name: 'Helpdesk', location: ['corp.example.com', 'Groups'] },
    { entry: 'No Such Group', state: 'gone' },
    {
      entry: 'OU=People,DC=corp,DC=example,DC=com',
      state: 'other-kind',
      name: 'People',
      location: ['corp.example.com'],
    },
  ])
  const tooMany = await nameEntries(
    'group',
    Array.from({ length: 101 }, (_, index) => `Group ${index}`),
  )
  expect(tooMany).toMatchObject({ status: 422, body: { code: 'settings-refused' } })
})

test('people are named by their accounts, and one whom the directory does not have is said', async () => {
  const { body } = await nameEntries('person', [
    'corp.example.com\\r.osei',
    'r.osei@corp.example.com',
    'CORP\\gone.away',
  ])
  const found = { state: 'found', name: 'Ruth Osei', location: expect.arrayContaining(['corp.example.com']) }
  expect(body.items).toEqual([
    { entry: 'corp.example.com\\r.osei', ...found },
    { entry: 'r.osei@corp.example.com', ...found },
    { entry: 'CORP\\gone.away', state: 'gone' },
  ])
})

test('an operator may not search the directory here', async () => {
  const operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  expect((await operator('GET', '/api/v1/admin/directory/search?kind=group&query=a')).status).toBe(401)
})
