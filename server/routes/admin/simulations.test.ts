import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSample } from '../../profiles/seed-sample.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let call: ReturnType<ServerHarness['as']>
const path = '/api/v1/admin/workflows/default/forgot-my-password/simulations'
const person = { account: 'locked.user' }

beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  call = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

test('an administrator meets the published workflow as the person would, step by step', async () => {
  const first = await call('POST', path, { person })
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({
    title: 'I forgot my password',
    person: { account: 'locked.user' },
    policy: { id: 'default', isOwn: true },
  })
  expect(first.body.moments).toHaveLength(1)
  expect(first.body.moments[0].step).toMatchObject({ status: 'ask' })
  const [moment] = first.body.moments
  const outcome = moment.asksForSecret ? { choose: 'wrong' } : { choose: 'cancelled' }
  const next = await call('POST', path, { person, outcomes: [outcome] })
  expect(next.body.moments).toHaveLength(2)
  expect(next.body.moments[0]).toMatchObject({ stepKey: moment.stepKey, choices: moment.choices })
})

test('a draft is met that is stored nowhere', async () => {
  const { body } = await call('GET', '/api/v1/admin/workflows/default/forgot-my-password')
  const activities = [{ key: 'agree', activity: 'display-user-agreement', settings: { texts: { en: 'Terms' } } }]
  const draft = { ...body.definition, activities: [...activities, ...body.definition.activities] }
  const simulated = await call('POST', path, { person, definition: draft, outcomes: [{ answer: { accept: true } }] })
  expect(simulated.status).toBe(200)
  expect(simulated.body.moments[0]).toMatchObject({ stepKey: 'agree', asksForSecret: false })
  expect(simulated.body.moments[1].log[0]).toMatchObject({ step: 'agree', result: 'ok' })
  const stored = await call('GET', '/api/v1/admin/workflows/default/forgot-my-password')
  expect(stored.body).toEqual(body)
})

test('the draft on the server is met where it is asked for; where there is none, the published version', async () => {
  const published = await call('POST', path, { person })
  const drafted = await call('POST', path, { person, draft: true })
  expect(drafted.status).toBe(200)
  expect(drafted.body.moments[0].stepKey).toBe(published.body.moments[0].stepKey)
})

test('what cannot be simulated is refused with its field, and loses nothing', async () => {
  const refuse = async (body: unknown) => {
    const reply = await call('POST', path, body)
    return [reply.status, reply.body.code, reply.body.problems?.map((one: { path: string }) => one.path)]
  }
  expect(await refuse({})).toEqual([422, 'settings-refused', ['person']])
  expect(await refuse({ person, madeUp: {} })).toEqual([422, 'settings-refused', ['person']])
  expect(await refuse({ madeUp: { groups: ['Nobody knows'] } })).toEqual([422, 'settings-refused', ['madeUp.groups.0']])
  expect(await refuse({ person, circumstances: { address: 'not an address' } })).toEqual([
    422,
    'settings-refused',
    ['circumstances.address'],
  ])
  expect(await refuse({ person: { account: 'no.such.account' } })).toEqual([404, 'person-unknown', undefined])
  const draft = { id: 'forgot-my-password', site: 'self-service', name: 'x', description: '', enabled: true }
  const unknown = { ...draft, activities: [{ key: 'a', activity: 'no-such-activity', settings: {} }] }
  expect((await refuse({ person, definition: unknown }))[0]).toBe(422)
})

test('only a signed-in administrator simulates, and no workflow of a policy that does not exist', async () => {
  expect((await server.call('POST', path, { body: { person } })).status).toBe(401)
  const operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  expect((await operator('POST', path, { person })).status).toBe(401)
  expect((await call('POST', path.replace('default', 'no-such-policy'), { person })).status).toBe(404)
  expect((await call('POST', path.replace('forgot-my-password', 'no-such-task'), { person })).status).toBe(404)
})

test('an auditor may simulate, and a policy owner only their own workflows for their own people', async () => {
  const own = (await call('POST', '/api/v1/admin/policies', { name: 'Own' })).body.id
  const roles = {
    groups: ['Latchkey Administrators'],
    auditors: ['Contractors Bergen'],
    policyOwners: [{ policy: own, groups: ['Server Team'] }],
  }
  expect((await call('PUT', '/api/v1/admin/settings/administration', roles, '"0"')).status).toBe(200)
  const auditor = server.as(await server.signIn('contractor.user', 'administration'))
  const owner = server.as(await server.signIn('protected.user', 'administration'))
  const ofOwn = path.replace('default', own)
  expect((await auditor('POST', path, { person })).status).toBe(200)
  expect((await owner('POST', path, { person })).body.code).toBe('forbidden')
  expect((await owner('POST', ofOwn, { person })).body.code).toBe('person-unknown')
  expect((await owner('POST', ofOwn, { madeUp: { methods: ['questions'] } })).body.policy).toMatchObject({
    isOwn: false,
  })
})

test('the forms of the page come in the language of the request', async () => {
  const { body } = await server.call('GET', '/api/v1/admin/simulation-form', {
    headers: { cookie: await server.signIn('site.admin', 'administration'), 'accept-language': 'de' },
  })
  expect(body.madeUp.properties.states.title).toBe('Zustand des Kontos')
  expect(body.person.required).toEqual(['account'])
})
