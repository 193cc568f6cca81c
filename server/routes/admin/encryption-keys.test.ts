import { expect, test } from 'vitest'
import { createServerHarness } from './testing.ts'

const path = '/api/v1/admin/encryption-keys'

test('the keys are listed with what still needs an older one, and never their secrets', async () => {
  await using server = await createServerHarness()
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const [only] = server.services.keys.list()
  const before = await admin('GET', path)
  expect(before.body.items).toMatchObject([{ id: only?.id, state: 'in-use', uses: [] }])

  const id = server.services.keys.rotate()
  const planned = server.services.keys.rotate(new Date(Date.now() + 3_600_000))
  const { body } = await admin('GET', path)
  expect(body.items.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
    [planned, 'planned'],
    [id, 'in-use'],
    [only?.id, 'old'],
  ])
  // The administrator's session and the audit of the sign-in were signed with it.
  expect(body.items[2].uses).toEqual(
    expect.arrayContaining([
      { what: 'audit', count: expect.any(Number) },
      { what: 'rows', count: expect.any(Number) },
    ]),
  )
  expect(Object.keys(body.items[0]).sort()).toEqual(['createdAt', 'id', 'state', 'usedFrom', 'uses'])
})
