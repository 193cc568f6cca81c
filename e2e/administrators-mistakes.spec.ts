import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { waitForMail } from './environment/mails.ts'
import { completeRun } from './environment/person.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { createDataProbe } from './environment/server-data.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { type StaffSession, signInAsAdministrator } from './environment/staff.ts'

/**
 * What administrators get wrong, while people are still served.
 *
 *   a broken template:  refused with line and column → mails keep the text before
 *                       in the database all the same → the supplied text; markup in texts and names stays text
 *   a cron for never:   refused; one in the database stops only its own job
 *   too many words:     refused before and while they arrive; the dictionary before holds, no one waits
 */
let smtp: FakeSmtpServer
let server: RunningServer
let api: Api
let admin: StaffSession

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  smtp = await startFakeSmtpServer()
  server = await startServer({ env: { LATCHKEY_SMTP: smtp.url, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  api = createApi({ url: server.url, trusted: true })
  admin = await signInAsAdministrator(api)
})
test.afterAll(async () => {
  await server?.stop()
  await smtp?.close()
})

const passwords = new Map([
  ['active.user', 'Harbour-Lantern-41'],
  ['finegrained.user', 'Cinnamon-Lighthouse-39'],
  ['helpdesk.operator', 'Amber-Telescope-40'],
])
let serial = 0

/** Changes the account's password and returns the mail about it. */
async function mailAbout(account: string): Promise<string> {
  const before = smtp.received.length
  const newPassword = `Bramble-Harvest-${70 + serial++}`
  const secrets = { password: passwords.get(account), newPassword }
  const { step } = await completeRun(api, { workflow: 'manage-my-passwords', account }, secrets)
  expect(step).toMatchObject({ status: 'done' })
  passwords.set(account, newPassword)
  return waitForMail(smtp, `${account}@corp.example.com`, { says: new RegExp(account), before })
}

const template = '/api/v1/admin/templates/workflow-succeeded.manage-my-passwords'

test('a broken template is refused with its line, and mails keep the text before', async () => {
  const supplied = await mailAbout('active.user')
  const { etag } = await admin.call('GET', template)
  const words = (text: string) => ({ wordings: { en: { subject: 'Done', text } } })
  for (const [text, code, at] of [
    ['Hello {displayName},\n\nit is {done', 'message-broken', /line 3|3/],
    ['Hello {shoeSize}', 'parameter-unknown', /displayName/],
    ['Your password is {newPassword}', 'parameter-secret', /./],
  ] as const) {
    const { status, body } = await admin.call('PUT', template, words(text), etag)
    expect({ status, code: body.problems?.[0]?.code }, text).toEqual({ status: 422, code })
    expect(body.problems[0].path).toMatch(/^wordings\.en\.text/)
    expect(body.problems[0].text).toMatch(at)
  }
  expect(subjectOf(await mailAbout('active.user'))).toBe(subjectOf(supplied))

  const saved = await admin.call('PUT', template, words('Dear {displayName} <b>of us</b>,\n\n{account} has it.'), etag)
  expect(saved.status).toBe(200)
  const own = await mailAbout('active.user')
  expect(subjectOf(own)).toBe('Done')
  expect(own).toContain('&lt;b&gt;of us&lt;/b&gt;')
})

const subjectOf = (mail: string) => mail.split('\n').find((line) => line.trim() !== '')

test('a template that is broken in the database does not stop mails', async () => {
  changeRow(
    `update "Setting" set "value" = ? where "name" = 'template.workflow-succeeded.manage-my-passwords'`,
    JSON.stringify({ en: { subject: 'Broken {', text: 'Hello {displayName' } }),
  )
  const mail = await mailAbout('finegrained.user')
  expect(mail).not.toContain('Broken')
  expect(mail).toMatch(/password/i)
})

/** As another program, or a copy of another version, may leave it. */
const changeRow = (sql: string, ...values: string[]) => expect(createDataProbe(server).execute(sql, ...values)).toBe(1)

const cleanUp = '/api/v1/admin/jobs/clean-up'

test('a timetable that never comes up is refused, and one in the database stops only its own job', async () => {
  const { etag, body: before } = await admin.call('GET', cleanUp)
  for (const [cron, code] of [
    ['0 0 30 2 *', 'cron-never'],
    ['every monday', 'cron-malformed'],
    ['61 * * * *', 'cron-malformed'],
  ]) {
    const refused = await admin.call('PUT', cleanUp, { cron, enabled: true }, etag)
    expect(refused, cron).toMatchObject({ status: 422, body: { problems: [{ path: 'cron', code }] } })
  }
  expect((await admin.call('GET', cleanUp)).body).toMatchObject({ version: before.version, cron: before.cron })

  const overdue = '2026-01-01T00:00:00.000Z'
  changeRow(`update "Job" set "cron" = ?, "nextAt" = ? where "id" = 'clean-up'`, '0 0 30 2 *', overdue)
  const nextAt = async (task: string) => (await admin.call('GET', `/api/v1/admin/jobs/${task}`)).body.status.nextAt
  await expect.poll(() => nextAt('clean-up')).toBeUndefined()
  expect(await nextAt('retention')).toBeDefined()
  expect((await admin.call('POST', '/api/v1/admin/jobs/user-status-statistics/run')).status).toBeLessThan(300)
  const statistics = async () => (await admin.call('GET', '/api/v1/admin/jobs/user-status-statistics')).body.status
  await expect.poll(statistics).toMatchObject({ state: 'idle', lastEndedAt: expect.anything() })
})

const dictionary = '/api/v1/admin/password-lists/dictionary'
const upload = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${dictionary}`, {
    method: 'PUT',
    headers: { ...admin.headers, 'content-type': 'text/plain', ...headers },
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit)

/** Words without an end: only a server that refuses while they arrive answers at all. */
function endlessWords() {
  const lines = Buffer.from('meadow-lantern-harbour\n'.repeat(4000))
  return new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(lines) })
}

test('too many words are refused while they arrive; the dictionary before holds, and no one waits', async () => {
  const taken = await upload('harbour\nlantern\n')
  expect([taken.status, (await taken.json()).held]).toEqual([200, expect.objectContaining({ entries: 2 })])
  await admin.update<{ id: string; version: number }>(
    '/api/v1/admin/policies/default',
    ({ id, version, ...policy }) => ({ ...policy, rules: [{ id: 'dictionary', settings: { where: 'within' } }] }),
  )
  const reply = upload(endlessWords()).then(
    async (reply) => ({ status: reply.status, code: (await reply.json()).problems?.[0]?.code }),
    () => 'hung up',
  )
  await mailAbout('helpdesk.operator')
  expect([{ status: 422, code: 'list-too-large' }, 'hung up']).toContainEqual(await reply)
  const whole = await upload(Buffer.alloc(50_000_000, 'meadow\n')).catch(() => undefined)
  if (whole) expect([whole.status, (await whole.json()).problems[0].code]).toEqual([422, 'list-too-large'])

  const held = await admin.call('GET', dictionary)
  expect(held.body).toMatchObject({ held: { entries: 2 } })
  expect(held.body.running).toBeUndefined()
  const { step } = await completeRun(
    api,
    { workflow: 'manage-my-passwords', account: 'active.user' },
    { password: passwords.get('active.user'), newPassword: 'My-Lantern-1977' },
  )
  expect(step).toMatchObject({ status: 'ask', page: { problem: { code: 'password-dictionary' } } })
  expect(await runCommand(server, ['verify-audit'])).toMatchObject({ code: 0, err: '' })
})
