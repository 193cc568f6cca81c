import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { operations } from './operations.ts'
import { appCode, enrolApp, issueCode, openBrowser, requireSecondFactor } from './testing-second-factor.ts'

/** H6: a password alone opens no staff site. */
let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
  await seedSamplePolicies(server.services)
  await requireSecondFactor(server)
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

const sessionCookie = '__Host-latchkey-session'
const pendingCookie = '__Host-latchkey-sign-in'
const longAgo = new Date('2020-01-01T00:00:00.000Z')
const settings = '/api/v1/admin/settings/site'

async function listEvents(event: string) {
  const { read } = server.services.store
  const rows = await read.selectFrom('AuditEvent').select('data').where('event', '=', event).execute()
  return rows.map(({ data }) => JSON.parse(data))
}

test('H6: the right password opens no session, and the answer is the same with and without a factor', async () => {
  await enrolApp(server, 'site.admin')
  const [enrolled, other] = [openBrowser(server), openBrowser(server)]
  const replies = [
    await enrolled.signIn('site.admin'),
    await other.signIn('helpdesk.operator', { frontEnd: 'helpdesk' }),
  ]
  for (const { status, body } of replies) {
    expect(status).toBe(200)
    expect(body).toEqual({
      signedIn: false,
      next: 'second-factor',
      expiresAt: expect.any(String),
      choices: ['code', 'passkey', 'enrolment-code'],
    })
  }
  expect([...enrolled.cookies.keys()]).toEqual([pendingCookie])
})

test('H6: the half-signed-in cookie opens no staff call, under its own name or as a session', async () => {
  const browser = openBrowser(server)
  await browser.signIn('site.admin')
  const token = browser.cookies.get(pendingCookie) ?? ''
  expect(token.length).toBeGreaterThan(20)
  const guarded = operations.filter(({ caller }) => caller === 'administrator' || caller === 'operator')
  expect(guarded.length).toBeGreaterThan(20)
  for (const { method, path, upload } of guarded) {
    const address = path.replace(/\{\w+\}/g, 'site')
    for (const name of [pendingCookie, sessionCookie]) {
      const headers = {
        cookie: `${name}=${token}`,
        'if-match': '"0"',
        ...(upload && { 'content-type': upload[0] ?? '' }),
      }
      const reply = await server.call(method.toUpperCase(), address, { headers })
      expect(reply.body.code, `${method} ${path} with ${name}`).toBe('sign-in-required')
    }
  }
  expect((await browser.call('GET', '/api/v1/session')).body).toEqual({ signedIn: false })
})

test('H6: a code of the app ends the sign-in, once', async () => {
  const { secret } = await enrolApp(server, 'site.admin')
  const browser = openBrowser(server)
  await browser.signIn('site.admin')
  const code = appCode(secret, 1)
  const { status, body } = await browser.showCode(`${code.slice(0, 3)} ${code.slice(3)}`)
  expect({ status, body }).toMatchObject({ status: 200, body: { signedIn: true, secondFactor: 'totp' } })
  expect((await browser.call('GET', settings)).status).toBe(200)

  const again = openBrowser(server)
  await again.signIn('site.admin')
  expect((await again.showCode(code)).body.code).toBe('second-factor-refused')
  expect((await browser.showCode(code)).body.code).toBe('sign-in-over')
})

test('H6: a script sends the code with the password', async () => {
  const { secret } = await enrolApp(server, 'site.admin')
  const browser = openBrowser(server)
  const refused = await browser.signIn('site.admin', { code: '000000' })
  expect(refused).toMatchObject({ status: 401, body: { code: 'second-factor-refused' } })
  const wrong = await browser.signIn('site.admin', { code: appCode(secret, 1), password: 'wrong' })
  expect(wrong.body.code).toBe('sign-in-refused')
  expect((await browser.signIn('site.admin', { code: appCode(secret, 1) })).body).toMatchObject({ signedIn: true })
  expect((await browser.call('GET', settings)).status).toBe(200)
})

