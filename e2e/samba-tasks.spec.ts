import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { type Api, createApi } from './environment/api.ts'
import { createHelpdeskClient, type HelpdeskClient } from './environment/helpdesk-client.ts'
import { waitForMail, waitForMailedCode } from './environment/mails.ts'
import { assertAskStep, waitUntilSettled } from './environment/person.ts'
import { runCommand } from './environment/run-command.ts'
import { type Samba, startSamba } from './environment/samba.ts'
import type { NewPerson } from './environment/samba-people.ts'
import { type RunningServer, startServer } from './environment/server.ts'
import { type FakeSmtpServer, startFakeSmtpServer } from './environment/smtp.ts'
import { enrolStaff, nameAdministrators, type Reply, type StaffSession } from './environment/staff.ts'

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
let smtp: FakeSmtpServer
let samba: Samba
let server: RunningServer
let api: Api
let helpdesk: HelpdeskClient
let admin: StaffSession

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
  folder = await mkdtemp(join(tmpdir(), 'tasks-'))
  smtp = await startFakeSmtpServer()
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.25' })
  const env = { ...samba.environment, LATCHKEY_SMTP: smtp.url, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' }
  server = await startServer({ env })
  api = createApi({ url: server.url, trusted: true })
  await samba.addPerson({ account: 'ada.admin', password, groups: ['Latchkey Administrators'] })
  await samba.addPerson({ account: 'otto.operator', password, groups: ['Night Shift > Latchkey Helpdesk'] })
  await samba.addPerson({ account: 'sam.squatter', password })
  await nameAdministrators(server, samba)
  admin = await enrolStaff(server, samba.environment, api, {
    frontEnd: 'administration',
    account: 'ada.admin',
    password,
  })
  for (const definition of [
    { ...welcomeBack, activities: [byCode, enable, force, ...ends] },
    { ...openAccount, activities: [byCode, enable, { ...force, settings: { operatorMayChoose: true } }, ...ends] },
  ]) {
    const created = await admin.call('POST', '/api/v1/admin/workflows', { policy: 'default', definition })
    expect(created, definition.id).toMatchObject({ status: 201, body: { warnings: [] } })
  }
  const { body } = await nameOperators(`CN=Latchkey Helpdesk,CN=Users,${base}`)
  expect(body.helpdeskScope.include.groups).toEqual([expect.stringMatching(/^s-1-5-21-/)])
  helpdesk = createHelpdeskClient(
    api,
    await enrolStaff(server, samba.environment, api, { frontEnd: 'helpdesk', account: 'otto.operator', password }),
  )
})
test.afterAll(async () => {
  await server?.stop()
  await samba?.stop()
  await smtp?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** Lets the members of this group help everybody. */
async function nameOperators(group: string): Promise<Reply> {
  const path = '/api/v1/admin/policies/default'
  const { body, etag } = await admin.call('GET', path)
  const { id: _, version: __, ...definition } = body
  const helpdeskScope = { include: { groups: [group] } }
  return admin.call('PUT', path, { ...definition, helpdeskScope }, etag)
}

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
  const { run, step: first } = await helpdesk.startRun({ workflow, account, reason: 'Called from reception' })
  const { actions = [] } = assertAskStep(first).page
  const choice = actions.find(({ answer }) => answer.method === 'corporate-mail')
  const step = choice ? await helpdesk.answer(run, first, choice.answer) : first
  const code = await waitForMailedCode(smtp, addressOf(account), before)
  return { run, step: await helpdesk.answer(run, step, { code }) }
}

test('a person enables their account, and Windows asks for a new password', async () => {
  const account = 'lea.leave'
  await add({ account, state: 'disabled' })
  const before = await attributesOf(account)
  expect([before.userAccountControl, await samba.bind(account, password)]).toEqual(['514', '533'])

  const { run, step } = await api.start({ workflow: 'welcome-back', account })
  expect((await attributesOf(account)).userAccountControl).toBe('514')
  const code = await waitForMailedCode(smtp, addressOf(account))
  const done = await waitUntilSettled(api, run, await api.answer(run, assertAskStep(step).number, { code }))
  expect(done).toMatchObject({
    status: 'done',
    result: { lines: ['The account is enabled.', 'A new password is asked for at the next sign-in.'] },
  })

  expect(await attributesOf(account)).toEqual({ ...before, userAccountControl: '512', pwdLastSet: '0' })
  expect(await samba.bind(account, password)).toBe('773')
  expect(await samba.passwordChanges(account)).toHaveLength(1) // the one it was made with
  await waitForMail(smtp, addressOf(account), { says: /A task for your account was completed/ })
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
    const done = await helpdesk.answer(run, step, { accept: asks })
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

test('an operator unlocks an account, and the password stays', async () => {
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
  const done = await helpdesk.answer(run, step, {})
  if (done.status !== 'done') throw new Error(JSON.stringify(done))
  const [shown] = done.result?.shown ?? []
  expect((await attributesOf(account)).pwdLastSet).toBe('0')
  expect([await samba.bind(account, shown?.value ?? ''), await samba.bind(account, password)]).toEqual(['773', '52e'])
  expect((await samba.passwordChanges(account)).slice(1)).toMatchObject([{ action: 'Reset', status: 'Success' }])
  expect(server.log()).not.toContain(shown?.value)
})

test('a person who may not be helped gets the answer of an unknown account', async () => {
  await add({ account: 'petra.protected', adminCount: true })
  for (const account of ['petra.protected', 'otto.operator', 'nobody.here'])
    await expect(helpdesk.startRun({ workflow: 'open-account', account })).rejects.toThrow(`does not find ${account}`)
  expect(await runCommand(server, ['verify-audit'], samba.environment)).toMatchObject({ code: 0, err: '' })
})

test('M9: a second group of the operators’ name admits no one, and the first keeps its rights under a new name', async () => {
  const people = `CN=Users,${base}`
  await samba.administrator(async (client) => {
    await client.modifyDN(`CN=Latchkey Helpdesk,${people}`, 'CN=Service Desk')
    const squatter = { objectClass: 'group', sAMAccountName: 'squatters' }
    await client.add(`CN=Latchkey Helpdesk,${people}`, { ...squatter, member: `CN=sam.squatter,OU=People,${base}` })
  })
  const signIn = { frontEnd: 'helpdesk', module: 'directory-password', account: 'sam.squatter', password }
  const refused = await api.call('POST', '/api/v1/sign-in', { body: signIn })
  expect(await refused.json()).toMatchObject({ code: 'sign-in-refused' })
  await add({ account: 'still.helped' })
  expect(await helpdesk.startRun({ workflow: 'reset-password', account: 'still.helped' })).toMatchObject({
    step: { status: 'ask' },
  })
  expect((await nameOperators('Nobody At All')).body).toMatchObject({
    code: 'settings-refused',
    problems: [{ path: 'helpdeskScope.include.groups.0', code: 'group-not-found' }],
  })
  await samba.administrator((client) =>
    client.add(`CN=Latchkey Helpdesk,OU=People,${base}`, { objectClass: 'group', sAMAccountName: 'others' }),
  )
  expect((await nameOperators('Latchkey Helpdesk')).body.problems).toMatchObject([{ code: 'group-ambiguous' }])
})
