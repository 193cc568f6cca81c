import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('the mails to a person are listed, and no other person’s to a shared address', async () => {
  const found = await server.services.directory.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user is missing')
  const { id, domain, mail = '', account } = found.person
  const order = { template: 'invitation', language: 'en' }
  const values = { displayName: 'A', url: 'https://latchkey.example.com' }
  await server.services.store.transaction(async (tx) => {
    const { notifications } = server.services
    await notifications.enqueue(tx, { ...order, to: mail.toUpperCase(), values: { ...values, account } })
    await notifications.enqueue(tx, { ...order, to: mail, values: { ...values, account: 'another.account' } })
    await notifications.enqueue(tx, { ...order, to: 'somebody@example.com', values: { ...values, account } })
  })
  const { status, body } = await admin('GET', `/api/v1/admin/people/${id}/mails?domain=${domain}`)
  expect(status).toBe(200)
  const invitations = body.items.filter(({ template }: { template: string }) => template === 'invitation')
  expect(invitations).toMatchObject([{ status: 'waiting', subject: expect.any(String), attempts: 0 }])
  expect(body.lookedBackTo).toBeUndefined()
})

test('the mails of a person who is gone from the directory are not looked for', async () => {
  expect(await admin('GET', '/api/v1/admin/people/none/mails')).toMatchObject({
    status: 404,
    body: { code: 'person-unknown' },
  })
})
