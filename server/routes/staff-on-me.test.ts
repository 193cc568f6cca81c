import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { getSetting, putSetting } from '../store/settings.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { appCode, enrolApp, issueCode, openBrowser, passwordOf, requireSecondFactor } from './testing-second-factor.ts'

/** H6: staff, whom self-service refuses, sign in to “My password health” with their second factor. */
let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
  await seedSamplePolicies(server.services)
  await requireSecondFactor(server)
  await protectStaff()
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

const operator = 'helpdesk.operator'
const mine = { frontEnd: 'self-service' }

/** `false`: as the sample company's staff are, who can be practised with. */
async function protectStaff(protectStaff = true): Promise<void> {
  const { store, policies } = server.services
  const { version = 0 } = (await getSetting(store.read, 'administration')) ?? {}
  const setting = { groups: ['Latchkey Administrators'], protectStaff }
  await store.transaction((tx) => putSetting(tx, 'administration', setting, version))
  policies.invalidate()
}

const enrolOperator = () => enrolApp(server, operator, 'helpdesk')

/** A browser in which the operator has typed the right password on the page. */
async function openSecondStep(account = operator) {
  const browser = openBrowser(server)
  const { status, body } = await browser.signIn(account, mine)
  expect({ status, body }).toMatchObject({ status: 200, body: { signedIn: false, next: 'second-factor' } })
  return browser
}

/** The same, with the code after it. */
async function openMe(secret: string) {
  const browser = await openSecondStep()
  expect((await browser.showCode(appCode(secret, 1))).body).toMatchObject({ signedIn: true, secondFactor: 'totp' })
  return browser
}

const countSignIns = async (code: string) => {
  const { read } = server.services.store
  const rows = await read.selectFrom('AuditEvent').select('data').where('event', '=', 'sign-in-refused').execute()
  return rows.filter(({ data }) => JSON.parse(data).code === code).length
}

test('H6: password and app open the page to staff, which offers no workflow that would refuse them', async () => {
  const { secret } = await enrolOperator()
  const browser = await openMe(secret)
  const { status, body } = await browser.call('GET', '/api/v1/me')
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { account: operator, tasks: [], next: { code: 'nothing' } },
  })
  for (const path of ['/api/v1/approvals', '/api/v1/me/sessions'])
    expect((await browser.call('GET', path)).status, path).toBe(200)
})

test('H6: a script sends the code with the password', async () => {
  const { secret } = await enrolOperator()
  const browser = openBrowser(server)
  expect((await browser.signIn(operator, { ...mine, code: '000000' })).body.code).toBe('second-factor-refused')
  expect((await browser.signIn(operator, { ...mine, code: appCode(secret, 1) })).body).toMatchObject({ signedIn: true })
})

test('H6: staff without a registered factor get the answer of an unknown account, also with an open enrolment code', async () => {
  await issueCode(server, operator)
  const browser = openBrowser(server)
  const refusals = [
    await browser.signIn('nobody.here', { ...mine, password: passwordOf(operator) }),
    await browser.signIn(operator, mine),
    await browser.signIn('site.admin', { ...mine, code: '123456' }),
  ]
  for (const { status, body } of refusals) expect({ status, body }).toEqual({ status: 401, body: refusals[0]?.body })
  expect(browser.cookies.size).toBe(0)
})

test('H6: with a wrong password staff get the answer of an unknown account, until no try is left', async () => {
  await enrolOperator()
  const repliesOf = async (account: string) => {
    const replies = []
    for (let tries = 0; tries < 6; tries++) {
      const { status, body } = await openBrowser(server).signIn(account, { ...mine, password: 'wrong' })
      replies.push({ status, body: { ...body, until: typeof body.until } })
    }
    return replies
  }
  const expected = await repliesOf('nobody.here')
  expect(await repliesOf(operator)).toEqual(expected)
  expect(await repliesOf('active.user')).toEqual(expected)
})

