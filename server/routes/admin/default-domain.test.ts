import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('people choose a domain only while the site names none; a domain that is not connected is refused', async () => {
  const askedDomains = async () => {
    const { body } = await server.call('GET', '/api/v1/site')
    return body.domains.map(({ name }: { name: string }) => name)
  }
  const path = '/api/v1/admin/settings/site'
  const save = (defaultDomain: string, version: number) => admin('PUT', path, { defaultDomain }, `"${version}"`)

  expect(await askedDomains()).toEqual(['corp.example.com', 'branch.example.com'])
  expect((await save('elsewhere.example.com', 0)).body.problems).toMatchObject([
    { path: 'defaultDomain', code: 'domain-unknown' },
  ])
  expect((await save('branch', 0)).status).toBe(200)
  expect(await askedDomains()).toEqual(['branch.example.com'])
  expect((await save('', 1)).status).toBe(200)
  expect(await askedDomains()).toHaveLength(2)
})
