import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeCheckpoint } from '../audit/checkpoints.ts'
import { createCounter } from '../audit/counter.ts'
import { exportCheckpoints } from '../audit/exported-checkpoints.ts'
import { readLastVerification } from '../audit/last-verification.ts'
import { readConfig } from '../config.ts'
import { openKeys } from '../store/open-keys.ts'
import { verifyAuditLog } from './verify-audit.ts'
import { openAudit, withStore } from './with-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-verify-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const { signal } = new AbortController()
const config = () => readConfig({}, folder)
const checkpoints = () => join(folder, 'checkpoints.jsonl')
const now = () => new Date()

async function run(...args: string[]) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const code = await verifyAuditLog(config(), args, signal)
  return { code, output: output.join('\n') }
}

/** Two events and a checkpoint; the counter has seen them, and the checkpoint is exported. */
const record = () =>
  withStore(config(), signal, async (store) => {
    const keys = await openKeys(store, config().keyFile)
    const audit = openAudit(config(), keys)
    await store.transaction((tx) => audit.append(tx, { event: 'sign-in' }, { event: 'run-started' }))
    await store.transaction((tx) => writeCheckpoint(tx, { keys, now }))
    await createCounter({ store, keys, audit, file: config().auditCounterFile, now }).raise()
    await exportCheckpoints(store.read, checkpoints())
  })

const deleteAudit = () =>
  withStore(config(), signal, (store) =>
    store.transaction(async (tx) => {
      for (const table of ['AuditEvent', 'AuditHead', 'AuditCheckpoint'])
        await sql`delete from ${sql.table(table)}`.execute(tx)
    }),
  )

test('M2: an audit that was deleted with its checkpoints is found with the counter and with exported checkpoints', async () => {
  await record()
  expect(await run('--checkpoints', checkpoints())).toMatchObject({
    code: 0,
    output: expect.stringMatching(/holds: 3 events/),
  })
  await deleteAudit()
  const { code, output } = await run('--checkpoints', checkpoints())
  expect(code).toBe(1)
  expect(output).toMatch(/once reached event 2, which is gone/)
  expect(output).toMatch(/Checkpoints are missing from number 1 on/)
  await rm(config().auditCounterFile)
  expect(await run()).toMatchObject({ code: 0, output: expect.stringMatching(/No counter is there yet/) })
  expect((await run('--checkpoints', checkpoints())).code).toBe(1)
})

test('a restore is accepted once, and only where something was lost', async () => {
  await record()
  expect(await run('--accept-restore')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/there is no restore to accept/),
  })
  await deleteAudit()
  expect(await run('--accept-restore')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/Recorded in the audit log.*\n.*restored from a backup on/),
  })
  expect((await run('--checkpoints', checkpoints())).code).toBe(0)
})

test('the result is kept for the Administration site, and recorded', async () => {
  await record()
  await run()
  const last = () =>
    withStore(config(), signal, async (store) => {
      await openKeys(store, config().keyFile)
      return readLastVerification(store.read)
    })
  expect(await last()).toMatchObject({ holds: true, events: 3, problems: [] })
  await deleteAudit()
  await run()
  expect(await last()).toMatchObject({
    holds: false,
    problems: expect.arrayContaining([expect.objectContaining({ kind: 'truncated', sequence: 2 })]),
  })
})

test('wrong use and a file that holds something else end with a sentence', async () => {
  expect(await run('--nonsense')).toMatchObject({ code: 2, output: expect.stringMatching(/^Use: npm start/) })
  expect(await run('--checkpoints')).toMatchObject({ code: 2, output: expect.stringMatching(/^Use: npm start/) })
  expect(await run('--checkpoints', checkpoints())).toMatchObject({
    code: 2,
    output: expect.stringMatching(/is not there: name a file/),
  })
  await writeFile(checkpoints(), 'garbage\n')
  expect(await run('--checkpoints', checkpoints())).toMatchObject({
    code: 1,
    output: expect.stringMatching(/Line 1 of .* is not a checkpoint/),
  })
})
