import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const sidOf = async (name: string) => {
  const result = await server.services.directory.openSession({}).findScopeTarget(name)
  return (result.found === 'one' && result.what.sid) || ''
}

test('M9: groups that are stored by SID are listed with the names that the directory has for them', async () => {
  const known = await sidOf('Finance')
  const unknown = 'S-1-5-21-1-2-3-999999'
  const scope = { include: { groups: [known.toUpperCase(), unknown] } }
  const { body } = await admin('POST', '/api/v1/admin/policies', { name: 'Own', userScope: scope })
  const resource = `policies/${body.id}`
  const read = async (query = '') => (await admin('GET', `/api/v1/admin/named-groups${query}`)).body
  const { items } = await read()
  expect(items).toEqual(
    [
      { resource: 'policies/default', path: 'helpdeskScope.include.groups.0', group: 'Latchkey Helpdesk' },
      {
        resource,
        path: 'userScope.include.groups.0',
        group: known.toUpperCase(),
        name: expect.stringMatching(/finance/i),
      },
      { resource, path: 'userScope.include.groups.1', group: unknown },
      { resource: 'settings/administration', path: 'groups.0', group: 'Latchkey Administrators' },
    ].toSorted((one, other) => (`${one.resource} ${one.path}` < `${other.resource} ${other.path}` ? -1 : 1)),
  )
  const first = await read('?limit=1')
  const rest = await read(`?after=${encodeURIComponent(first.next)}`)
  expect([...first.items, ...rest.items]).toEqual(items)
})

test('M9: while the directory does not answer, groups are listed without names', async () => {
  const { directory } = server.services
  const { openSession } = directory
  const away = (options: Parameters<typeof openSession>[0]) => ({
    ...openSession(options),
    findScopeTarget: () => Promise.reject(new Error('away')),
  })
  directory.openSession = away
  const { status, body } = await admin('GET', '/api/v1/admin/named-groups')
  directory.openSession = openSession
  expect([status, body.items.some(({ name }: { name?: string }) => name !== undefined)]).toEqual([200, false])
})
