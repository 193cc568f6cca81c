import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { newKey, readKeyFile, writeKeyFile } from './key-file.ts'
import { loadKeys } from './keys.ts'
import { findSession } from './sessions.ts'
import { bindKeys } from './signed-rows.ts'
import { temporaryStore } from './testing.ts'
import { storeRows } from './testing-signed.ts'

test('M3: when the key file is swapped while the server runs, no session opens until it is put back', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await using store = await temporaryStore()
  const file = join(store.folder, 'keys.json')
  let time = 0
  const keys = loadKeys(file, { mayCreate: true, clock: { now: () => Date.now(), monotonicNow: () => time } })
  bindKeys(store, keys)
  await store.transaction((tx) => storeRows(tx, 'one'))
  expect(await findSession(store.read, 'session one')).toBeDefined()
  const original = readKeyFile(file)
  if (!original) throw new Error('there is no key file')
  writeKeyFile(file, { keys: [newKey()], rowsSigned: true }, { replace: true })
  time += 1_000
  expect(await findSession(store.read, 'session one')).toBeUndefined()
  writeKeyFile(file, original, { replace: true })
  time += 1_000
  expect(await findSession(store.read, 'session one')).toBeDefined()
  log.mockRestore()
})
