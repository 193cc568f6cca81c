import { expect, test } from 'vitest'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { administration } from './administration.ts'
import { createDoctorHarness, realDirectory } from './testing.ts'

async function checkWith(value: unknown, env: Record<string, string> = realDirectory) {
  await using harness = await createDoctorHarness()
  const { database, keyFile } = harness.config(env)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  if (value) await store.transaction((tx) => putSetting(tx, 'administration', value, absentSetting))
  await store.close()
  return harness.runCheck(administration, env)
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
