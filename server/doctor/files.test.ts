import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { files } from './files.ts'
import { createDoctorHarness, type DoctorHarness } from './testing.ts'

let harness: DoctorHarness

beforeEach(async () => {
  harness = await createDoctorHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const environmentFile = () => join(harness.folder, '.env')

test('O2: a data folder that is not there yet is a note, one of the server alone is good, and one for everybody is a warning', async () => {
  const data = join(harness.folder, 'data')
  expect((await harness.runCheck(files))['data folder']).toMatchObject({ level: 'note' })
  await mkdir(data, { mode: 0o700 })
  expect((await harness.runCheck(files))['data folder']).toMatchObject({ level: 'ok', text: '700' })
  await chmod(data, 0o750)
  expect((await harness.runCheck(files))['data folder']).toMatchObject({ level: 'ok', text: '750' })
  await chmod(data, 0o755)
  expect((await harness.runCheck(files))['data folder']).toMatchObject({
    level: 'warn',
    text: expect.stringMatching(/^755, everybody .* run chmod 700/),
  })
})

test.each([
  ['LATCHKEY_SMTP_FILE', 'smtp://user:Copper-Meadow-52@mail.example.com'],
  ['LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE', 'Copper-Meadow-52'],
  ['LATCHKEY_DATABASE_PASSWORD_FILE', 'Copper-Meadow-52'],
])('O2: a file of %s that everybody may read fails, and its secret is not shown', async (name, secret) => {
  const path = join(harness.folder, 'secret')
  await writeFile(path, secret, { mode: 0o640 })
  expect((await harness.runCheck(files, { [name]: path }))[name]).toMatchObject({ level: 'ok', text: '640' })
  await chmod(path, 0o644)
  const seen = await harness.runCheck(files, { [name]: path })
  expect(seen[name]).toMatchObject({ level: 'FAIL', text: expect.stringContaining(`read ${path}: run chmod 640`) })
  expect(JSON.stringify(seen)).not.toContain('Copper')
})

test('O2: .env is looked at where there is one, and the files that it names as well', async () => {
  expect(Object.keys(await harness.runCheck(files))).toEqual(['data folder'])
  const path = join(harness.folder, 'secret')
  await writeFile(path, 'smtp://mail.example.com', { mode: 0o600 })
  await writeFile(environmentFile(), `LATCHKEY_SMTP_FILE=${path}\n`, { mode: 0o644 })
  const seen = await harness.runCheck(files)
  expect(seen['.env']).toMatchObject({ level: 'FAIL', text: expect.stringContaining(environmentFile()) })
  expect(seen.LATCHKEY_SMTP_FILE).toMatchObject({ level: 'ok', text: '600' })
})

test('O2: a secret’s file that has gone since the settings were read fails', async () => {
  const path = join(harness.folder, 'secret')
  await writeFile(path, 'smtp://mail.example.com', { mode: 0o600 })
  const config = harness.config({ LATCHKEY_SMTP_FILE: path })
  await rm(path)
  const [section] = await files.run(config, new AbortController().signal)
  expect(section?.findings[1]).toMatchObject({ level: 'FAIL', text: expect.stringContaining('no longer there') })
})