test('H6: a wrong password, an unknown account and one that is not admitted get no second step', async () => {
  const browser = openBrowser(server)
  const refusals = [
    await browser.signIn('site.admin', { password: 'wrong', frontEnd: 'helpdesk', code: '123456' }),
    await browser.signIn('nobody.here', { password: 'wrong', frontEnd: 'helpdesk', code: '123456' }),
    await browser.signIn('active.user', { frontEnd: 'helpdesk', code: '123456' }),
  ]
  for (const { status, body } of refusals) expect({ status, body }).toEqual({ status: 401, body: refusals[0]?.body })
  expect(browser.cookies.size).toBe(0)
})

test('H6: ten wrong codes, over all browsers, and the right one is refused, too', async () => {
  const { secret } = await enrolApp(server, 'site.admin')
  for (let wrong = 0; wrong < 10; wrong++) {
    const browser = openBrowser(server)
    if (wrong % 2) expect((await browser.signIn('site.admin', { code: '12' })).body.code).toBe('second-factor-refused')
    else {
      await browser.signIn('site.admin')
      expect((await browser.showCode('abc')).body.code).toBe('second-factor-refused')
    }
  }
  const browser = openBrowser(server)
  await browser.signIn('site.admin')
  expect(await browser.showCode(appCode(secret, 1))).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } })
  expect(await listEvents('sign-in-refused')).toContainEqual(expect.objectContaining({ code: 'too-many-attempts' }))
})

test('H6: of two calls with one code at the same moment, one signs in', async () => {
  const { secret } = await enrolApp(server, 'site.admin')
  const browsers = [openBrowser(server), openBrowser(server)]
  for (const browser of browsers) await browser.signIn('site.admin')
  const replies = await Promise.all(browsers.map((browser) => browser.showCode(appCode(secret, 1))))
  expect(replies.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
})

test('H6: a sign-in that waits ends after five minutes, with a cancel, and with the access of its person', async () => {
  const { secret } = await enrolApp(server, 'site.admin')
  const { store } = server.services
  const browser = openBrowser(server)
  await browser.signIn('site.admin')
  await changeSignedRows(store, 'PendingSignIn', { expiresAt: longAgo })
  expect((await browser.showCode(appCode(secret, 1))).body.code).toBe('sign-in-over')

  await browser.signIn('site.admin')
  const token = browser.cookies.get(pendingCookie) ?? ''
  expect((await browser.call('DELETE', '/api/v1/sign-in')).status).toBe(204)
  browser.cookies.set(pendingCookie, token)
  expect((await browser.showCode(appCode(secret, 1))).body.code).toBe('sign-in-over')

  await browser.signIn('site.admin')
  await issueCode(server, 'site.admin', true)
  expect((await browser.showCode(appCode(secret, 1))).body.code).toBe('sign-in-over')
})

test('H6: without the CSRF header nothing is shown, enrolled or cancelled', async () => {
  const browser = openBrowser(server)
  await browser.signIn('site.admin')
  // These two read no cookie and change nothing.
  const open = ['/api/v1/sign-in/challenge', '/api/v1/sign-in/questions']
  const calls = operations.filter(({ path }) => path.startsWith('/api/v1/sign-in/') && !open.includes(path))
  const bodies: Record<string, object | undefined> = {
    enrolment: { enrolmentCode: 'A' },
    passkey: undefined,
    windows: { frontEnd: 'helpdesk' },
  }
  for (const { method, path } of calls) {
    const step = path.slice(path.lastIndexOf('/') + 1)
    const sent = step in bodies ? bodies[step] : { code: '123456' }
    const reply = await browser.call(method.toUpperCase(), path, sent, { 'latchkey-csrf': '' })
    expect(reply.body.code, path).toBe('csrf-refused')
  }
})

test('H6: a session from before the second factor was required is over', async () => {
  const { store } = server.services
  await store.transaction((tx) => tx.deleteFrom('Setting').where('name', '=', 'staff').execute())
  const cookie = await server.signIn('site.admin', 'administration')
  expect((await server.as(cookie)('GET', settings)).status).toBe(200)
  await requireSecondFactor(server)
  expect((await server.as(cookie)('GET', settings)).body.code).toBe('sign-in-required')
})

test('H6: the Self-Service site asks for no second factor of staff', async () => {
  const browser = openBrowser(server)
  expect((await browser.signIn('active.user', { frontEnd: 'self-service' })).body).toMatchObject({ signedIn: true })
})
