import { afterEach, beforeEach, expect, test } from 'vitest'
import { createServerHarness, type ServerHarness } from '../../admin/testing.ts'
import { bearToken, findSamplePerson, issuePasscode, seedPortalPerson } from '../../testing-portal.ts'
import { createTestBrowser, readFormToken, type TestBrowser } from '../testing.ts'

/** The password pages without scripts, as a browser uses them. */

let server: ServerHarness
let browser: TestBrowser
beforeEach(async () => {
  server = await createServerHarness()
  await bearToken(server)
  browser = createTestBrowser(server.app)
})
afterEach(() => server[Symbol.asyncDispose]())

const start = '/legacy/passwords'
const newPassword = 'Quiet-Meadow-Lantern-58'

/** Sends the first form of the page at this address; returns where the reply leads. */
async function send(path: string, form: Record<string, string>): Promise<string | null> {
  const token = readFormToken(await browser.get(path))
  const reply = await browser.post(path, { 'form-token': token, ...form }, { 'sec-fetch-site': 'same-origin' })
  expect(reply.status).toBe(303)
  return reply.headers.get('location')
}
const titleOf = (page: string) => /<h1[^>]*>([^<]*)</.exec(page)?.[1]
async function signIn() {
  const person = await seedPortalPerson(server, 'active.user')
  const passcode = await issuePasscode(server, person)
  expect(await send(start, { account: 'active.user', passcode })).toBe(start)
  return { person, passcode }
}
const verify = async (password: string) => {
  const person = await findSamplePerson(server, 'active.user')
  return server.services.directory.openSession({}).verifyPassword(person, password)
}

test('a passcode signs in, an account is chosen and gets a new password; nothing secret is in a cookie or address', async () => {
  const { person } = await signIn()
  const accounts = await browser.get(start)
  expect(titleOf(accounts)).toBe('My passwords')
  const tick = `ADSAccount-${person.id}`
  expect(accounts).toContain(`name="${tick}"`)
  expect(await send(start, { 'form-kind': 'targets' })).toBe(start)
  expect(await browser.get(start)).toContain('Choose at least one account.')
  expect(await send(start, { 'form-kind': 'targets', [tick]: 'on' })).toBe(`${start}/new`)
  expect(await send(`${start}/new`, { newPassword: 'short' })).toBe(`${start}/new`)
  const refused = await browser.get(`${start}/new`)
  expect(refused).toContain('aria-invalid="true"')
  expect(await send(`${start}/new`, { newPassword })).toBe(`${start}/results`)
  const results = await browser.get(`${start}/results`)
  expect(titleOf(results)).toBe('The new password is set')
  expect(results).toContain('active.user@corp.example.com')
  expect(await verify(newPassword)).toBe('right')
  expect(results).not.toContain(newPassword)
})

test('a wrong passcode and an unknown account get the same page, with the account as it was typed', async () => {
  await seedPortalPerson(server, 'active.user')
  const pages: string[] = []
  for (const account of ['active.user', 'nobody.here']) {
    expect(await send(start, { account, passcode: 'WRONGONE' })).toBe(start)
    const page = await browser.get(start)
    expect(page).toContain(`value="${account}"`)
    expect(page).not.toContain('WRONGONE')
    pages.push(page.replaceAll(account, '').replace(/name="form-token" value="[^"]*"/g, ''))
  }
  expect(pages[1]).toBe(pages[0])
})

test('questions are asked on a page of their own, whose address does not name the account', async () => {
  await seedPortalPerson(server, 'active.user')
  expect(await send(start, { account: 'active.user', passcode: '', 'form-press': 'questions' })).toBe(
    `${start}/answers`,
  )
  const page = await browser.get(`${start}/answers`)
  expect(page.match(/type="password"/g)).toHaveLength(2)
  const wrong = { 'answers.0.answer': 'wrong', 'answers.1.answer': 'wrong' }
  expect(await send(`${start}/answers`, wrong)).toBe(`${start}/answers`)
  expect(await browser.get(`${start}/answers`)).toContain('role="alert"')
})

test('a session that is over leads to the sign-in, and from there back to the new password', async () => {
  const { person } = await signIn()
  await send(start, { 'form-kind': 'targets', [`ADSAccount-${person.id}`]: 'on' })
  const token = readFormToken(await browser.get(`${start}/new`))
  browser.cookies.delete('__Host-latchkey-session')
  const late = await browser.post(
    `${start}/new`,
    { 'form-token': token, newPassword },
    { 'sec-fetch-site': 'same-origin' },
  )
  expect(late.headers.get('location')).toBe(start)
  expect(await verify(newPassword)).toBe('wrong')
  const passcode = await issuePasscode(server, person)
  expect(await send(start, { account: 'active.user', passcode })).toBe(`${start}/new`)
  expect(await send(`${start}/new`, { newPassword })).toBe(`${start}/results`)
})

test('a kiosk has no password pages, and a form of another session is refused', async () => {
  const { person } = await signIn()
  const forged = await browser.post(
    start,
    { 'form-token': 'x', 'form-kind': 'targets', [`ADSAccount-${person.id}`]: 'on' },
    { 'sec-fetch-site': 'same-origin' },
  )
  expect(forged.headers.get('location')).toBe(start)
  expect(await browser.get(start)).toContain('out of date')
  await browser.get('/legacy/?kiosk')
  expect((await browser.call('GET', start)).headers.get('location')).toBe('/legacy/?kiosk')
})

test('signing out ends the session', async () => {
  await signIn()
  expect(await send(start, { 'form-press': 'sign-out' })).toBe(start)
  expect(await browser.get(start)).toContain('name="passcode"')
})
