import { afterEach, beforeEach, expect, test } from 'vitest'
import { activities } from '../activities/index.ts'
import { createServerHarness, type ServerHarness } from '../routes/admin/testing.ts'
import { sectionOf } from './document.ts'
import { applyConfiguration, compareConfiguration, exportConfiguration } from './import-configuration.ts'

/** Against whole servers on the sample company, changed through their API. */

const api = '/api/v1/admin'
const servers: ServerHarness[] = []
let admin: ReturnType<ServerHarness['as']>

async function start() {
  const server = await createServerHarness()
  servers.push(server)
  const { store } = server.services
  const services = { ...server.services, activities, staffUrl: 'http://localhost:8080' }
  const { signal } = new AbortController()
  return {
    server,
    store,
    services,
    read: async () => (await exportConfiguration(store, 'https://example.test/schema.json')).text,
    compare: (text: string) => compareConfiguration(services, text, { by: '', signal }),
    async import(text: string) {
      const comparison = await compareConfiguration(services, text, { by: '', signal })
      await applyConfiguration(services, comparison, undefined)
      services.policies.invalidate()
      return comparison.changes.map(({ resource, id, action }) => `${resource} ${id} ${action}`)
    },
  }
}

type Started = Awaited<ReturnType<typeof start>>
let one: Started

beforeEach(async () => {
  one = await start()
  admin = one.server.as(await one.server.signIn('site.admin', 'administration'))
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server[Symbol.asyncDispose]()
})

async function send(method: string, path: string, body?: unknown, match?: string) {
  const reply = await admin(method, `${api}${path}`, body, match)
  expect([path, reply.status, reply.body?.problems]).toEqual([
    path,
    expect.toSatisfy((status) => status < 300),
    undefined,
  ])
  return reply
}

/** Changes something of every kind. */
async function changeEverything() {
  const groups = (name: string) => ({
    domains: [],
    include: { groups: [name], containers: [] },
    exclude: { groups: [], containers: [] },
  })
  const sales = await send('POST', '/policies', { name: 'Sales', enabled: true, userScope: groups('Finance') })
  await send('POST', '/policies', { name: 'Warehouse', enabled: false })
  const { policies } = (await send('GET', '/policy-order')).body
  const order = await send('GET', '/policy-order')
  await send('PUT', '/policy-order', { policies: policies.toReversed() }, order.headers.get('etag') ?? '')
  const { definition } = (await send('GET', '/workflows/default/unlock-my-account')).body
  const own = { ...definition, id: 'unlock-quickly', name: { de: 'Schnell entsperren', en: 'Unlock quickly' } }
  await send('POST', '/workflows', { policy: sales.body.id, definition: own })
  await send('PUT', '/workflows/default/unlock-my-account', { definition: { ...definition, enabled: false } }, '"1"')
  const wordings = { en: { subject: 'Unlocked', text: 'Hello {account}' } }
  await send('PUT', '/templates/workflow-failed.unlock-quickly', { wordings }, '"0"')
  await send('PUT', '/settings/mail', { defaultLanguage: 'de' }, '"0"')
  const job = await send('GET', '/jobs/clean-up')
  const { cron: _, ...settings } = job.body
  await send('PUT', '/jobs/clean-up', { ...settings, cron: '5 4 * * *' }, job.headers.get('etag') ?? '')
  return { sales: sales.body.id as string }
}

test('a configuration that was exported is the same after an import on another server, which is done once', async () => {
  await changeEverything()
  const text = await one.read()
  const two = await start()
  expect(await two.read()).not.toBe(text)
  const changes = await two.import(text)
  expect(changes.map((change) => change.replace(/[0-9a-f-]{36}/g, 'ID')).toSorted()).toEqual([
    'job clean-up changed',
    'policy ID created',
    'policy ID created',
    'settings mail changed',
    'template workflow-failed.unlock-quickly changed',
    'workflow ID/unlock-quickly created',
    'workflow default/unlock-my-account changed',
  ])
  expect(await two.read()).toBe(text)
  expect(await two.import(text)).toEqual([])
  expect(await two.services.policies.listWorkflows('self-service')).toEqual(
    await one.services.policies.listWorkflows('self-service'),
  )
  expect(await one.import(text)).toEqual([])
})

