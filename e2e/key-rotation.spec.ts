import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'

/**
 * The keys of a running server are rotated.
 *
 *   mails encrypted → keys rotate → keys: what still needs the old one → reencrypt-secrets → only the audit does
 */
let server: RunningServer
let admin: StaffSession
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer({ env: { LATCHKEY_SMTP: 'none' } })
  admin = await signInAsAdministrator(createApi({ url: server.url }))
})
test.afterAll(() => server?.stop())

const keys = (...words: string[]) => runCommand(server, ['keys', ...words])
const outbox = async () => (await admin.call('GET', '/api/v1/admin/outbox')).body as { items: { to?: string }[] }

/** A mail to the administrator, which waits in the outbox: there is no mail server. */
async function enqueueMail(): Promise<void> {
  const sent = await admin.call('POST', '/api/v1/admin/templates/invitation/test', { language: 'en' })
  expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300)
}

test('a rotation needs no pause, and what old keys encrypted is encrypted again', async () => {
  await enqueueMail()
  const before = await outbox()
  expect(before.items.length).toBeGreaterThan(0)
  const old = (await keys()).out.slice(0, 12)

  const rotated = await keys('rotate')
  expect(rotated).toMatchObject({ code: 0, out: expect.stringContaining('It is in use.') })
  expect((await keys()).out).toMatch(new RegExp(`${old} .*still needed for .*mail`))
  // The server has noticed by now, opens what is old, and seals with what is new.
  await expect.poll(async () => (await outbox()).items.length).toBe(before.items.length)
  await enqueueMail()

  expect((await admin.call('POST', '/api/v1/admin/jobs/reencrypt-secrets/run')).status).toBeLessThan(300)
  await expect.poll(async () => (await keys()).out).not.toMatch(/mail|proof/)
  expect((await outbox()).items.map(({ to }) => to)).toEqual(expect.arrayContaining(before.items.map(({ to }) => to)))
  const removal = await keys('remove', old)
  expect(removal).toMatchObject({
    code: 1,
    err: expect.stringContaining('audit records (until the scheduled task retention cuts them)'),
  })
  expect((await runCommand(server, ['doctor'])).out).toMatch(new RegExp(`note +key ${old} +is from before a rotation`))
})
