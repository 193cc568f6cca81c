import { afterEach, beforeEach, expect, test } from 'vitest'
import { decryptOrder } from '../notifications/outbox.ts'
import { renderMail } from '../notifications/rendering.ts'
import { listAdministrators } from '../policies/list-administrators.ts'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { enrolApp, openBrowser, requireSecondFactor } from './testing-second-factor.ts'

/** Who is told when staff's second factor is attacked or switched off. */
let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
  await seedSamplePolicies(server.services)
  await requireSecondFactor(server)
}, 60_000)
afterEach(() => server[Symbol.asyncDispose]())

async function listMails(wanted: string) {
  const { store, keys } = server.services
  const rows = await store.read.selectFrom('OutboxMail').select(['order', 'occurrences']).orderBy('id').execute()
  const mails = rows.map(({ order, occurrences }) => decryptOrder(keys, order, occurrences))
  return mails.filter(({ template }) => template === wanted)
}

async function listAddresses() {
  const administrators = await listAdministrators(server.services.store.read, server.services.directory)
  const addresses = administrators.flatMap(({ mail }) => mail ?? [])
  expect(addresses.length).toBeGreaterThan(0)
  return addresses.sort()
}

test('H6: when no try is left, the person and all administrators get one mail an hour, which counts later tries', async () => {
  const readers = [...(await listAddresses()), 'helpdesk.operator@corp.example.com'].sort()
  const browser = openBrowser(server)
  await browser.signIn('helpdesk.operator', { frontEnd: 'helpdesk' })
  for (let wrong = 0; wrong < 9; wrong++) await browser.showCode('12')
  expect(await listMails('staff-limit-reached')).toEqual([])
  expect((await browser.showCode('12')).body.code).toBe('second-factor-refused')
  const mails = await listMails('staff-limit-reached')
  expect(mails.map(({ to }) => to).sort()).toEqual(readers)
  expect(mails[0]).toMatchObject({ values: { account: 'helpdesk.operator', factor: 'totp', times: 1 } })
  for (let refused = 0; refused < 3; refused++)
    expect((await browser.showCode('12')).body.code).toBe('too-many-attempts')
  const held = (await listMails('staff-limit-reached')).slice(readers.length)
  expect(held.map(({ values }) => values.times)).toEqual(readers.map(() => 3))
})

test('H6: a script’s codes and enrolment codes are told alike, each kind with a mail of its own', async () => {
  const readers = [...(await listAddresses()), 'helpdesk.operator@corp.example.com']
  const frontEnd = 'helpdesk'
  for (let wrong = 0; wrong < 10; wrong++)
    await openBrowser(server).signIn('helpdesk.operator', { frontEnd, code: '12' })
  const browser = openBrowser(server)
  await browser.signIn('helpdesk.operator', { frontEnd })
  for (let wrong = 0; wrong < 10; wrong++) await browser.startEnrolment('AAAA-AAAA-AAAA')
  const mails = await listMails('staff-limit-reached')
  const factors = ['totp', 'enrolment-code'].flatMap((factor) => readers.map(() => factor))
  expect(mails.map(({ values }) => values.factor)).toEqual(factors)
  const { text } = renderMail({ ...(mails[0] ?? expect.fail('no mail')), language: 'de' })
  expect(text).toContain('Das Passwort dieses Kontos war richtig')
})

test('H6: all administrators get a mail when the second factor is switched off, and none when it stays', async () => {
  const { browser } = await enrolApp(server, 'site.admin')
  const address = '/api/v1/admin/settings/staff'
  const put = async (secondFactor: 'off' | 'required') => {
    const match = { 'if-match': (await browser.call('GET', address)).headers.get('etag') ?? '' }
    return (await browser.call('PUT', address, { secondFactor }, match)).status
  }
  expect(await put('required')).toBe(200)
  expect(await listMails('second-factor-off')).toEqual([])
  expect((await browser.call('PUT', address, { secondFactor: 'off' }, { 'if-match': '"1"' })).status).toBe(412)
  expect(await listMails('second-factor-off')).toEqual([])
  expect(await put('off')).toBe(200)
  expect(await put('off')).toBe(200)
  const mails = await listMails('second-factor-off')
  expect(mails.map(({ to }) => to).sort()).toEqual(await listAddresses())
  const { name, text } = { name: String(mails[0]?.values.by), text: renderMail(mails[0] ?? expect.fail('none')).text }
  expect(name).not.toBe('')
  expect(text).toContain(name)
})
