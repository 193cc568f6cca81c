import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serverProgram } from '../../e2e/environment/server.ts'
import { readConfig } from '../config.ts'
import { writeSampleCompany } from '../directory/sample/testing-sample.ts'
import { writeTestKeys } from '../store/testing-keys.ts'
import { writeMigratedDatabase } from '../store/testing-migrated.ts'

/** The commands as processes: what a pipeline sees of them, and what a kill leaves. */

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-import-'))
  file = join(folder, 'latchkey.yaml')
  const config = readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder)
  writeTestKeys(config.keyFile)
  await writeMigratedDatabase(config.data)
  await writeSampleCompany(config.data)
})
afterEach(() => rm(folder, { recursive: true }))

function start(...args: string[]) {
  const env = { ...process.env, LATCHKEY_DATA: join(folder, 'data') }
  return spawn(process.execPath, [serverProgram, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function run(...args: string[]) {
  const child = start(...args)
  const [output, , [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code, output }
}

test('a pipeline exports, sees by the exit code that an import would change something, imports, and sees that nothing is left', async () => {
  const { code, output: before } = await run('export')
  expect(code).toBe(0)
  const after = before.replace('newMethodHours: 24', 'newMethodHours: 48')
  await writeFile(file, after)
  expect((await run('import', file, '--dry-run')).code).toBe(3)
  expect((await run('export')).output).toBe(before)
  expect((await run('import', file)).code).toBe(0)
  expect((await run('import', file, '--dry-run')).code).toBe(0)
  expect((await run('export')).output).toBe(after)
  await writeFile(file, after.slice(0, 500))
  expect((await run('import', file)).code).toBe(1)
  expect((await run('import')).code).toBe(2)
}, 120_000)

test('a process that is killed while it imports leaves all of it or nothing, and the next import does the rest', async () => {
  const { output: before } = await run('export')
  const policies = Array.from(
    { length: 20 },
    (_, index) => `  - id: policy-${index}\n    name: Policy ${index}\n    enabled: false\n`,
  )
  await writeFile(file, before.replace('policies:\n', `policies:\n${policies.join('')}`))
  const child = start('import', file)
  const gone = once(child, 'exit')
  // It says what it changes, then writes.
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await gone
  const left = (await run('export')).output
  const count = left.match(/^ {2}- id: policy-/gm)?.length ?? 0
  expect([0, policies.length]).toContain(count)
  expect((await run('import', file)).code).toBe(0)
  expect((await run('export')).output.match(/^ {2}- id: policy-/gm)).toHaveLength(policies.length)
}, 120_000)
