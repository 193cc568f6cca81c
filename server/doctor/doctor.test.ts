import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../../e2e/environment/free-port.ts'
import { newKey, writeKeyFile } from '../store/key-file.ts'
import { checks } from './index.ts'
import { patient } from './testing.ts'

const program = resolve(import.meta.dirname, '../main.ts')

function run(folder: string, env: Record<string, string>): Promise<{ code: number; output: string }> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LATCHKEY_')))
  return new Promise((done) => {
    execFile(
      process.execPath,
      [program, 'doctor'],
      { cwd: folder, env: { ...clean, ...env } },
      (error, output, errors) => done({ code: Number(error?.code ?? 0), output: output + errors }),
    )
  })
}

test('the list names every check of this folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const declared = files.filter((file) =>
    /^export const \w+: Check = /m.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  )
  expect(checks.map(({ id }) => `${id}.ts`).toSorted()).toEqual(declared.toSorted())
})

test('in an empty folder the terminal says that all is well, and the folder stays empty', async () => {
  await using machine = await patient()
  const { code, output } = await run(machine.folder, { LATCHKEY_LISTEN: `127.0.0.1:${await freePort()}` })
  expect(output).toMatch(/\nEverything is as it must be\.\n$/)
  expect(code).toBe(0)
  expect(await readdir(machine.folder)).toEqual([])
})

test('what is wrong is said in one sentence each, and the command fails', async () => {
  await using machine = await patient()
  const keys = join(machine.folder, 'keys.json')
  writeKeyFile(keys, { keys: [newKey()] }, { replace: true })
  await chmod(keys, 0o644)
  await mkdir(join(machine.folder, 'data'))
  const { code, output } = await run(machine.folder, { LATCHKEY_KEY_FILE: keys, LATCHKEY_SMTP: 'smtp://127.0.0.1:9' })
  expect(code).toBe(1)
  expect(output).toMatch(/^ {2}FAIL {2}mode +644, others may read it: run chmod 600/m)
  expect(output).toMatch(/^ {2}FAIL {2}127\.0\.0\.1:9 +refuses connections/m)
  expect(output).toMatch(/\d failures, 0 warnings: put the failures right first\.\n$/)
  expect(await readdir(join(machine.folder, 'data'))).toEqual([])
})
