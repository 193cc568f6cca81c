import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const policies = '/api/v1/admin/policies'
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('a scope is counted as it is edited, also of a policy that is off, and nothing is saved', async () => {
  const { id } = (await admin('POST', policies, { name: 'Warehouse' })).body
  const count = (body: object) => admin('POST', `${policies}/${id}/count`, body)
  const everybody = (await count({})).body
  const unit = 'OU=Warehouse,OU=People,DC=corp,DC=example,DC=com'
  const userScope = { include: { containers: [unit] }, exclude: { groups: ['No Such Group'] } }
  const { body } = await count({ userScope })
  expect(body.covered).toBeGreaterThan(0)
  expect(body.covered).toBeLessThan(everybody.covered)
  expect(body).toMatchObject({ examined: everybody.examined, holds: body.covered })
  expect(body.examples[0].holds).toEqual({ id, name: 'Warehouse' })
  expect(everybody.examples).toHaveLength(10)
  const nothing = { ...userScope, exclude: { groups: [], containers: [unit] } }
  expect((await count({ userScope: nothing })).body).toMatchObject({ covered: 0, examples: [] })
  expect((await admin('GET', `${policies}/${id}`)).body.userScope.include.containers).toEqual([])
})

test('a policy that is gone, and a scope of another shape, are refused', async () => {
  expect((await admin('POST', `${policies}/none/count`, {})).status).toBe(404)
  const bad = await admin('POST', `${policies}/default/count`, { userScope: { include: { groups: [7] } } })
  expect(bad).toMatchObject({ status: 422, body: { code: 'settings-refused' } })
})
