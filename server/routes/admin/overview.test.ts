import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertVersion } from '../../store/resource-versions.ts'
import { absentSetting, putSetting } from '../../store/settings.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
const overview = '/api/v1/admin/overview'

beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const isDone = async (code: string) =>
  (await admin('GET', overview)).body.setUp.find((step: { code: string }) => step.code === code)?.isDone

test('only administrators see it', async () => {
  expect((await server.call('GET', overview)).status).toBe(401)
  const operator = server.as(await server.signIn('helpdesk.operator', 'helpdesk'))
  expect((await operator('GET', overview)).status).toBe(401)
})

test('the sample company says so, and a step of the set-up is done once it is', async () => {
  expect((await admin('GET', overview)).body.needs).toContainEqual({ code: 'sample-company' })
  expect(await isDone('extension-pages')).toBe(false)
  const pages = ['https://mail.example.com']
  expect((await admin('PUT', '/api/v1/admin/settings/site', { pages }, '"0"')).status).toBe(200)
  expect(await isDone('extension-pages')).toBe(true)
})

test('changes are listed newest first, with their title and who made them', async () => {
  await admin('PUT', '/api/v1/admin/settings/mail', { defaultLanguage: 'de' }, '"0"')
  const { changes } = (await admin('GET', overview)).body
  expect(changes[0]).toMatchObject({ resource: 'settings', id: 'mail', title: 'Language of e-mails', version: 1 })
  expect(changes[0].by).toMatch(/^site\.admin@/)
})

test('a change of a list of passwords is listed by the list’s name', async () => {
  const { store } = server.services
  const version = { resource: 'password-list', id: 'dictionary', action: 'removed', content: null } as const
  await store.transaction((tx) => insertVersion(tx, version))
  const { changes } = (await admin('GET', overview)).body
  expect(changes).toContainEqual(expect.objectContaining({ resource: 'password-list', title: 'Dictionary' }))
})

test('a task that failed is listed as work for an administrator', async () => {
  await admin('GET', '/api/v1/admin/jobs')
  const { store } = server.services
  const result = JSON.stringify({ outcome: 'failed', code: 'unexpected', done: 0, counts: {} })
  await store.transaction(async (tx) => {
    await tx.updateTable('Job').set({ lastResult: result }).where('id', '=', 'clean-up').execute()
  })
  expect((await admin('GET', overview)).body.needs).toContainEqual({ code: 'job-failed', title: 'Clean up' })
})

test('a group that gives a role and that the directory does not have is listed as work for an administrator', async () => {
  const groups = ['Latchkey Administrators', 'Disbanded Auditors']
  const { store } = server.services
  await store.transaction((tx) => putSetting(tx, 'administration', { groups, auditors: ['Gone'] }, absentSetting))
  const { needs } = (await admin('GET', overview)).body
  expect(needs).toContainEqual({ code: 'role-group-missing', title: 'Disbanded Auditors' })
  expect(needs).toContainEqual({ code: 'role-group-missing', title: 'Gone' })
})
