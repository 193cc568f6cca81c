import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteFile } from './dialects/sqlite.ts'
import { openStore } from './open.ts'

/** Puts an empty, migrated database into the folder of a test, before that opens its store. A database that is there is kept. */
export async function writeMigratedDatabase(folder: string): Promise<void> {
  if (existsSync(sqliteFile(folder))) return
  migrated ??= migrate()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(sqliteFile(folder), await migrated, { mode: 0o600 })
}

/** Once for all tests of a worker: migrating takes many times as long as copying. */
let migrated: Promise<Buffer> | undefined

async function migrate(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-store-'))
  try {
    await (await openStore({ kind: 'sqlite', folder })).close()
    return await readFile(sqliteFile(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
