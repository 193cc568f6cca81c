import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSoftwareAuthenticator } from '../factors/passkey/testing.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { appCode, issueCode, openBrowser, requireSecondFactor } from './testing-second-factor.ts'

/** H6: the second factor of staff by passkey. */
let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
  await seedSamplePolicies(server.services)
  await requireSecondFactor(server)
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

const sign = '/api/v1/sign-in'
const site = { rpId: 'localhost', origin: 'http://localhost:8080' }
type Authenticator = ReturnType<typeof createSoftwareAuthenticator>
type Browser = ReturnType<typeof openBrowser>

async function openSignedIn(account = 'site.admin'): Promise<Browser> {
  const browser = openBrowser(server)
  await browser.signIn(account, { frontEnd: account === 'site.admin' ? 'administration' : 'helpdesk' })
  return browser
}

/** At the page that creates a passkey. */
async function startEnrolment(account = 'site.admin') {
  const browser = await openSignedIn(account)
  const offered = await browser.startEnrolment(await issueCode(server, account))
  return { browser, options: offered.body.passkey.options }
}

const sendNew = (browser: Browser, attestation: unknown, name = 'Laptop') =>
  browser.call('POST', `${sign}/enrolled-factor`, { name, attestation })

async function enrolPasskey(account = 'site.admin'): Promise<Authenticator> {
  const authenticator = createSoftwareAuthenticator(site)
  const { browser, options } = await startEnrolment(account)
  const { status, body } = await sendNew(browser, authenticator.create(options.challenge))
  expect({ status, body }).toMatchObject({ status: 200, body: { signedIn: true, secondFactor: 'passkey' } })
  return authenticator
}

const askForPasskey = async (browser: Browser) => (await browser.call('POST', `${sign}/passkey`)).body.options
const show = (browser: Browser, assertion: unknown) => browser.call('POST', `${sign}/second-factor`, { assertion })
const countFactors = async () =>
  (await server.services.store.read.selectFrom('StaffFactor').select('id').execute()).length

test('H6: a passkey is enrolled with the code, and signs in', async () => {
  const authenticator = await enrolPasskey()
  const browser = await openSignedIn()
  const options = await askForPasskey(browser)
  expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
  const { body } = await show(browser, authenticator.get(options.challenge))
  expect(body).toMatchObject({ signedIn: true, secondFactor: 'passkey' })
  expect((await browser.call('GET', '/api/v1/admin/settings/site')).status).toBe(200)
})

test('H6: the question for a passkey is the same with one, with an app and with none, and names none', async () => {
  await enrolPasskey()
  const questions = []
  for (const account of ['site.admin', 'helpdesk.operator']) {
    const { challenge, ...rest } = await askForPasskey(await openSignedIn(account))
    expect(challenge.length).toBeGreaterThan(20)
    questions.push(rest)
  }
  expect(questions[0]).toEqual(questions[1])
  expect(questions[0].allowCredentials ?? []).toEqual([])
})

test.each([
  ['of another origin', { origin: 'http://staff.localhost:8081' }],
  ['without user verification', { verified: false }],
] as const)('H6: an assertion %s is refused', async (_, falsified) => {
  const authenticator = await enrolPasskey()
  const browser = await openSignedIn()
  const { challenge } = await askForPasskey(browser)
  expect(await show(browser, authenticator.get(challenge, falsified))).toMatchObject({
    status: 401,
    body: { code: 'second-factor-refused' },
  })
  expect((await show(browser, authenticator.get(challenge))).status).toBe(200)
})

test('H6: an assertion is used once, and for the sign-in that asked for it', async () => {
  const authenticator = await enrolPasskey()
  const [first, second] = [await openSignedIn(), await openSignedIn()]
  const assertion = authenticator.get((await askForPasskey(first)).challenge)
  await askForPasskey(second)
  expect((await show(second, assertion)).body.code).toBe('second-factor-refused')
  expect((await show(first, assertion)).status).toBe(200)
  expect((await show(first, assertion)).body.code).toBe('sign-in-over')
  expect((await show(second, assertion)).body.code).toBe('second-factor-refused')
})