test('what a section leaves out is removed, and comes back from an earlier export with its versions counted on', async () => {
  const before = await one.read()
  const { sales } = await changeEverything()
  const after = await one.read()
  const removed = await one.import(before)
  expect(removed).toContain(`policy ${sales} deleted`)
  expect(removed).toContain('template workflow-failed.unlock-quickly deleted')
  expect(removed).toContain('workflow default/unlock-my-account changed')
  expect(await one.read()).toBe(before)
  expect(await one.import(after)).toContain(`policy ${sales} created`)
  expect(await one.read()).toBe(after)
  const policy = await send('GET', `/policies/${sales}`)
  const { id: _, version: __, ...definition } = policy.body
  await send('PUT', `/policies/${sales}`, { ...definition, name: 'Sales North' }, policy.headers.get('etag') ?? '')
  const versions = await send('GET', `/policies/${sales}/versions`)
  expect(versions.body.items.map(({ action }: { action: string }) => action).slice(0, 3)).toEqual([
    'changed',
    expect.any(String),
    expect.any(String),
  ])
  expect((await send('GET', '/templates/workflow-failed.unlock-quickly/versions')).body.items).toHaveLength(3)
})

test('an import keeps versions and audit events as the API does', async () => {
  await one.import(
    'format: latchkey-configuration\nformatVersion: 1\nsettings:\n  mail:\n    defaultLanguage: fr\n...\n',
  )
  const { items } = (await send('GET', '/settings/mail/versions')).body
  expect(items).toEqual([{ version: 1, action: 'imported', at: expect.any(String) }])
  const event = await one.store.read
    .selectFrom('AuditEvent')
    .select(['event', 'data'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const data = { resource: 'settings', id: 'mail', action: 'imported', version: 1 }
  expect({ ...event, data: JSON.parse(event.data) }).toEqual({ event: 'configuration-changed', data })
})

test('sections that a document leaves out stay as they are', async () => {
  await changeEverything()
  const before = await one.read()
  expect(await one.import('format: latchkey-configuration\nformatVersion: 1\n...\n')).toEqual([])
  expect(await one.import('format: latchkey-configuration\nformatVersion: 1\nsettings: {}\njobs: {}\n...\n')).toEqual(
    [],
  )
  expect(await one.read()).toBe(before)
})

test('every resource with versions has its section, and every stored setting is one of them or the program’s own', async () => {
  await changeEverything()
  const kept = await one.store.read.selectFrom('ResourceVersion').select('resource').distinct().execute()
  expect(kept.map(({ resource }) => resource).toSorted()).toEqual([
    'job',
    'policy',
    'policy-order',
    'settings',
    'template',
  ])
  for (const { resource } of kept) expect(Object.keys(sectionOf)).toContain(resource)
  const text = await one.read()
  const stored = await one.store.read.selectFrom('Setting').select('name').execute()
  const own =
    /^(keys\.|rows\.signed|policies\.revision|workflows\.predefined|names\.|sample\.|password-lists?\.|audit|profiles?\.|template\.|methods?\.)/
  const configured = stored.map(({ name }) => name).filter((name) => !own.test(name))
  expect(configured).not.toEqual([])
  for (const name of configured) expect(text).toContain(`\n  ${name}:`)
})

test('of two writers the second is refused, and nothing of it stays', async () => {
  const text = (await one.read())
    .replace('defaultLanguage: en', 'defaultLanguage: fr')
    .replace('name: Default', 'name: Everybody')
  const comparison = await one.compare(text)
  expect(comparison.changes.map(({ resource }) => resource)).toEqual(['policy', 'settings'])
  await send('PUT', '/settings/mail', { defaultLanguage: 'de' }, '"0"')
  const before = await one.read()
  await expect(applyConfiguration(one.services, comparison, undefined)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  expect(await one.read()).toBe(before)
  expect((await one.compare(text)).version).not.toBe(comparison.version)
})

test('a policy that another writer adds meanwhile refuses an import that would not know it', async () => {
  const comparison = await one.compare((await one.read()).replace('name: Default', 'name: Everybody'))
  await send('POST', '/policies', { name: 'Sales', enabled: false })
  const before = await one.read()
  await expect(applyConfiguration(one.services, comparison, undefined)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  expect(await one.read()).toBe(before)
})

test('an import that breaks off before its end leaves nothing', async () => {
  const before = await one.read()
  const comparison = await one.compare(
    before.replace('defaultLanguage: en', 'defaultLanguage: fr').replace('name: Default', 'name: Everybody'),
  )
  const [first, second] = comparison.changes
  if (!first || !second) throw new Error('two changes are expected')
  const breaking = { ...second, write: () => Promise.reject(new Error('the process ended')) }
  const broken = { ...comparison, changes: [first, breaking] }
  await expect(applyConfiguration(one.services, broken, undefined)).rejects.toThrow('the process ended')
  expect(await one.read()).toBe(before)
  await applyConfiguration(one.services, comparison, undefined)
  expect(await one.read()).not.toBe(before)
})

test.each([
  ['of a newer version', /formatVersion: 1/, 'formatVersion: 2\nnew: 1', 'document-newer', 'formatVersion'],
  ['of another kind', /latchkey-configuration/, 'latchkey-workflows', 'document-format', 'format'],
  ['with an unknown section', /\npolicies:/, '\nroles: []\npolicies:', 'field-unknown', 'roles'],
  [
    'with an unknown setting',
    /defaultLanguage: en/,
    'defaultTongue: en',
    'field-unknown',
    'settings.mail.defaultTongue',
  ],
  ['with an unknown task', /clean-up:/, 'clean-down:', 'field-unknown', 'jobs.clean-down'],
  ['with a wrong type', /newMethodHours: 24/, 'newMethodHours: often', 'value-invalid', 'policies.0.newMethodHours'],
  [
    'with an unknown group of conditions',
    /enabled: true/,
    'enabled: true\n    colour: red',
    'field-unknown',
    'policies.0.colour',
  ],
  ['with the default policy off', /enabled: true/, 'enabled: false', 'default-policy-fixed', 'policies.0.enabled'],
  ['without the default policy', /id: default/, 'id: standard', 'default-policy-last', 'policies'],
  [
    'with an unknown mail',
    /templates: \{\}/,
    'templates:\n  nothing:\n    en: {subject: a, text: b}',
    'template-unknown',
    'templates.nothing',
  ],
  [
    'with a broken mail',
    /templates: \{\}/,
    'templates:\n  workflow-failed:\n    en: {subject: "{colour}", text: b}',
    'parameter-unknown',
    'templates.workflow-failed.en.subject',
  ],
  [
    'with a workflow that proves nothing',
    /workflows: \[\]/,
    'workflows: [{id: own, site: self-service, name: Own, description: "", enabled: true, activities: [{key: a, activity: unlock-account, settings: {}}]}]',
    'authentication-missing',
    'policies.0.workflows.0.activities.0',
  ],
  [
    'with an unknown step',
    /workflows: \[\]/,
    'workflows: [{id: own, site: self-service, name: Own, description: "", enabled: true, activities: [{key: a, activity: dance, settings: {}}]}]',
    'activity-unknown',
    'policies.0.workflows.0.activities.0.activity',
  ],
  [
    'with a misspelt field of a step',
    /workflows: \[\]/,
    'workflows: [{id: own, site: self-service, name: Own, description: "", enabled: true, activities: [{key: a, activity: captcha, setings: {}, settings: {}}]}]',
    'field-unknown',
    'policies.0.workflows.0.activities.0.setings',
  ],
  ['with a timetable that never comes', /cron: .*/, 'cron: 0 0 31 2 *', 'cron-never', 'jobs.bulk-operations.cron'],
  [
    'with an owner of no policy',
    /policyOwners: \[\]/,
    'policyOwners: [{policy: gone, groups: [Finance]}]',
    'policy-unknown',
    'settings.administration.policyOwners.0.policy',
  ],
])('a document %s is refused with its place, and nothing is applied', async (_, from, to, code, path) => {
  const before = await one.read()
  const text = before.replace(from, to)
  expect(text).not.toBe(before)
  const comparison = await one.compare(text.replace('defaultLanguage: en', 'defaultLanguage: fr'))
  expect(comparison.problems).toContainEqual(expect.objectContaining({ code, path, line: expect.any(Number) }))
  expect(comparison.problems.every(({ line }) => line > 1)).toBe(true)
  await expect(applyConfiguration(one.services, comparison, undefined)).rejects.toMatchObject({
    code: 'settings-refused',
  })
  expect(await one.read()).toBe(before)
})
