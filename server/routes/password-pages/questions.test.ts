import { afterEach, beforeEach, expect, test } from 'vitest'
import { questionLocks } from '../../factors/questions/question-locks.ts'
import { seedSample } from '../../profiles/seed-sample.ts'
import { createServerHarness, type ServerHarness } from '../admin/testing.ts'
import { findSamplePerson, signInToPortal } from '../testing-portal.ts'

/** Security questions through the public API of the password pages, and who is let in there at all. */

let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
})
afterEach(() => server[Symbol.asyncDispose]())

const api = '/api/v1/password-pages/questions'

async function set(path: string, value: unknown) {
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
  const address = `/api/v1/admin/configuration-parameters/${encodeURIComponent(path)}`
  expect((await admin('PUT', address, { value }, `"${body.version}"`)).status).toBe(200)
}

test('questions are deleted one by one and registered anew, and are refused at the field', async () => {
  const me = server.as(await signInToPortal(server, 'active.user'))
  const { body } = await me('GET', api)
  expect(body).toMatchObject({ required: 3, registered: [{ isLocked: false }, {}, {}] })
  const [first] = body.registered
  expect(JSON.stringify(body)).not.toContain('Biscuit')
  expect((await me('DELETE', `${api}/${first.id}`)).status).toBe(204)
  expect((await me('DELETE', `${api}/${first.id}`)).body.code).toBe('not-found')
  expect((await me('GET', api)).body.registered).toHaveLength(2)

  const answers = ['first-school', 'first-pet', 'birth-city'].map((question) => ({ question, answer: 'same' }))
  expect((await me('PUT', api, { answers })).body.problem.field).toMatch(/^answers\.\d\.answer$/)
  expect((await me('GET', api)).body.registered).toHaveLength(2)
  const other = answers.map(({ question }, index) => ({
    question,
    answer: ['Oak Street', 'Marmalade', 'Antwerp'][index],
  }))
  expect((await me('PUT', api, { answers: other })).body).toEqual({})
  expect((await me('GET', api)).body.registered).toHaveLength(3)
})

test('questions that wrong answers have locked are unlocked there', async () => {
  const me = server.as(await signInToPortal(server, 'active.user'))
  const person = await findSamplePerson(server, 'active.user')
  const locks = server.services.profiles.forPerson(person).part(questionLocks('unknown'))
  for (let tries = 0; tries < 5; tries++) await locks.reserve(['first-pet'])
  const isLocked = async () =>
    (await me('GET', api)).body.registered.find(({ id }: { id: string }) => id === 'first-pet').isLocked
  expect(await isLocked()).toBe(true)
  expect((await me('POST', `${api}/unlock`)).status).toBe(204)
  expect(await isLocked()).toBe(false)
})

test('VI_MyData_MyPassword_Visibility switches the questions off, and the rest stays', async () => {
  const me = server.as(await signInToPortal(server, 'active.user'))
  await set('VI_MyData_MyPassword_Visibility', false)
  expect((await me('GET', '/api/v1/password-pages')).body.hasQuestions).toBe(false)
  expect((await me('GET', api)).body.code).toBe('not-found')
  expect((await me('POST', `${api}/unlock`)).body.code).toBe('not-found')
})

test('a person who has lost the last role, is deactivated or has become protected is signed out at the next request', async () => {
  const { store } = server.services
  const read = async (cookie: string) => (await server.as(cookie)('GET', '/api/v1/password-pages')).body.code
  const cookie = await signInToPortal(server, 'active.user')
  expect(await read(cookie)).toBeUndefined()
  await server.alterAccount('active.user', { adminCount: true })
  expect(await read(cookie)).toBe('sign-in-required')
  await server.alterAccount('active.user', { adminCount: false })
  expect(await read(cookie)).toBeUndefined()
  await store.transaction((tx) => tx.deleteFrom('PersonInAERole').execute())
  expect(await read(cookie)).toBe('sign-in-required')
})

test('a change needs the header that other sites cannot send', async () => {
  const cookie = await signInToPortal(server, 'active.user')
  const headers = { cookie, 'latchkey-csrf': '' }
  expect((await server.call('POST', `${api}/unlock`, { headers })).body.code).toBe('csrf-refused')
})