test('H6: nothing that was not asked for is accepted, nor a counter that went back', async () => {
  const authenticator = await enrolPasskey()
  const unasked = await openSignedIn()
  expect((await show(unasked, authenticator.get(''))).body.code).toBe('second-factor-refused')
  const asked = await openSignedIn()
  const { challenge } = await askForPasskey(asked)
  expect((await show(asked, authenticator.get(challenge, { count: 9 }))).status).toBe(200)
  const copied = await openSignedIn()
  const again = await askForPasskey(copied)
  expect((await show(copied, authenticator.get(again.challenge, { count: -5 }))).body.code).toBe(
    'second-factor-refused',
  )
})

test('H6: the passkey of a colleague, and one that was never enrolled, are refused', async () => {
  const colleague = await enrolPasskey('helpdesk.operator')
  await enrolPasskey()
  for (const authenticator of [colleague, createSoftwareAuthenticator(site)]) {
    const browser = await openSignedIn()
    const { challenge } = await askForPasskey(browser)
    expect((await show(browser, authenticator.get(challenge))).body.code).toBe('second-factor-refused')
  }
})

test('H6: a new passkey of another site, without user verification or of another challenge enrols nothing', async () => {
  const { browser, options } = await startEnrolment()
  const good = createSoftwareAuthenticator(site)
  const elsewhere = createSoftwareAuthenticator({ ...site, origin: 'http://staff.localhost:8081' })
  const otherHost = createSoftwareAuthenticator({ ...site, rpId: 'staff.localhost' })
  for (const attestation of [
    elsewhere.create(options.challenge),
    otherHost.create(options.challenge),
    good.create(options.challenge, { verified: false }),
    good.create('another'),
    {},
  ])
    expect((await sendNew(browser, attestation)).body.code).toBe('second-factor-refused')
  expect(await countFactors()).toBe(0)
  // None of that was a guess, and the enrolment code is still open.
  expect((await sendNew(browser, good.create(options.challenge))).status).toBe(200)
})

test('H6: a passkey for staff is one that the browser finds without a name, under a handle of its own', async () => {
  const { options } = await startEnrolment()
  expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
  const found = await server.services.directory.openSession({}).find('site.admin')
  const id = found.found === 'one' ? found.person.id : ''
  const handle = Buffer.from(options.user.id, 'base64url').toString('latin1')
  expect(handle).not.toContain(id)
  expect(options.excludeCredentials).toEqual([])
  const authenticator = await enrolPasskey()
  const again = await startEnrolment()
  expect(again.options.user.id).toBe(options.user.id)
  expect(again.options.excludeCredentials).toMatchObject([{ id: authenticator.credentialId }])
})

test('H6: ten wrong passkeys, and the right one is refused, too', async () => {
  const authenticator = await enrolPasskey()
  for (let wrong = 0; wrong < 10; wrong++) {
    const browser = await openSignedIn()
    await askForPasskey(browser)
    expect((await show(browser, authenticator.get('another'))).body.code).toBe('second-factor-refused')
  }
  const browser = await openSignedIn()
  const { challenge } = await askForPasskey(browser)
  expect(await show(browser, authenticator.get(challenge))).toMatchObject({
    status: 429,
    body: { code: 'too-many-attempts' },
  })
})

test('a site at an IP address offers no passkey, asks for none and enrols none, and an app signs in', async () => {
  await using atAddress = await createServerHarness({ LATCHKEY_URL: 'http://127.0.0.1:8080' })
  await seedSamplePolicies(atAddress.services)
  await requireSecondFactor(atAddress)
  const browser = openBrowser(atAddress)
  expect((await browser.signIn('site.admin')).body.choices).toEqual(['code', 'enrolment-code'])
  expect((await browser.call('POST', `${sign}/passkey`)).status).toBe(404)
  const { body } = await browser.startEnrolment(await issueCode(atAddress, 'site.admin'))
  expect(body.passkey).toBeUndefined()
  expect((await sendNew(browser, {})).status).toBe(404)
  expect(await browser.enrolApp(appCode(body.app.secret))).toMatchObject({
    status: 200,
    body: { secondFactor: 'totp' },
  })
})
