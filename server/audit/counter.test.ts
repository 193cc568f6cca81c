import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { eachStore, temporaryStore } from '../store/testing.ts'
import { cutAudit, deleteCutEvents } from './cuts.ts'
import { createAuditHarness, shorten } from './testing.ts'

eachStore('counter of the audit', (open) => {
  test('M2: a head that was set back and deleted checkpoints are found with the counter', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 5)
    await harness.writeCheckpoint()
    await harness.append('a', 5)
    await harness.writeCheckpoint()
    await harness.createCounter().raise()
    expect(await harness.verify()).toMatchObject({ problems: [], checkpoints: 2 })
    for (const statement of shorten({ events: 5, checkpoints: 1 })) await harness.tamper(statement)
    // Without the counter nothing is amiss: this is what was found.
    expect((await harness.verify({ counter: undefined })).problems).toEqual([])
    expect((await harness.verify()).problems).toEqual([
      { kind: 'truncated', node: 'a', sequence: 10 },
      { kind: 'checkpoint-missing', number: 2 },
    ])
  })

  test('M2: a shortened audit that goes on is found, is reported once, and never lowers the counter', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 6)
    await harness.writeCheckpoint()
    await harness.createCounter().raise()
    for (const statement of shorten({ events: 3, checkpoints: 0 })) await harness.tamper(statement)
    await harness.append('a', 9)
    await harness.writeCheckpoint()
    const counter = harness.createCounter()
    await expect(counter.raise()).rejects.toThrow(/shorter than, or differs from.*event 6 of node a.*--accept-restore/)
    await counter.raise()
    expect((await harness.verify()).problems).toEqual([
      { kind: 'edited', node: 'a', sequence: 6 },
      { kind: 'checkpoint-replaced', number: 1 },
    ])
    const recorded = await harness.store.read
      .selectFrom('AuditEvent')
      .select('data')
      .where('event', '=', 'audit-shortened')
      .execute()
    expect(recorded).toEqual([{ data: '{"lost":"event 6 of node a"}' }])
  })

  test('M2: a deleted checkpoint in the middle is found without the counter', async () => {
    await using harness = await createAuditHarness(open)
    for (let count = 0; count < 3; count++) {
      await harness.append('a')
      await harness.writeCheckpoint()
    }
    await harness.tamper(`delete from "AuditCheckpoint" where "number" = 2`)
    expect((await harness.verify()).problems).toEqual([{ kind: 'checkpoint-missing', number: 2 }])
  })

  test('events of two nodes that were committed after the last call (a crash before it) are no loss', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 2)
    await harness.createCounter().raise()
    await harness.append('a', 3)
    await harness.append('b', 3)
    await harness.writeCheckpoint()
    expect((await harness.verify()).problems).toEqual([])
    await harness.createCounter().raise()
    expect((await harness.verify()).problems).toEqual([])
    const { heads, checkpoint } = JSON.parse(await readFile(harness.counterFile, 'utf8'))
    expect(heads).toMatchObject([{ node: 'a' }, { node: 'b', sequence: 3 }])
    expect(checkpoint).toMatchObject({ number: 1 })
    await harness.tamper(`delete from "AuditEvent" where "node" = 'b'`)
    await harness.tamper(`delete from "AuditHead" where "node" = 'b'`)
    await expect(harness.createCounter().raise()).rejects.toThrow(/event 3 of node b/)
  })

  test('nodes that write checkpoints at the same moment give one chain of numbers', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a')
    const written = await Promise.all([harness.writeCheckpoint(), harness.writeCheckpoint(), harness.writeCheckpoint()])
    expect(written.map(({ number }) => number).sort()).toEqual([1, 2, 3])
    expect((await harness.verify()).problems).toEqual([])
  })

  test('a cut of the retention is no loss', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 4)
    await harness.createCounter().raise()
    await harness.append('a', 4)
    await harness.writeCheckpoint()
    await harness.writeCheckpoint()
    const { keys, now } = harness
    expect(await harness.store.transaction((tx) => cutAudit(tx, { keys, now, before: now() }))).toBeDefined()
    await harness.store.transaction((tx) => deleteCutEvents(tx, keys, 100))
    expect((await harness.verify()).problems).toEqual([])
    await harness.append('a', 1)
    await harness.createCounter().raise()
    expect((await harness.verify()).problems).toEqual([])
  })

  test('a restore from a backup is a loss until it is recorded, also against exported checkpoints', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 5)
    const inBackup = await harness.writeCheckpoint()
    await harness.append('a', 5)
    const afterwards = await harness.writeCheckpoint()
    const idle = await harness.writeCheckpoint()
    await harness.createCounter().raise()
    for (const statement of shorten({ events: 5, checkpoints: 1 })) await harness.tamper(statement)
    const checkpoints = [inBackup, afterwards, idle]
    expect((await harness.verify({ checkpoints })).problems).not.toEqual([])

    expect(await harness.recordRestore()).toMatchObject({ ends: [{ node: 'a', sequence: 5 }], checkpoint: 1 })
    await harness.append('a', 8)
    await harness.writeCheckpoint()
    await harness.createCounter().raise()
    expect(await harness.verify({ checkpoints })).toMatchObject({ problems: [], restores: [{ checkpoint: 1 }] })
    expect(await harness.recordRestore()).toBeUndefined()

    // What was exported after the restore counts again, and what the backup had counts always.
    const later = await harness.writeCheckpoint()
    for (const statement of shorten({ events: 7, checkpoints: 2 })) await harness.tamper(statement)
    expect((await harness.verify({ counter: undefined, checkpoints: [later] })).problems).toEqual([
      { kind: 'truncated', node: 'a', sequence: 14 },
      { kind: 'checkpoint-missing', number: 3 },
    ])
    // Without the event that records it there was no restore.
    await harness.tamper(`delete from "AuditEvent" where "sequence" > 5`)
    expect((await harness.verify({ counter: undefined, checkpoints })).problems).toContainEqual({
      kind: 'checkpoint-replaced',
      number: 2,
    })
  })
})

