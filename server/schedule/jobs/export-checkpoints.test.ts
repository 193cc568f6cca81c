import { appendFile, chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeCheckpoint } from '../../audit/checkpoints.ts'
import { readExportedCheckpoints } from '../../audit/exported-checkpoints.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { createSchedulerHarness, type SchedulerHarness } from '../testing.ts'
import { exportCheckpointsJob } from './export-checkpoints.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-checkpoints-'))
})
afterEach(() => rm(folder, { recursive: true }))

const record = ({ store, audit, keys, clock }: SchedulerHarness) =>
  store.transaction(async (tx) => {
    await audit.append(tx, { event: 'sign-in' })
    await writeCheckpoint(tx, { keys, now: clock })
  })

test('M2: checkpoints are appended once each, one line of JSON, for this user alone, and a shortened audit is found with them', async () => {
  const checkpointFile = join(folder, 'away', 'checkpoints.jsonl')
  await using harness = await createSchedulerHarness({ checkpointFile })
  await record(harness)
  await record(harness)
  expect((await harness.run(exportCheckpointsJob))?.counts).toEqual({ checkpoints: 2 })
  expect((await stat(checkpointFile)).mode & 0o777).toBe(0o600)
  // A crash while a line was written.
  await appendFile(checkpointFile, '{"id":"half')
  await chmod(checkpointFile, 0o644)
  await record(harness)
  expect((await harness.run(exportCheckpointsJob))?.counts).toEqual({ checkpoints: 1 })
  expect((await stat(checkpointFile)).mode & 0o777).toBe(0o600)
  expect((await harness.run(exportCheckpointsJob))?.counts).toEqual({ checkpoints: 0 })
  const lines = (await readFile(checkpointFile, 'utf8')).split('\n').filter(Boolean)
  expect(lines).toHaveLength(4)

  const exported = await readExportedCheckpoints(checkpointFile)
  expect(exported).toMatchObject({ checkpoints: [{ number: 1 }, { number: 2 }, { number: 3 }], unreadable: [3] })
  const verify = () => verifyAudit(harness.store.read, harness.keys, { checkpoints: exported?.checkpoints })
  expect((await verify()).problems).toEqual([])
  await harness.store.transaction(async (tx) => {
    for (const table of ['AuditEvent', 'AuditHead', 'AuditCheckpoint'] as const) await tx.deleteFrom(table).execute()
  })
  expect((await verify()).problems.map(({ kind }) => kind)).toEqual(['truncated', 'checkpoint-missing'])
})

test('without a file in the environment the task says so and exports nothing', async () => {
  await using harness = await createSchedulerHarness()
  await record(harness)
  expect(await harness.run(exportCheckpointsJob)).toMatchObject({ outcome: 'done', code: 'no-checkpoint-file' })
})

test('a file that is not there has no checkpoints, and lines that are none are named', async () => {
  expect(await readExportedCheckpoints(join(folder, 'absent'))).toBeUndefined()
  const file = join(folder, 'garbage')
  await writeFile(file, 'garbage\n\n{"id":"a"}\n[]\n')
  expect(await readExportedCheckpoints(file)).toEqual({ checkpoints: [], unreadable: [1, 3, 4] })
})
