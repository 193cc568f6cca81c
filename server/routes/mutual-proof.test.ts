import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

let server: ServerHarness
let operator: ReturnType<ServerHarness['as']>
let path: string
const account = 'active.user'
let networks = 0

beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  await seedSamplePolicies(server.services)
})
beforeEach(async () => {
  await server.services.store.transaction(async (tx) => {
    await tx.deleteFrom('Counter').execute()
    await tx.deleteFrom('MutualProof').execute()
  })
  operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  path = `${await findPerson(account)}/mutual-proof`
})
afterAll(() => server[Symbol.asyncDispose]())

async function findPerson(name: string): Promise<string> {
  const { body } = await operator('GET', `/api/v1/helpdesk/people?query=${name}`)
  const found = body.people.find((one: { account: string }) => one.account === name)
  return `/api/v1/helpdesk/people/${encodeURIComponent(found.id)}`
}

/** Each from a network of its own, so that only the limits of the account count. */
function type(number: string, typed = account) {
  networks++
  const body = { account: typed, number }
  return server.call('POST', '/api/v1/mutual-proofs', { body, address: `10.2.0.${networks}` })
}

const look = async (token: string) =>
  (await server.call('GET', '/api/v1/mutual-proofs/current', { headers: { authorization: `Bearer ${token}` } })).body

const wrongFor = (number: string) => (number === '000000' ? '000001' : '000000')

test('the right number gives both pages one code, once; closing the person ends it', async () => {
  const { status, body: read } = await operator('POST', path)
  expect([status, read.number]).toEqual([201, expect.stringMatching(/^\d{6}$/)])
  expect((await operator('PUT', path)).body.proof.code).toBeUndefined()
  const { body: shown } = await type(` ${read.number.slice(0, 3)} ${read.number.slice(3)}`)
  expect(shown.code).toMatch(/^[3-9A-Z]{4}$/)
  expect((await operator('PUT', path)).body.proof.code).toBe(shown.code)
  expect(await look(shown.token)).toEqual({ code: shown.code })
  expect((await type(read.number)).body.code).toBe('mutual-proof-refused')
  expect((await operator('DELETE', path)).status).toBe(204)
  expect(await look(shown.token)).toEqual({})
  expect((await operator('PUT', path)).body).toEqual({})
})

test('another number ends the first, and two pages that send one number at once get one code', async () => {
  const first = (await operator('POST', path)).body.number
  const { body: read } = await operator('POST', path)
  if (first !== read.number) expect((await type(first)).body.code).toBe('mutual-proof-refused')
  const twice = await Promise.all([type(read.number), type(read.number)])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 404])
})

test('the code is over with the operator’s session, with silence and with its ten minutes', async () => {
  const begin = async () => (await type((await operator('POST', path)).body.number)).body.token as string
  const { store } = server.services
  const silent = await begin()
  const past = new Date(Date.now() - 1)
  await store.transaction((tx) => tx.updateTable('MutualProof').set({ openUntil: past }).execute())
  expect(await look(silent)).toEqual({})
  // It does not come back when the page is heard of again.
  expect((await operator('PUT', path)).body).toEqual({})
  const old = await begin()
  await store.transaction((tx) => tx.updateTable('MutualProof').set({ expiresAt: past }).execute())
  expect(await look(old)).toEqual({})
  const signedOut = await begin()
  expect(await look(signedOut)).toHaveProperty('code')
  expect((await operator('DELETE', '/api/v1/session')).status).toBe(204)
  expect(await look(signedOut)).toEqual({})
  expect((await operator('PUT', path)).body.code).toBe('sign-in-required')
})

test('a person who has left the operator’s scope is closed', async () => {
  const { body: read } = await operator('POST', path)
  const { body: shown } = await type(read.number)
  await server.alterAccount(account, { adminCount: true })
  expect((await operator('PUT', path)).body.code).toBe('person-unknown')
  expect(await look(shown.token)).toEqual({})
  await server.alterAccount(account, { adminCount: false })
})

test('every number but the right one gets the same answer for every kind of account', async () => {
  const { body: read } = await operator('POST', path)
  const accounts = [account, 'expired.user', 'nobody.here', 'protected.user', 'site.admin', 'unregistered.user']
  const replies = await Promise.all(accounts.map((one) => type(wrongFor(read.number), one)))
  for (const { status, body } of replies) expect({ status, body }).toEqual({ status: 404, body: replies[0]?.body })
  // The right number of another account is none either.
  expect((await type(read.number, 'expired.user')).body).toEqual(replies[0]?.body)
})

test('five wrong numbers of strangers use up their tries, for accounts that exist or not; then not even the right one is tried', async () => {
  const { body: read } = await operator('POST', path)
  for (const one of [account, 'nobody.here']) {
    const codes: string[] = []
    for (let tries = 0; tries < 6; tries++) codes.push(await typeWithProof(wrongFor(read.number), one))
    expect(codes).toEqual([...Array(5).fill('mutual-proof-refused'), 'too-many-attempts'])
    expect(await typeWithProof(read.number, one)).toBe('too-many-attempts')
  }
})

/** As often as proof of work is not what is missing: failures of the account demand it, which is another test's business. */
async function typeWithProof(number: string, typed: string): Promise<string> {
  const { evaluateMutualProof } = server.services
  const verdict = await evaluateMutualProof({ account: typed, number })
  return verdict.valid ? 'valid' : verdict.code
}

test('after three failures proof of work is asked for, and nothing is tried before', async () => {
  const { body: read } = await operator('POST', path)
  for (let tries = 0; tries < 3; tries++) await type(wrongFor(read.number))
  expect((await type(read.number)).body.code).toBe('captcha-required')
})

test('the audit names the operator and the proof, and never the number', async () => {
  const { body: read } = await operator('POST', path)
  await type(read.number)
  const events = await server.services.store.read
    .selectFrom('AuditEvent')
    .select(['event', 'data'])
    .where('event', 'in', ['mutual-proof-begun', 'mutual-proof-shown'])
    .orderBy('sequence', 'desc')
    .execute()
  const [shown, begun] = events.map(({ event, data }) => ({ event, ...JSON.parse(data) }))
  expect([begun?.event, shown?.event]).toEqual(['mutual-proof-begun', 'mutual-proof-shown'])
  expect(shown?.mutualProof).toBe(begun?.mutualProof)
  expect(begun?.operator).toBeTruthy()
  expect(JSON.stringify(events)).not.toContain(read.number)
})
