import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MethodChanges } from '../../profiles/method.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const api = '/api/v1/admin'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

/** As the person would, on their own page. */
async function register(account: string, changes: MethodChanges): Promise<void> {
  const { directory, profiles, store } = server.services
  const search = await directory.openSession({}).find(account)
  if (search.found !== 'one') throw new Error(`no account ${account}`)
  await store.transaction(await profiles.forPerson(search.person).change(changes))
}

const app = { totp: { secret: 'JBSWY3DPEHPK3PXP', step: 1 } }
const newPasskey = (name: string) => ({ name, credentialId: name, publicKey: 'key', counter: 0, transports: [] })

const load = async (person: string) =>
  (await admin('GET', `${api}/person-record?person=${encodeURIComponent(person)}`)).body

test('a person’s record has state, policy with its line, what is registered, and what happened', async () => {
  await register('locked.user', app)
  const seen = await load('locked.user')
  expect(seen.person).toMatchObject({ account: 'locked.user', domain: 'corp.example.com', displayName: 'Locked User' })
  expect(seen.state).toMatchObject({ locked: true, registered: true })
  expect(seen.policy).toMatchObject({ id: 'default', because: { line: 'default-policy' } })
  expect(seen.registered).toContainEqual(expect.objectContaining({ method: 'totp', removable: true }))
  expect(seen.registered).toContainEqual(expect.objectContaining({ method: 'corporate-mail', removable: false }))
  expect((await load('CORP\\locked.user')).person.id).toBe(seen.person.id)
})

test('a protected account says why, and an unknown one is refused', async () => {
  expect((await load('protected.user')).protected).toBe('administrator')
  expect((await load('no.such.person')).code).toBe('person-unknown')
})

test('one passkey of two is removed, the person is told, and the page says who did it', async () => {
  const { person } = await load('active.user')
  await register('active.user', { addPasskeys: [newPasskey('Laptop'), newPasskey('Phone')] })
  const passkeys = async () =>
    (await load('active.user')).registered.filter(({ method }: { method: string }) => method === 'passkey')
  const [first, second] = await passkeys()
  expect([first.name, second.name].toSorted()).toEqual(['Laptop', 'Phone'])
  const path = `${api}/people/${person.id}/registrations/passkey?item=${first.item}`
  expect((await admin('DELETE', path)).status).toBe(204)
  expect(await passkeys()).toMatchObject([{ name: second.name }])
  expect((await admin('DELETE', path)).body.code).toBe('not-found')
  const { store } = server.services
  const mails = await store.read.selectFrom('OutboxMail').selectAll().execute()
  expect(mails.length).toBeGreaterThan(0)
  const { events } = await load('active.user')
  expect(events.map(({ event }: { event: string }) => event)).toEqual(
    expect.arrayContaining(['configuration-changed', 'methods-changed']),
  )
})

test('an address that the directory holds is not removed here', async () => {
  const { person } = await load('active.user')
  const reply = await admin('DELETE', `${api}/people/${person.id}/registrations/corporate-mail`)
  expect(reply.body.code).toBe('not-found')
})

test('an unregistered person has nothing registered any more, and the audit names the administrator', async () => {
  await register('expired.user', app)
  const { person } = await load('expired.user')
  expect((await admin('DELETE', `${api}/people/${person.id}/registrations`)).status).toBe(204)
  const after = await load('expired.user')
  expect(after.state.registered).toBe(false)
  expect(after.registered.every(({ removable }: { removable: boolean }) => !removable)).toBe(true)
  const { store } = server.services
  const rows = await store.read.selectFrom('AuditEvent').select('data').where('subject', '=', person.id).execute()
  const { id: by } = (await load('site.admin')).person
  expect(rows.map(({ data }) => JSON.parse(data))).toContainEqual(
    expect.objectContaining({ action: 'unregistered', by }),
  )
})
