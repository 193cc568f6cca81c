import { expect, test } from 'vitest'
import { insertPolicy } from '../store/management-policies.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { publishWorkflow } from '../store/workflow-versions.ts'
import { scopes } from './scopes.ts'
import { createDoctorHarness, realDirectory } from './testing.ts'

async function checkWith(policy: object, env: Record<string, string> = realDirectory, workflow?: object) {
  await using harness = await createDoctorHarness()
  const { database, keyFile } = harness.config(env)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  const definition = JSON.stringify({ name: 'Default', ...policy })
  await store.transaction(async (tx) => {
    await insertPolicy(tx, { id: 'default', priority: 1, definition })
    const order = { policy: 'default', workflow: 'own', definition: JSON.stringify(workflow) }
    if (workflow) await publishWorkflow(tx, order)
  })
  await store.close()
  return harness.runCheck(scopes, env)
}

test('M9: names in scopes are warned of, with what they do', async () => {
  const findings = await checkWith({
    userScope: { exclude: { groups: ['Contractors'] } },
    helpdeskScope: { include: { groups: ['Latchkey Helpdesk', 'S-1-5-21-1-2-3-1104'] } },
  })
  expect(findings).toMatchObject({
    Contractors: { level: 'warn', text: expect.stringContaining('excludes everybody') },
    'Latchkey Helpdesk': {
      level: 'warn',
      text: expect.stringMatching(/includes nobody\..*PUT \/api\/v1\/admin\/policies\/default/),
    },
  })
  expect(Object.keys(findings)).toHaveLength(2)
})

test('M9: names in conditions of workflows are warned of', async () => {
  const text = { en: 'Own', de: 'Eigener' }
  const settings = { paths: [{ when: [{ fact: 'group', in: ['Travellers'] }], steps: [] }] }
  const activities = [{ key: 'choose', activity: 'choose-path', settings }]
  const own = { id: 'own', site: 'self-service', enabled: true, name: text, description: text, availability: [] }
  const helpdeskScope = { include: { groups: ['S-1-5-21-1-2-3-1104'] } }
  const findings = await checkWith({ helpdeskScope }, realDirectory, { ...own, activities })
  expect(findings).toMatchObject({
    Travellers: {
      level: 'warn',
      text: expect.stringMatching(/has no members\..*PUT \/api\/v1\/admin\/workflows\/default\/own/),
    },
  })
  expect(Object.keys(findings)).toHaveLength(1)
})

test('M9: scopes that name groups by SID are right', async () => {
  const findings = await checkWith({ helpdeskScope: { include: { groups: ['S-1-5-21-1-2-3-1104'] } } })
  expect(findings).toMatchObject({ groups: { level: 'ok' } })
})

test('M9: a container that a server did not find is warned of, and since when', async () => {
  const unit = 'OU=Contractors,DC=corp,DC=example,DC=com'
  await using harness = await createDoctorHarness()
  const { database, keyFile } = harness.config(realDirectory)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  const definition = JSON.stringify({ name: 'Own', userScope: { exclude: { containers: [unit] } } })
  const missing = { [unit.toLowerCase()]: { missingSince: '2026-11-28T12:00:00.000Z' } }
  await store.transaction(async (tx) => {
    await insertPolicy(tx, { id: 'own', priority: 1, definition })
    await putSetting(tx, 'scopes.containers', missing, absentSetting)
  })
  await store.close()
  expect(await harness.runCheck(scopes, realDirectory)).toMatchObject({
    [unit]: { level: 'warn', text: expect.stringMatching(/since 2026-11-28T12.* excludes nobody.*policies\/own/) },
  })
})

test('the sample company’s scopes name groups by name', async () => {
  const helpdeskScope = { include: { groups: ['Helpdesk'] } }
  expect(await checkWith({ helpdeskScope }, {})).toMatchObject({ groups: { level: 'note' } })
})

test('without a database there is nothing to say', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(scopes, realDirectory)).toEqual({})
})
