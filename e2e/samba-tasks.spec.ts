import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { latchkey } from './environment/command.ts'
import { type Helpdesk, helpdesk } from './environment/helpdesk.ts'
import { codeFor, mailTo } from './environment/mails.ts'
import { asked, settled } from './environment/person.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import type { NewPerson } from './environment/samba-people.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type SmtpStandIn, startSmtp } from './environment/smtp.ts'
import { signIn } from './environment/staff.ts'

/**
 * 4 "To show": what tasks write to an account, read in Active Directory's own attributes.
 *
 *   person:    a task of the organisation's own: code by mail → enabled, and asked for a new password at the next sign-in
 *   operator:  code read out by the caller → enabled, with or without that, as the operator decides
 *              → unlocked → a password shown once, which must be changed
 *
 * Nothing else about the account moves, and Samba's log knows of the one reset and of no other.
 */
const password = 'Copper-Meadow-52'
const base = 'DC=corp,DC=example,DC=test'
const addressOf = (account: string) => `${account}@corp.example.test`

let folder: string
let smtp: SmtpStandIn
let samba: Samba
let server: RunningServer
let api: Api
let desk: Helpdesk

const ends = [
  { key: 'restart', activity: 'restart-workflow-if-error-occurs', settings: {} },
  { key: 'tell', activity: 'email-user-if-workflow-succeeds', settings: {} },
]
const byCode = { key: 'code', activity: 'authenticate-by-email-code', settings: {} }
const enable = { key: 'enable', activity: 'enable-account', settings: {} }
const force = { key: 'force', activity: 'force-password-change-at-next-logon', settings: {} }
const common = { description: '', enabled: true, availability: [{ fact: 'disabled', is: true }] }
const welcomeBack = { ...common, id: 'welcome-back', site: 'self-service', name: 'Back from a long leave' }
const openAccount = { ...common, id: 'open-account', site: 'helpdesk', name: 'Open account' }

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = await mkdtemp(join(tmpdir(), 'tasks-'))
  smtp = await startSmtp()
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.25' })
  const env = { ...samba.environment, LATCHKEY_SMTP: smtp.url, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  server = await startServer({ env })
  api = createApi({ url: server.url, trusted: true })
  await samba.addPerson({ account: 'ada.admin', password, groups: ['Latchkey Administrators'] })
  await samba.addPerson({ account: 'otto.operator', password, groups: ['Night Shift > Latchkey Helpdesk'] })
  const admin = await signIn(api, { frontEnd: 'administration', account: 'ada.admin', password })
  for (const definition of [
    { ...welcomeBack, activities: [byCode, enable, force, ...ends] },
    {
      ...openAccount,
      activities: [byCode, enable, { ...force, settings: { operatorMayChoose: true } }, ...ends],
    },
  ]) {
    const created = await admin.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
    expect(created, definition.id).toMatchObject({ status: 201, body: { warnings: [] } })
  }
  desk = helpdesk(api, await signIn(api, { frontEnd: 'helpdesk', account: 'otto.operator', password }))
})
test.afterAll(async () => {
  await server?.stop()
  await samba?.stop()
  await smtp?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

const add = (person: Omit<NewPerson, 'password'>) =>
  samba.addPerson({ ...person, password, mail: addressOf(person.account) })

const counting = ['whenChanged', 'uSNChanged', 'badPasswordTime', 'badPwdCount', 'lastLogon', 'logonCount']

/** All of an account's attributes, but for those that count changes and tries. */
async function attributesOf(account: string): Promise<Record<string, unknown>> {
  const dn = `CN=${account},OU=People,${base}`
  const { searchEntries } = await samba.administrator((client) => client.search(dn, { scope: 'base' }))
  return Object.fromEntries(Object.entries(searchEntries[0] ?? {}).filter(([name]) => !counting.includes(name)))
}

/** A task of the operator's, at the page after the caller has read out the code from the mail. */
async function identified(workflow: string, account: string) {
  const before = smtp.received.length
  const { run, step: first } = await desk.begin({ workflow, account, reason: 'Called from reception' })
  const choice = asked(first).page.answer.properties.method
  const step = choice ? await desk.answer(run, first, { method: 'corporate-mail' }) : first
  const code = await codeFor(smtp, addressOf(account), before)
  return { run, step: await desk.answer(run, step, { code }) }
}

test('a person opens their account, and Windows asks for a new password', async () => {
  const account = 'lea.leave'
  await add({ account, state: 'disabled' })
  const before = await attributesOf(account)
  expect([before.userAccountControl, await samba.bind(account, password)]).toEqual(['514', '533'])

  const { run, step } = await api.start({ workflow: 'welcome-back', account })
  expect((await attributesOf(account)).userAccountControl).toBe('514')
  const code = await codeFor(smtp, addressOf(account))
  const done = await settled(api, run, await api.answer(run, asked(step).number, { code }))
  expect(done).toMatchObject({
    status: 'done',
    result: { lines: ['The account is enabled.', 'A new password is asked for at the next sign-in.'] },
  })

  expect(await attributesOf(account)).toEqual({ ...before, userAccountControl: '512', pwdLastSet: '0' })
  expect(await samba.bind(account, password)).toBe('773')
  expect(await samba.passwordChanges(account)).toHaveLength(1) // the one it was made with
  await mailTo(smtp, addressOf(account), { says: /A task for your account was completed/ })
})

for (const asks of [true, false]) {
  test(`an operator enables an account and ${asks ? 'has' : 'does not have'} Windows ask for a new password`, async () => {
    const account = `open.${asks ? 'asked' : 'kept'}`
    // "Password never expires" is a flag beside "disabled" that must survive.
    await add({ account, state: 'disabled', passwordNeverExpires: !asks })
    const before = await attributesOf(account)
    expect(before.userAccountControl).toBe(asks ? '514' : String(0x10202))
    const { run, step } = await identified('open-account', account)
    expect(step).toMatchObject({ status: 'ask', activity: 'force-password-change-at-next-logon' })
    const done = await desk.answer(run, step, { accept: asks })
    expect(done).toMatchObject({ status: 'done' })
    expect(await attributesOf(account)).toEqual({
      ...before,
      userAccountControl: asks ? '512' : String(0x10200),
      ...(asks && { pwdLastSet: '0' }),
    })
    expect(await samba.bind(account, password)).toBe(asks ? '773' : 'right')
    expect(await samba.passwordChanges(account)).toHaveLength(1)
  })
}

test('an operator takes off a lock, and the password stays', async () => {
  const account = 'lorenz.locked'
  await add({ account })
  for (let tries = 0; tries < 5; tries++) await samba.bind(account, 'An-Old-Password-1')
  expect(await samba.bind(account, password)).toBe('775')
  const { step } = await identified('unlock-account', account)
  expect(step).toMatchObject({ status: 'done' })
  expect((await attributesOf(account)).lockoutTime).toBe('0')
  expect(await samba.bind(account, password)).toBe('right')
  expect(await samba.passwordChanges(account)).toHaveLength(1)
})

test('an operator sets a password that is shown once and must be changed', async () => {
  const account = 'rosa.reset'
  await add({ account })
  const { run, step } = await identified('reset-password', account)
  expect(step).toMatchObject({ status: 'ask', activity: 'reset-password-in-ad' })
  const done = await desk.answer(run, step, {})
  if (done.status !== 'done') throw new Error(JSON.stringify(done))
  const [shown] = done.result?.shown ?? []
  expect((await attributesOf(account)).pwdLastSet).toBe('0')
  expect([await samba.bind(account, shown?.value ?? ''), await samba.bind(account, password)]).toEqual(['773', '52e'])
  expect((await samba.passwordChanges(account)).slice(1)).toMatchObject([{ action: 'Reset', status: 'Success' }])
  expect(server.log()).not.toContain(shown?.value)
})

test('who may not be helped is as unknown as somebody who does not exist', async () => {
  await add({ account: 'petra.protected', adminCount: true })
  for (const account of ['petra.protected', 'otto.operator', 'nobody.here'])
    await expect(desk.begin({ workflow: 'open-account', account })).rejects.toThrow(`does not find ${account}`)
  expect(await latchkey(server, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})
