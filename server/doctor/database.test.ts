import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrations } from '../store/migrations/index.ts'
import { openStore } from '../store/open.ts'
import { database } from './database.ts'
import { type Patient, patient } from './testing.ts'

const data = (machine: Patient) => join(machine.folder, 'data')

test('where nothing has been started yet, nothing is made', async () => {
  await using machine = await patient()
  expect(await machine.look(database)).toMatchObject({ open: { level: 'note' } })
  expect(await readdir(machine.folder)).toEqual([])
})

test('a database as it should be', async () => {
  await using machine = await patient()
  await (await openStore({ kind: 'sqlite', folder: data(machine) })).close()
  const seen = await machine.look(database)
  expect(Object.values(seen).map(({ level, what }) => [what, level])).toEqual(
    ['version', 'migrations', 'soundness', 'isolation', 'rights'].map((what) => [what, 'ok']),
  )
  expect(await readdir(data(machine))).toEqual(['latchkey.sqlite'])
})

const newest = Object.keys(migrations).at(-1) ?? ''

test('one of a newer program, and one that the next start brings up to date', async () => {
  await using machine = await patient()
  const store = await openStore({ kind: 'sqlite', folder: data(machine) })
  const applied = (name: string) =>
    store.transaction(async (tx) => {
      const migrations = tx.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      await migrations.updateTable('kysely_migration').set({ name }).where('name', '=', newest).execute()
    })
  await applied('9999-later')
  expect((await machine.look(database)).migrations).toMatchObject({
    level: 'FAIL',
    text: 'made by a newer version (9999-later): start that one or a later one.',
  })
  await store.transaction(async (tx) => {
    const migrations = tx.withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    await migrations.deleteFrom('kysely_migration').where('name', '=', '9999-later').execute()
  })
  expect((await machine.look(database)).migrations).toMatchObject({
    level: 'warn',
    text: expect.stringContaining(`the next start makes ${newest}`),
  })
  await store.close()
})

test('a file that is no database', async () => {
  await using machine = await patient()
  await (await openStore({ kind: 'sqlite', folder: data(machine) })).close()
  await writeFile(join(data(machine), 'latchkey.sqlite'), 'a letter to the milkman, and no database at all'.repeat(99))
  expect(await machine.look(database)).toMatchObject({ open: { level: 'FAIL' } })
})

test('a SQL Server that is away, its password unsaid', async () => {
  await using machine = await patient()
  const seen = await machine.look(database, {
    LATCHKEY_DATABASE: 'mssql://latchkey@127.0.0.1:9/latchkey',
    LATCHKEY_DATABASE_PASSWORD: 'Very-S3cret',
  })
  expect(seen.open).toMatchObject({ level: 'FAIL', text: expect.stringContaining('check LATCHKEY_DATABASE') })
  expect(JSON.stringify(seen)).not.toContain('Very-S3cret')
})
