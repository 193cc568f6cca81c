import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteFile } from './dialects/sqlite.ts'
import { assertNotLost } from './lost-database.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-lost-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a key file without its database stops, and the words say what there is to do', async () => {
  const keyFile = join(folder, 'keys.json')
  const check = () => assertNotLost({ kind: 'sqlite', folder }, keyFile)
  expect(check).not.toThrow()
  await writeFile(keyFile, '{}')
  const sentence = expect.stringMatching(/restore a backup .* serve --new-database$/)
  expect(check).toThrow(expect.objectContaining({ code: 'configuration-invalid', values: { sentence } }))
  await writeFile(sqliteFile(folder), '')
  expect(check).not.toThrow()
})
