import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../../e2e/environment/free-port.ts'
import { serverProgram } from '../../e2e/environment/server.ts'
import { newKey, writeKeyFile } from '../store/key-file.ts'
import { createDoctorHarness } from './testing.ts'

function run(folder: string, env: Record<string, string>): Promise<{ code: number; output: string }> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LATCHKEY_')))
  return new Promise((done) => {
    execFile(
      process.execPath,
      [serverProgram, 'doctor'],
      { cwd: folder, env: { ...clean, ...env } },
      (error, output, errors) => done({ code: Number(error?.code ?? 0), output: output + errors }),
    )
  })
}

test('in an empty folder the doctor reports no failure and creates nothing', async () => {
  await using harness = await createDoctorHarness()
  const { code, output } = await run(harness.folder, { LATCHKEY_LISTEN: `127.0.0.1:${await freePort()}` })
  expect(output).toMatch(/\nEverything is in order\.\n$/)
  expect(code).toBe(0)
  expect(await readdir(harness.folder)).toEqual([])
})

test('each failure is one line that says what to do, and the exit code is 1', async () => {
  await using harness = await createDoctorHarness()
  const keys = join(harness.folder, 'keys.json')
  writeKeyFile(keys, { keys: [newKey()] }, { replace: true })
  await chmod(keys, 0o644)
  await mkdir(join(harness.folder, 'data'), { mode: 0o700 })
  const { code, output } = await run(harness.folder, { LATCHKEY_KEY_FILE: keys, LATCHKEY_SMTP: 'smtp://127.0.0.1:9' })
  expect(code).toBe(1)
  expect(output).toMatch(/^ {2}FAIL {2}mode +644, others may read it: run chmod 600/m)
  expect(output).toMatch(/^ {2}FAIL {2}127\.0\.0\.1:9 +refuses connections/m)
  expect(output).toMatch(/\d failures, 0 warnings: correct the failures first\.\n$/)
  expect(await readdir(join(harness.folder, 'data'))).toEqual([])
})
