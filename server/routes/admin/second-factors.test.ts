import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedSamplePolicies } from '../../policies/seed-sample.ts'
import { appCode, enrolApp, openBrowser, requireSecondFactor } from '../testing-second-factor.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<typeof openBrowser>
beforeEach(async () => {
  server = await createServerHarness()
  await seedSamplePolicies(server.services)
  await requireSecondFactor(server)
  admin = (await enrolApp(server, 'site.admin')).browser
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

const path = '/api/v1/admin/second-factors'
const operator = { person: 'helpdesk.operator' }

async function listEvents(event: string) {
  const { read } = server.services.store
  const rows = await read.selectFrom('AuditEvent').select('data').where('event', '=', event).execute()
  return rows.map(({ data }) => JSON.parse(data))
}

test('H6: an administrator issues a code with which an operator enrols', async () => {
  const { status, body } = await admin.call('POST', `${path}/enrolment-codes`, operator)
  expect({ status, body }).toEqual({
    status: 201,
    body: {
      account: 'helpdesk.operator',
      code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
      expiresAt: expect.any(String),
    },
  })
  const before = (await admin.call('GET', `${path}?person=helpdesk.operator`)).body
  expect(before).toMatchObject({ factors: [], codeExpiresAt: expect.any(String) })
  const browser = openBrowser(server)
  await browser.signIn('helpdesk.operator', { frontEnd: 'helpdesk' })
  const offered = await browser.startEnrolment(body.code)
  expect((await browser.enrolApp(appCode(offered.body.app.secret))).status).toBe(200)
  const after = (await admin.call('GET', `${path}?person=helpdesk.operator`)).body
  expect(after).toEqual({
    account: 'helpdesk.operator',
    displayName: before.displayName,
    factors: [{ kind: 'totp', addedAt: expect.any(String) }],
    isCaller: false,
  })
})

test('H6: a recovery removes every factor, ends every session and issues another code', async () => {
  const { browser, secret } = await enrolApp(server, 'helpdesk.operator', 'helpdesk')
  expect((await browser.call('GET', '/api/v1/helpdesk/people?query=user')).status).toBe(200)
  for (let wrong = 0; wrong < 10; wrong++)
    await openBrowser(server).signIn('helpdesk.operator', { frontEnd: 'helpdesk', code: '1' })
  const { body } = await admin.call('POST', `${path}/recoveries`, operator)
  expect((await browser.call('GET', '/api/v1/helpdesk/people?query=user')).body.code).toBe('sign-in-required')
  const again = openBrowser(server)
  const old = await again.signIn('helpdesk.operator', { frontEnd: 'helpdesk', code: appCode(secret, 1) })
  expect(old.body.code).toBe('second-factor-refused')
  await again.signIn('helpdesk.operator', { frontEnd: 'helpdesk' })
  expect((await again.startEnrolment(body.code)).status).toBe(200)
  const [{ id } = { id: '' }] = (await listEvents('staff-factors-removed')).map(({ by }) => ({ id: by }))
  expect(await listEvents('access-ended')).toContainEqual(
    expect.objectContaining({ why: 'second-factor-removed', by: id }),
  )
})

test('H6: no code is issued for oneself, for a person who is not staff, or by a caller who is not an administrator', async () => {
  for (const call of ['enrolment-codes', 'recoveries']) {
    const address = `${path}/${call}`
    expect(await admin.call('POST', address, { person: 'site.admin' })).toMatchObject({ status: 403 })
    for (const person of ['active.user', 'no.such.account'])
      expect((await admin.call('POST', address, { person })).body.code).toBe('person-unknown')
    const { browser } = await enrolApp(server, 'helpdesk.operator', 'helpdesk')
    expect((await browser.call('POST', address, { person: 'site.admin' })).body.code).toBe('sign-in-required')
  }
  expect(await listEvents('staff-factors-removed')).toEqual([])
  // So that a page does not offer what is refused.
  expect((await admin.call('GET', `${path}?person=site.admin`)).body.isCaller).toBe(true)
})

test('H6: switching the second factor off and on is an audited setting of administrators', async () => {
  const address = '/api/v1/admin/settings/staff'
  const { headers, body } = await admin.call('GET', address)
  expect(body.settings).toEqual({ secondFactor: 'required' })
  const match = { 'if-match': headers.get('etag') ?? '' }
  expect((await admin.call('PUT', address, { secondFactor: 'sometimes' }, match)).status).toBe(422)
  expect((await admin.call('PUT', address, { secondFactor: 'off' }, match)).status).toBe(200)
  expect(await listEvents('configuration-changed')).toContainEqual(expect.objectContaining({ id: 'staff' }))
  expect((await openBrowser(server).signIn('site.admin')).body).toMatchObject({ signedIn: true })
})
