import { expect, test } from 'vitest'
import { createForeignFile } from '../identity/testing-foreign.ts'
import { identityDatabase } from './identity-database.ts'
import { createDoctorHarness } from './testing.ts'

test('without the variable nothing is checked', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(identityDatabase)).toEqual({})
})

test('a database with every table is in order, one that lacks a column or is absent is not', async () => {
  await using harness = await createDoctorHarness()
  await using foreign = await createForeignFile()
  const check = (file = foreign.file) =>
    harness.runCheck(identityDatabase, { LATCHKEY_IDENTITY_DATABASE: `sqlite:${file}` })
  expect(await check()).toMatchObject({ 'identity tables': { level: 'ok' }, 'identity rights': { level: 'ok' } })
  foreign.execute('drop view AERole')
  expect(await check()).toMatchObject({
    'identity tables': { level: 'FAIL', text: expect.stringContaining('has no AERole:') },
  })
  expect(await check('/nowhere/identity.sqlite')).toMatchObject({ 'identity open': { level: 'FAIL' } })
})
