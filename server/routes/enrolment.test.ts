import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTotpSecret } from '../factors/common/totp-codes.ts'
import { decryptOrder } from '../notifications/outbox.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { encryptFor } from '../profiles/encryption.ts'
import { saveTotp } from '../store/profile-totp.ts'
import { ensureProfile } from '../store/profiles.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { appCode, enrolApp, issueCode, openBrowser, requireSecondFactor } from './testing-second-factor.ts'

/** H6: a stolen password enrols nothing; the code for it comes from an administrator or from the server's terminal. */
let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
  await seedSamplePolicies(server.services)
  await requireSecondFactor(server)
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

async function openSignedIn(account = 'site.admin') {
  const browser = openBrowser(server)
  await browser.signIn(account, { frontEnd: account === 'site.admin' ? 'administration' : 'helpdesk' })
  return browser
}

const read = () => server.services.store.read
const countFactors = async () => (await read().selectFrom('StaffFactor').select('id').execute()).length

/** What every mail of one event says, and to whom. */
async function listMails(event: string) {
  const rows = await read().selectFrom('OutboxMail').select('order').execute()
  return rows
    .map(({ order }) => decryptOrder(server.services.keys, order))
    .filter(({ template, values }) => template === 'staff-factor-changed' && values.event === event)
}

test('H6: the password alone enrols nothing', async () => {
  const browser = await openSignedIn()
  for (const code of ['', 'AAAA-AAAA-AAAA']) expect((await browser.startEnrolment(code)).status).not.toBe(200)
  expect((await browser.enrolApp('123456')).body.code).toBe('enrolment-code-refused')
  expect(await countFactors()).toBe(0)
})

test('H6: no code, one that is open for the person, and a factor that is there answer a wrong code alike', async () => {
  const answers: unknown[] = []
  const refuse = async () => {
    const browser = await openSignedIn()
    answers.push((await browser.startEnrolment('AAAA-AAAA-AAAA')).body, (await browser.showCode('000000')).body)
  }
  await refuse()
  await issueCode(server, 'site.admin')
  await refuse()
  await enrolApp(server, 'site.admin')
  await refuse()
  expect(answers.slice(2)).toEqual([answers[0], answers[1], answers[0], answers[1]])
})

test('H6: an enrolment code works once, for its person, in any spelling', async () => {
  const code = await issueCode(server, 'site.admin')
  const stranger = await openSignedIn('helpdesk.operator')
  expect((await stranger.startEnrolment(code)).body.code).toBe('enrolment-code-refused')

  const browser = await openSignedIn()
  const offered = await browser.startEnrolment(code.toLowerCase().replaceAll('-', ' '))
  expect(offered.body.app).toMatchObject({
    uri: expect.stringMatching(/^otpauth:\/\/totp\//),
    qr: { size: expect.any(Number) },
  })
  expect((await browser.enrolApp('1')).body.code).toBe('second-factor-refused')
  expect((await browser.enrolApp(appCode(offered.body.app.secret))).body).toMatchObject({
    signedIn: true,
    secondFactor: 'totp',
  })

  const again = await openSignedIn()
  expect((await again.startEnrolment(code)).body.code).toBe('enrolment-code-refused')
})

test('H6: two browsers with one enrolment code enrol one factor', async () => {
  const code = await issueCode(server, 'site.admin')
  const browsers = [await openSignedIn(), await openSignedIn()]
  const secrets: string[] = []
  for (const browser of browsers) secrets.push((await browser.startEnrolment(code)).body.app.secret)
  const replies = await Promise.all(browsers.map((browser, index) => browser.enrolApp(appCode(secrets[index] ?? ''))))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await countFactors()).toBe(1)
})

test('H6: an expired or replaced enrolment code is refused, also after it was accepted', async () => {
  const { store } = server.services
  const first = await issueCode(server, 'site.admin')
  const begun = await openSignedIn()
  const { secret } = (await begun.startEnrolment(first)).body.app
  const second = await issueCode(server, 'site.admin')
  expect((await begun.enrolApp(appCode(secret))).status).toBe(409)
  expect((await (await openSignedIn()).startEnrolment(first)).body.code).toBe('enrolment-code-refused')
  await changeSignedRows(store, 'EnrolmentCode', { expiresAt: new Date('2020-01-01T00:00:00.000Z') })
  expect((await (await openSignedIn()).startEnrolment(second)).body.code).toBe('enrolment-code-refused')
  expect(await countFactors()).toBe(0)
})

test('H6: wrong enrolment codes are counted, and after ten the right one is refused', async () => {
  const code = await issueCode(server, 'site.admin')
  for (let wrong = 0; wrong < 10; wrong++) await (await openSignedIn()).startEnrolment('AAAA-AAAA-AAAA')
  expect(await (await openSignedIn()).startEnrolment(code)).toMatchObject({
    status: 429,
    body: { code: 'too-many-attempts' },
  })
})

test('H6: the person and every administrator are told of a code, a factor and a recovery', async () => {
  await enrolApp(server, 'helpdesk.operator', 'helpdesk')
  await issueCode(server, 'helpdesk.operator', true)
  for (const event of ['code-issued', 'totp-added', 'recovered']) {
    const mails = await listMails(event)
    expect(mails.map(({ to }) => to).sort(), event).toEqual([
      'helpdesk.operator@corp.example.com',
      'site.admin@corp.example.com',
    ])
    expect(JSON.stringify(mails)).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  }
})

test('H6: an app that was registered for self-service opens no staff site', async () => {
  const { store, keys, directory } = server.services
  const found = await directory.openSession({}).find('site.admin')
  if (found.found !== 'one') throw new Error('no administrator')
  const { id: personId, domain } = found.person
  const { secret } = createTotpSecret({ issuer: 'Contoso', account: 'site.admin' })
  await store.transaction(async (tx) => {
    await ensureProfile(tx, { personId, domain, language: 'en', askSalt: '' })
    await saveTotp(tx, { personId, sealedSecret: encryptFor(keys, 'totp', personId, secret), lastStep: 0 })
  })
  expect((await (await openSignedIn()).showCode(appCode(secret))).body.code).toBe('second-factor-refused')
})

test('H6: a factor row that was moved to another person opens nothing', async () => {
  const { secret } = await enrolApp(server, 'helpdesk.operator', 'helpdesk')
  const found = await server.services.directory.openSession({}).find('site.admin')
  const personId = found.found === 'one' ? found.person.id : ''
  await server.services.store.transaction((tx) => tx.updateTable('StaffFactor').set({ personId }).execute())
  expect((await (await openSignedIn()).showCode(appCode(secret, 1))).body.code).toBe('second-factor-refused')
})
