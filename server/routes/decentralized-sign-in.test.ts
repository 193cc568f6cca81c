import { generateKeyPairSync, sign } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedIdentity } from '../identity/testing-identity.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { findSamplePerson, nextAddress, seedPortalPerson } from './testing-portal.ts'

/** Sign-in by a decentralized identity through the public API; each title begins with the id of its acceptance test. */

let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
})
afterEach(() => server[Symbol.asyncDispose]())

const roleBased = 'decentralized-identity-role-based'
const mail = 'clara@corp.example.com'
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const pair = generateKeyPairSync('ed25519')
const { kty, crv, x } = pair.publicKey.export({ format: 'jwk' })
const did = `did:jwk:${encode({ kty, crv, x })}`

async function offer(changes: Record<string, unknown>) {
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
  const parameters = { ...body.settings, ...changes }
  expect((await admin('PUT', '/api/v1/admin/settings/parameters', parameters, `"${body.version}"`)).status).toBe(200)
}

const challenge = (frontEnd: string) => server.call('POST', '/api/v1/sign-in/challenge', { body: { frontEnd } })

async function present(frontEnd: string): Promise<string> {
  const { nonce, audience } = (await challenge(frontEnd)).body
  const iat = Math.floor(Date.now() / 1_000)
  const claims = { iss: did, sub: did, aud: audience, nonce, iat, exp: iat + 120 }
  const signed = `${encode({ alg: 'EdDSA', kid: `${did}#0` })}.${encode(claims)}`
  return `${signed}.${sign(null, Buffer.from(signed), pair.privateKey).toString('base64url')}`
}

const signIn = (frontEnd: string, presentation: string, module = roleBased) =>
  server.call('POST', '/api/v1/sign-in', { body: { frontEnd, module, mail, presentation }, address: nextAddress() })
const cookieOf = ({ headers }: { headers: Headers }) => (headers.get('set-cookie') ?? '').split(';')[0] ?? ''

test('DE-9: front end and Web Portal offer what the parameters name, and the password pages never do', async () => {
  expect((await challenge('self-service')).status).toBe(404)
  await offer({
    'Latchkey | SignInModules | WebPortal': [roleBased],
    'Latchkey | SignInModules | FrontEnd': ['decentralized-identity'],
  })
  const { body } = await server.call('GET', '/api/v1/site')
  const modules = Object.fromEntries(
    body.frontEnds.map((one: { id: string; modules: string[] }) => [one.id, one.modules]),
  )
  expect(modules).toEqual({
    administration: ['decentralized-identity', 'directory-password'],
    helpdesk: ['decentralized-identity', 'directory-password'],
    'password-reset-portal': [],
    'self-service': [roleBased, 'directory-password'],
  })
  expect((await challenge('self-service')).status).toBe(200)
})

test('DE-1: a proof opens My password health once; replayed, or made for another site, it is refused', async () => {
  await offer({
    'Latchkey | SignInModules | WebPortal': [roleBased],
    'Latchkey | SignInModules | FrontEnd': [roleBased],
  })
  const person = await seedPortalPerson(server, 'active.user', {
    person: { DefaultEmailAddress: mail, DecentralizedIdentifier: did },
  })
  const proof = await present('self-service')
  const [opened, replayed] = [await signIn('self-service', proof), await signIn('self-service', proof)]
  expect(opened.body).toMatchObject({
    signedIn: true,
    module: roleBased,
    identity: person.id,
    systemUser: { isDynamic: true },
  })
  expect(replayed.status).toBe(401)
  expect((await server.as(cookieOf(opened))('GET', '/api/v1/me')).status).toBe(200)
  const elsewhere = await signIn('self-service', await present('helpdesk'))
  expect([elsewhere.status, elsewhere.body]).toEqual([replayed.status, replayed.body])
})

test('AU-3, MI-5: what a main identity changes is recorded as its own, and the sign-in names both identities', async () => {
  await offer({
    'Latchkey | SignInModules | FrontEnd': ['decentralized-identity'],
    'QER | Person | MasterIdentity | UseMasterForAuthentication': true,
  })
  const main = await findSamplePerson(server, 'site.admin')
  await seedIdentity(server.services.store, {
    users: [{ UID_DialogUser: 'admins', UserName: 'admins' }],
    groups: [{ UID_DialogGroup: 'g', GroupName: 'Everything' }],
    userGroups: [['admins', 'g']],
  })
  await seedPortalPerson(server, 'site.admin', { person: { UID_DialogUser: 'admins' } })
  const sub = await seedPortalPerson(server, 'active.user', {
    person: { DefaultEmailAddress: mail, DecentralizedIdentifier: did, UID_PersonMasterIdentity: main.id },
  })
  const opened = await signIn('administration', await present('administration'), 'decentralized-identity')
  expect(opened.body).toMatchObject({
    account: 'site.admin',
    identity: main.id,
    systemUser: { id: 'admins', isDynamic: false, permissionGroups: ['Everything'] },
  })
  const admin = server.as(cookieOf(opened))
  expect((await admin('PUT', '/api/v1/admin/settings/mail', { defaultLanguage: 'de' }, '"0"')).status).toBe(200)
  const rows = await server.services.store.read.selectFrom('AuditEvent').select(['event', 'data', 'subject']).execute()
  const changed = rows.find(({ event, data }) => event === 'configuration-changed' && data.includes('"mail"'))
  expect(changed?.subject).toBe(main.id)
  const signedIn = rows.findLast(({ event }) => event === 'sign-in')
  expect(JSON.parse(signedIn?.data ?? '{}')).toMatchObject({ identity: main.id, authenticatedIdentity: sub.id })
})

test('a site that does not admit the person refuses a right proof like a wrong one', async () => {
  await offer({ 'Latchkey | SignInModules | FrontEnd': [roleBased] })
  await seedPortalPerson(server, 'active.user', { person: { DefaultEmailAddress: mail, DecentralizedIdentifier: did } })
  const refused = await signIn('administration', await present('administration'))
  const wrong = await signIn('administration', 'nothing')
  expect([refused.status, refused.body]).toEqual([wrong.status, wrong.body])
})
