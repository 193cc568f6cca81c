import { expect, test } from 'vitest'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { absentSetting, putSetting } from '../store/settings.ts'
import { support } from './support.ts'
import { createDoctorHarness, realDirectory } from './testing.ts'

async function checkWith(site: unknown, env: Record<string, string> = realDirectory) {
  await using harness = await createDoctorHarness()
  const { database, keyFile } = harness.config(env)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  if (site) await store.transaction((tx) => putSetting(tx, 'site', site, absentSetting))
  await store.close()
  return (await harness.runCheck(support, env))['support line']
}

test('E6: the doctor warns while the support line is unset, and says how to set it', async () => {
  const unset = { level: 'warn', text: expect.stringContaining('npm start -- setting site.support') }
  expect(await checkWith(undefined)).toMatchObject(unset)
  expect(await checkWith({ name: 'Contoso' })).toMatchObject(unset)
})

test('E6: a support line is right, and the sample company has one', async () => {
  expect(await checkWith({ support: 'Extension 100' })).toMatchObject({ level: 'ok' })
  expect(await checkWith(undefined, {})).toMatchObject({ level: 'ok' })
})

test('without a database there is nothing to say', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(support, realDirectory)).toEqual({})
})