test('a counter that was edited or deleted is found, and the file is for this user alone', async () => {
  await using harness = await createAuditHarness(temporaryStore)
  expect((await harness.verify()).problems).toEqual([])
  await harness.append('a', 2)
  await harness.createCounter().raise()
  expect((await stat(harness.counterFile)).mode & 0o777).toBe(0o600)
  const text = await readFile(harness.counterFile, 'utf8')
  for (const edited of [text.replace('"sequence": 2', '"sequence": 1'), 'garbage', '{}']) {
    await writeFile(harness.counterFile, edited)
    expect((await harness.verify()).problems).toEqual([{ kind: 'counter-edited' }])
    await expect(harness.createCounter().raise()).rejects.toThrow(/counter .* was changed by another program/)
    expect(await readFile(harness.counterFile, 'utf8')).toBe(edited)
  }
  await rm(harness.counterFile)
  expect((await harness.verify()).problems).toEqual([{ kind: 'counter-missing' }])
})

test('a folder in which the counter cannot be written is reported once, with the setting that helps', async () => {
  await using harness = await createAuditHarness(temporaryStore)
  await mkdir(harness.counterFile)
  const counter = harness.createCounter()
  await expect(counter.raise()).rejects.toThrow()
  await rm(harness.counterFile, { recursive: true })
  const folder = dirname(harness.counterFile)
  await chmod(folder, 0o500)
  const isRoot = process.getuid?.() === 0
  if (!isRoot) {
    await expect(counter.raise()).rejects.toThrow(/LATCHKEY_AUDIT_COUNTER_FILE/)
    await counter.raise()
  }
  await chmod(folder, 0o700)
  await counter.raise()
  expect((await stat(harness.counterFile)).isFile()).toBe(true)
})
