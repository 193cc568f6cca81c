import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from './database.ts'
import { openStore } from './open.ts'

/** A store of one test. `close` also removes what was made for it. */
export interface TemporaryStore extends Store {
  /** Of SQLite's file; keys and backups of a test may lie here too. */
  readonly folder: string
  [Symbol.asyncDispose](): Promise<void>
}

/** An empty, migrated SQLite store in a folder of its own: `await using store = await temporaryStore()`. */
export async function temporaryStore(): Promise<TemporaryStore> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-store-'))
  const store = await openStore({ kind: 'sqlite', folder })
  return disposable(store, folder, () => rm(folder, { recursive: true, force: true }))
}

function disposable(store: Store, folder: string, remove: () => Promise<void>): TemporaryStore {
  const close = async () => {
    await store.close()
    await remove()
  }
  return { ...store, folder, close, [Symbol.asyncDispose]: close }
}