test('H6: protected accounts that are not staff stay refused, and so do staff whom the directory protects', async () => {
  await enrolOperator()
  await server.alterAccount(operator, { adminCount: true })
  const browser = openBrowser(server)
  for (const account of ['protected.user', operator])
    expect((await browser.signIn(account, mine)).body.code, account).toBe('sign-in-refused')
})

test('H6: what was begun on the page opens no site of staff, and enrols nothing', async () => {
  const { secret } = await enrolOperator()
  const browser = await openSecondStep()
  const code = await issueCode(server, operator)
  expect((await browser.startEnrolment(code)).body.code).toBe('not-found')
  expect((await browser.enrolApp('123456')).body.code).toBe('not-found')
  expect((await browser.showCode(appCode(secret, 1))).status).toBe(200)
  expect((await browser.call('GET', '/api/v1/helpdesk/people?query=us')).body.code).toBe('sign-in-required')
})

test('H6: what was begun on the Helpdesk site does not open the page', async () => {
  const { secret } = await enrolOperator()
  const browser = openBrowser(server)
  await browser.signIn(operator, { frontEnd: 'helpdesk' })
  expect((await browser.showCode(appCode(secret, 1))).status).toBe(200)
  expect((await browser.call('GET', '/api/v1/me')).body.code).toBe('sign-in-required')
})

test('H6: wrong codes on the page count on the sites of staff, too', async () => {
  const { secret } = await enrolOperator()
  for (let wrong = 0; wrong < 10; wrong++)
    expect((await (await openSecondStep()).showCode('abc')).body.code).toBe('second-factor-refused')
  expect(await countSignIns('second-factor-refused')).toBe(10)
  const elsewhere = openBrowser(server)
  await elsewhere.signIn(operator, { frontEnd: 'helpdesk' })
  expect((await elsewhere.showCode(appCode(secret, 1))).body.code).toBe('too-many-attempts')
})

test('H6: the page demands the second factor also where the sites of staff do not', async () => {
  const { secret } = await enrolOperator()
  await server.services.store.transaction((tx) => putSetting(tx, 'staff', { secondFactor: 'off' }, 1))
  await openMe(secret)
})

describe('H7: a session of staff on the page', () => {
  test('ends with the account', async () => {
    const browser = await openMe((await enrolOperator()).secret)
    await server.alterAccount(operator, { disabled: true })
    expect((await browser.call('GET', '/api/v1/me')).body.code).toBe('account-not-enabled')
    expect((await browser.call('GET', '/api/v1/session')).body).toEqual({ signedIn: false })
  })

  test('ends with the factors, and so does a sign-in that waits for one', async () => {
    const { secret } = await enrolOperator()
    const browser = await openMe(secret)
    const waiting = await openSecondStep()
    await issueCode(server, operator, true)
    expect((await browser.call('GET', '/api/v1/me')).body.code).toBe('sign-in-required')
    expect((await waiting.showCode(appCode(secret))).body.code).toBe('sign-in-over')
  })

  test('does nothing once the directory protects the account, and neither does a sign-in that waits', async () => {
    const { secret } = await enrolOperator()
    const browser = await openMe(secret)
    const waiting = await openSecondStep()
    await server.alterAccount(operator, { adminCount: true })
    expect((await browser.call('GET', '/api/v1/approvals')).body.code).toBe('sign-in-required')
    expect((await waiting.showCode(appCode(secret))).body.code).toBe('sign-in-over')
  })

  test('that was opened with the password alone is over', async () => {
    await enrolOperator()
    await protectStaff(false)
    const browser = openBrowser(server)
    expect((await browser.signIn(operator, mine)).body).toMatchObject({ signedIn: true })
    expect((await browser.call('GET', '/api/v1/me')).status).toBe(200)
    await protectStaff()
    expect((await browser.call('GET', '/api/v1/me')).body.code).toBe('sign-in-required')
  })
})
