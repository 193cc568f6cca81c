import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrations } from '../store/migrations/index.ts'
import { openStore } from '../store/open.ts'
import { database, describeInspection } from './database.ts'
import { createDoctorHarness, type DoctorHarness } from './testing.ts'

const data = (harness: DoctorHarness) => join(harness.folder, 'data')

test('before the first start nothing is created', async () => {
  await using harness = await createDoctorHarness()
  expect(await harness.runCheck(database)).toMatchObject({ open: { level: 'note' } })
  expect(await readdir(harness.folder)).toEqual([])
})

test('a database that is gone while its key file stands fails: it was lost, or is looked for in the wrong place', async () => {
  await using harness = await createDoctorHarness()
  await writeFile(join(harness.folder, 'keys.json'), '{}')
  expect(await harness.runCheck(database, { LATCHKEY_KEY_FILE: 'keys.json' })).toMatchObject({
    open: { level: 'FAIL', text: expect.stringContaining('restore a backup') },
  })
})

test('a healthy database passes every check', async () => {
  await using harness = await createDoctorHarness()
  await (await openStore({ kind: 'sqlite', folder: data(harness) })).close()
  const seen = await harness.runCheck(database)
  expect(Object.values(seen).map(({ level, subject: what }) => [what, level])).toEqual(
    ['version', 'migrations', 'soundness', 'isolation', 'rights'].map((what) => [what, 'ok']),
  )
  expect(await readdir(data(harness))).toEqual(['latchkey.sqlite'])
})

const newest = Object.keys(migrations).at(-1) ?? ''

test('a newer database fails; one with missing migrations is a warning', async () => {
  await using harness = await createDoctorHarness()
  const store = await openStore({ kind: 'sqlite', folder: data(harness) })
  const applied = (name: string) =>
    store.transaction(async (tx) => {
      const migrations = tx.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      await migrations.updateTable('kysely_migration').set({ name }).where('name', '=', newest).execute()
    })
  await applied('9999-later')
  expect((await harness.runCheck(database)).migrations).toMatchObject({
    level: 'FAIL',
    text: 'made by a newer version (9999-later): start that one or a later one.',
  })
  await store.transaction(async (tx) => {
    const migrations = tx.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    await migrations.deleteFrom('kysely_migration').where('name', '=', '9999-later').execute()
  })
  expect((await harness.runCheck(database)).migrations).toMatchObject({
    level: 'warn',
    text: expect.stringContaining(`the next start makes ${newest}`),
  })
  await store.close()
})

test('a file that is no database fails', async () => {
  await using harness = await createDoctorHarness()
  await (await openStore({ kind: 'sqlite', folder: data(harness) })).close()
  await writeFile(join(data(harness), 'latchkey.sqlite'), 'a letter to the milkman, and no database at all'.repeat(99))
  expect(await harness.runCheck(database)).toMatchObject({ open: { level: 'FAIL' } })
})

test('an unreachable SQL Server fails, and its password is not shown', async () => {
  await using harness = await createDoctorHarness()
  const seen = await harness.runCheck(database, {
    LATCHKEY_DATABASE: 'mssql://latchkey@127.0.0.1:9/latchkey',
    LATCHKEY_DATABASE_PASSWORD: 'Very-S3cret',
  })
  expect(seen.open).toMatchObject({ level: 'FAIL', text: expect.stringContaining('check LATCHKEY_DATABASE') })
  expect(JSON.stringify(seen)).not.toContain('Very-S3cret')
})

const remedies = {
  readSnapshots: 'ALTER DATABASE …',
  rights: 'GRANT SELECT …',
  migrationRights: 'GRANT CREATE TABLE …',
}
const inspection = {
  version: 'SQL Server 16.0',
  sound: true,
  snapshotReads: true,
  missingMigrations: [],
  unknownMigrations: [],
  missingRights: [],
  missingMigrationRights: [],
  remedies,
}

test('on SQL Server the statement is printed that gives what is missing', () => {
  const find = (changes: object) =>
    Object.fromEntries(describeInspection({ ...inspection, ...changes }).map((finding) => [finding.subject, finding]))
  expect(Object.values(find({})).every(({ level }) => level === 'ok')).toBe(true)
  expect(find({ snapshotReads: false }).isolation).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining(remedies.readSnapshots),
  })
  expect(find({ missingRights: ['DELETE'] }).rights).toMatchObject({
    level: 'FAIL',
    text: expect.stringMatching(/DELETE.*GRANT SELECT/),
  })
})

test('rights of migrations fail where the next start needs them, and are a note where it does not', () => {
  const find = (missingMigrations: string[]) =>
    describeInspection({ ...inspection, missingMigrations, missingMigrationRights: ['CREATE TABLE'] }).at(-1)
  expect(find([newest])).toMatchObject({ level: 'FAIL', text: expect.stringContaining(remedies.migrationRights) })
  expect(find([])).toMatchObject({ level: 'note', text: expect.stringContaining('not needed now') })
})
