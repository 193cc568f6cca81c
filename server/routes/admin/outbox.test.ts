import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const outbox = '/api/v1/admin/outbox'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const url = 'https://password.corp.example.test'
const person = { displayName: 'Erin Müller', account: 'erin' }

async function order(template: string, values: Record<string, string | number>): Promise<string> {
  const { store, notifications } = server.services
  const mail = { to: 'erin@corp.example.test', template, language: 'en', values: { ...person, url, ...values } }
  await store.transaction((tx) => notifications.enqueue(tx, mail))
  return (await admin('GET', `${outbox}?limit=1`)).body.items[0].id
}
const change = (id: string, changes: object) =>
  server.services.store.transaction((tx) => tx.updateTable('OutboxMail').set(changes).where('id', '=', id).execute())
const events = async (id: string) => {
  const { read } = server.services.store
  const rows = await read.selectFrom('AuditEvent').select(['event', 'data']).orderBy('sequence').execute()
  return rows.filter(({ data }) => JSON.parse(data).mail === id).map(({ event }) => event)
}

test('waiting mails are listed with their last error, newest first, page by page', async () => {
  const first = await order('invitation', {})
  const second = await order('one-time-code', { code: '314159', minutes: 10 })
  await change(first, { attempts: 2, lastError: 'mail.corp.test:25 ECONNECTION' })
  const page = (await admin('GET', `${outbox}?limit=1`)).body
  expect(page).toMatchObject({ items: [{ id: second, status: 'waiting', attempts: 0 }], next: second })
  expect(page.counts.waiting).toBeGreaterThanOrEqual(2)
  const next = (await admin('GET', `${outbox}?limit=1&after=${page.next}&status=waiting`)).body
  expect(next.items).toMatchObject([
    {
      id: first,
      to: 'erin@corp.example.test',
      template: 'invitation',
      attempts: 2,
      lastError: 'mail.corp.test:25 ECONNECTION',
    },
  ])
})

test('a mail is shown as it is sent, with codes and passwords masked', async () => {
  const code = await order('one-time-code', { code: '314159', minutes: 10 })
  const time = '2026-11-22T02:00:00Z'
  const password = await order('new-password', { password: 'Harbour-Lantern-41', time })
  const mails = await Promise.all([code, password].map((id) => admin('GET', `${outbox}/${id}`)))
  expect(mails[0]?.body.text).toContain('Hello Erin Müller')
  expect(mails.map(({ body }) => body.text).join()).toMatch(/••••••[\s\S]*••••••/)
  const everything = [...mails, await admin('GET', outbox)].map(({ body }) => JSON.stringify(body)).join()
  expect(everything).not.toMatch(/314159|Harbour-Lantern-41/)
})

test('a mail that was given up can be sent again, unless its code is erased', async () => {
  const id = await order('invitation', {})
  await change(id, { status: 'given-up', attempts: 30 })
  expect((await admin('POST', `${outbox}/${id}/retry`)).body).toMatchObject({ status: 'waiting', attempts: 0 })
  expect(await events(id)).toEqual(['mail-retried'])

  const code = await order('one-time-code', { code: '314159', minutes: 10 })
  const { removeSecret: withoutSecret } = await import('../../notifications/outbox.ts')
  const row = await server.services.store.read
    .selectFrom('OutboxMail')
    .select('order')
    .where('id', '=', code)
    .executeTakeFirstOrThrow()
  await change(code, { status: 'given-up', order: withoutSecret(server.services.keys, row.order) })
  expect((await admin('POST', `${outbox}/${code}/retry`)).body.code).toBe('conflict')
  expect((await admin('GET', `${outbox}/${code}`)).body).not.toHaveProperty('text')
})

test('a mail can be discarded, unless it is sent or being sent', async () => {
  const id = await order('invitation', {})
  await change(id, { claimedUntil: new Date(Date.now() + 60_000) })
  expect((await admin('DELETE', `${outbox}/${id}`)).body.code).toBe('conflict')
  expect((await admin('POST', `${outbox}/${id}/retry`)).body.code).toBe('conflict')
  await change(id, { claimedUntil: null, status: 'sent' })
  expect((await admin('DELETE', `${outbox}/${id}`)).body.code).toBe('conflict')
  await change(id, { status: 'waiting' })
  expect((await admin('DELETE', `${outbox}/${id}`)).status).toBe(204)
  expect((await admin('GET', `${outbox}/${id}`)).status).toBe(404)
  expect(await events(id)).toEqual(['mail-discarded'])
})

test('a mail whose key is missing is still listed', async () => {
  const id = await order('invitation', {})
  await change(id, { order: 'v1.gone.AAAA.AAAA' })
  const { body } = await admin('GET', `${outbox}/${id}`)
  expect(body).toMatchObject({ id, status: 'waiting' })
  expect(body).not.toHaveProperty('to')
})

test('a change without the CSRF header is refused', async () => {
  const cookie = await server.signIn('site.admin', 'administration')
  const id = await order('invitation', {})
  const { body } = await server.call('DELETE', `${outbox}/${id}`, { headers: { cookie, 'latchkey-csrf': '' } })
  expect(body.code).toBe('csrf-refused')
})
