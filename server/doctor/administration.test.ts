import { expect, test } from 'vitest'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { createAdministrationCheck } from './administration.ts'
import { createDoctorHarness, realDirectory } from './testing.ts'

/** The directory has the groups of these SIDs. */
const checkIn = (...sids: string[]) =>
  createAdministrationCheck(
    async (_config, groups) =>
      new Map(
        groups.map((group) => {
          const distinguishedName = `CN=Group ${group.split('-').at(-1)},DC=corp,DC=example,DC=com`
          const what = { kind: 'group' as const, name: 'Group', distinguishedName, id: group }
          return [group, sids.includes(group) ? { found: 'one' as const, what } : { found: 'none' as const }]
        }),
      ),
  )

const administration = checkIn('S-1-5-21-1-2-3-1104', 'CN=A,DC=corp')

async function checkWith(value: unknown, env: Record<string, string> = realDirectory, check = administration) {
  await using harness = await createDoctorHarness()
  const { database, keyFile } = harness.config(env)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  if (value) await store.transaction((tx) => putSetting(tx, 'administration', value, absentSetting))
  await store.close()
  return harness.runCheck(check, env)
}

test('M9: a real directory has no administrators until a group is set, and the doctor says how', async () => {
  expect((await checkWith(undefined)).groups).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('npm start -- setting administration.groups'),
  })
})

test('M9: a group that is named by SID or distinguished name is right, one by name is warned of', async () => {
  const findings = await checkWith({ groups: ['S-1-5-21-1-2-3-1104', 'CN=A,DC=corp', 'Latchkey Administrators'] })
  expect(Object.values(findings).map(({ level }) => level)).toEqual(['ok', 'ok', 'warn'])
})

test('a group that was deleted under its role is warned of, one that was renamed has its new name', async () => {
  const roles = {
    groups: ['S-1-5-21-1-2-3-1104'],
    auditors: ['S-1-5-21-1-2-3-1300'],
    policyOwners: [{ policy: 'default', groups: ['S-1-5-21-1-2-3-1301'] }],
  }
  expect(await checkWith(roles)).toMatchObject({
    'S-1-5-21-1-2-3-1104': { level: 'ok', text: expect.stringContaining('CN=Group 1104,DC=corp') },
    'S-1-5-21-1-2-3-1300': { level: 'warn', text: expect.stringContaining('its members have no role') },
    'S-1-5-21-1-2-3-1301': { level: 'warn', text: expect.stringContaining('its members have no role') },
  })
})

test('where the directory does not answer, only that is said', async () => {
  const silent = createAdministrationCheck(() => Promise.reject(new Error('no answer')))
  expect(await checkWith({ groups: ['S-1-5-21-1-2-3-1104'] }, realDirectory, silent)).toMatchObject({
    'S-1-5-21-1-2-3-1104': { level: 'ok' },
    directory: { level: 'note', text: expect.stringContaining('no answer') },
  })
})

test('M9: an unusable setting admits no one', async () => {
  expect((await checkWith({ groups: [] })).groups).toMatchObject({ level: 'warn' })
})

test('the sample company’s administrators are named by name', async () => {
  expect((await checkWith(undefined, {})).groups).toMatchObject({ level: 'note' })
})

test('without a database there is nothing to say', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(administration, realDirectory)).toEqual({})
})
