import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteVersionsBefore, insertVersion, listVersions } from '../../store/resource-versions.ts'
import { temporaryStore } from '../../store/testing.ts'
import { createServerHarness, type ServerHarness } from './testing.ts'

let server: ServerHarness
let admin: ReturnType<ServerHarness['as']>
beforeAll(async () => {
  server = await createServerHarness()
  admin = server.as(await server.signIn('site.admin', 'administration'))
})
afterAll(() => server[Symbol.asyncDispose]())

const api = '/api/v1/admin'
const by = 'site.admin@corp.example.com'

async function readHistory(path: string) {
  const { body, status } = await admin('GET', `${api}/${path}/versions`)
  expect(status).toBe(200)
  return body.items.map(({ version, action, by: author }: { version: number; action: string; by?: string }) => [
    version,
    action,
    author,
  ])
}
const readContent = async (path: string, version: number) =>
  (await admin('GET', `${api}/${path}/versions/${version}`)).body.content

test('L12: every version of a policy is kept with who made it and its content, also after it was deleted', async () => {
  const { body: created } = await admin('POST', `${api}/policies`, { name: 'One' })
  const path = `policies/${created.id}`
  const changed = await admin('PUT', `${api}/${path}`, { name: 'Two' }, '"1"')
  expect(changed.status).toBe(200)
  expect((await admin('PUT', `${api}/${path}`, { name: 'Lost' }, '"1"')).status).toBe(412)
  expect((await admin('DELETE', `${api}/${path}`, undefined, '"2"')).status).toBe(204)
  expect(await readHistory(path)).toEqual([
    [3, 'deleted', by],
    [2, 'changed', by],
    [1, 'created', by],
  ])
  expect(await readContent(path, 1)).toMatchObject({ name: 'One', priority: created.priority })
  expect(await readContent(path, 2)).toMatchObject({ name: 'Two' })
  expect(await readContent(path, 3)).toBeNull()
  expect((await admin('GET', `${api}/${path}/versions/4`)).status).toBe(404)
  expect((await admin('GET', `${api}/${path}/versions/x`)).status).toBe(404)
})

test('L12: what was there before versions were kept is kept with the first change', async () => {
  const { body: policy } = await admin('GET', `${api}/policies/default`)
  const { id: _, version, priority: __, ...definition } = policy
  const reply = await admin('PUT', `${api}/policies/default`, { ...definition, name: 'Renamed' }, `"${version}"`)
  expect(reply.status).toBe(200)
  expect(await readHistory('policies/default')).toEqual([
    [version + 1, 'changed', by],
    [version, 'before', undefined],
  ])
  expect(await readContent('policies/default', version)).toMatchObject({ name: policy.name })
})

test('L12: settings, jobs, templates and the order of policies keep their versions', async () => {
  const { body: site } = await admin('GET', `${api}/settings/site`)
  const settings = { name: 'Example Ltd' }
  expect((await admin('PUT', `${api}/settings/site`, settings, `"${site.version}"`)).status).toBe(200)
  expect((await readHistory('settings/site'))[0]).toEqual([site.version + 1, 'changed', by])
  expect(await readContent('settings/site', site.version + 1)).toMatchObject(settings)

  const { body: job } = await admin('GET', `${api}/jobs/clean-up`)
  const timetable = { cron: '5 * * * *', enabled: true, settings: { runDays: 3 } }
  expect((await admin('PUT', `${api}/jobs/clean-up`, timetable, `"${job.version}"`)).status).toBe(200)
  expect(await readHistory('jobs/clean-up')).toEqual([
    [job.version + 1, 'changed', by],
    [job.version, 'before', undefined],
  ])
  expect(await readContent('jobs/clean-up', job.version)).toMatchObject({ cron: job.cron, settings: { runDays: 7 } })

  const wordings = { en: { subject: 'Hello', text: 'Text' } }
  expect((await admin('PUT', `${api}/templates/invitation`, { wordings }, '"0"')).status).toBe(200)
  expect((await admin('DELETE', `${api}/templates/invitation`, undefined, '"1"')).status).toBe(200)
  expect(await readHistory('templates/invitation')).toEqual([
    [2, 'reset', by],
    [1, 'changed', by],
  ])
  expect(await readContent('templates/invitation', 1)).toMatchObject(wordings)

  for (const name of ['First', 'Second']) await admin('POST', `${api}/policies`, { name })
  const { body: before } = await admin('GET', `${api}/policy-order`)
  const { policies } = before
  const { body: order } = await admin('PUT', `${api}/policy-order`, { policies }, `"${before.version}"`)
  const { version } = order
  const reordered = await admin('PUT', `${api}/policy-order`, { policies: policies.toReversed() }, `"${version}"`)
  expect(reordered.status).toBe(200)
  const [latest, previous] = await readHistory('policy-order')
  expect(latest).toEqual([reordered.body.version, 'changed', by])
  expect(previous?.[0]).toBe(version)
  expect(await readContent('policy-order', version)).toEqual(policies)
  const again = { policies: reordered.body.policies }
  expect((await admin('PUT', `${api}/policy-order`, again, `"${reordered.body.version}"`)).status).toBe(200)
  expect((await readHistory('policy-order'))[0]).toEqual(latest)
})

test('L12: imports and removals of a password list are kept with who and what, not the list itself', async () => {
  const cookie = await server.signIn('site.admin', 'administration')
  expect((await server.upload(`${api}/password-lists/dictionary`, 'harbour\nlantern\n', { cookie })).status).toBe(200)
  expect((await admin('DELETE', `${api}/password-lists/dictionary`)).status).toBe(204)
  expect(await readHistory('password-lists/dictionary')).toEqual([
    [2, 'removed', by],
    [1, 'imported', by],
  ])
  const content = await readContent('password-lists/dictionary', 1)
  expect(content).toMatchObject({ held: { entries: 2 } })
  expect(JSON.stringify(content)).not.toContain('harbour')

  const first = (await admin('GET', `${api}/password-lists/dictionary/versions?limit=1`)).body
  expect(first).toMatchObject({ items: [{ version: 2 }], next: '2' })
  const second = (await admin('GET', `${api}/password-lists/dictionary/versions?limit=1&after=2`)).body
  expect(second.items).toMatchObject([{ version: 1 }])
  expect(second.next).toBeUndefined()
})

test('L12: the retention deletes former versions and never the newest', async () => {
  await using store = await temporaryStore()
  const key = { resource: 'settings', id: 'site' } as const
  await store.transaction(async (tx) => {
    for (const version of [1, 2, 3])
      await insertVersion(tx, { ...key, version, action: 'changed', content: { version } })
    await insertVersion(tx, { ...key, id: 'mail', action: 'changed', content: {} })
  })
  const past = new Date(0)
  const future = new Date(Date.now() + 1e9)
  expect(await store.transaction((tx) => deleteVersionsBefore(tx, past))).toBe(0)
  expect(await store.transaction((tx) => deleteVersionsBefore(tx, future))).toBe(2)
  const kept = [key, { ...key, id: 'mail' }].map((one) => listVersions(store.read, one, { count: 9 }))
  expect((await Promise.all(kept)).map((rows) => rows.map(({ version }) => version))).toEqual([[3], [1]])
})
