import { chmod, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApplicationToken, storeApplicationToken } from '../authentication/application-token.ts'
import { writeTokenFile } from '../authentication/application-token-file.ts'
import type { Store } from '../store/database.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { writeTestKeys } from '../store/testing-keys.ts'
import { applicationToken } from './application-token.ts'
import { createDoctorHarness, type DoctorHarness, realDirectory } from './testing.ts'

let harness: DoctorHarness
let store: Store
beforeEach(async () => {
  harness = await createDoctorHarness()
  store = await openStore({ kind: 'sqlite', folder: join(harness.folder, 'data') })
  const { keyFile } = harness.config(realDirectory)
  writeTestKeys(keyFile)
  await openKeys(store, keyFile)
})
afterEach(async () => {
  await store.close()
  await harness[Symbol.asyncDispose]()
})

const look = async (env: Record<string, string> = realDirectory) =>
  (await harness.runCheck(applicationToken, env))['application token']
const withFile = { ...realDirectory, LATCHKEY_APPLICATION_TOKEN_FILE: 'token.json' }
const files = () => ({
  file: join(harness.folder, 'token.json'),
  keyFile: join(harness.folder, 'data.application-token-key'),
})
async function storeToken(token = createApplicationToken()): Promise<string> {
  await store.transaction((tx) => storeApplicationToken(tx, token))
  return token
}

test('without a token nothing is wrong; one that this server does not bear is a warning', async () => {
  expect(await look()).toMatchObject({ level: 'note' })
  expect(await look({})).toMatchObject({ level: 'ok' })
  await storeToken()
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining('--enter') })
})

test('the token in the file is that of the database, or was replaced', async () => {
  expect(await look(withFile)).toMatchObject({ level: 'FAIL', text: expect.stringContaining('does not exist') })
  writeTokenFile(files(), await storeToken())
  expect(await look(withFile)).toMatchObject({ level: 'ok' })
  await storeToken()
  expect(await look(withFile)).toMatchObject({ level: 'FAIL', text: expect.stringContaining('was replaced') })
})

test('a key that others may read, or that is gone, is said', async () => {
  writeTokenFile(files(), await storeToken())
  await chmod(files().keyFile, 0o644)
  expect(await look(withFile)).toMatchObject({ level: 'FAIL', text: expect.stringContaining('chmod 600') })
  await rm(files().keyFile)
  expect(await look(withFile)).toMatchObject({ level: 'FAIL', text: expect.stringContaining('missing') })
})
