import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Store } from './database.ts'
import { isSqliteBusy } from './dialects/sqlite-errors.ts'
import { registerNewNode, registerNode } from './nodes.ts'

/** The id of this process among all servers of the database, its own until `release` or the end of the process. */
export interface NodeClaim {
  id: string
  release(): void
}

/** More processes than anybody starts on one folder. */
const maxProcesses = 64
const maxIdLength = 64

/**
 * Takes an id that no other process has. It is kept in a file beside the key file, which the process locks while it runs, so that a server has the same id
 * after a restart, in a new container, too, and two processes on one folder have two. The first id is the name of the host, as it always
 * was; where another server has that, four digits follow. Where no file can be written, the id is a new one each time.
 */
export async function claimNodeId(
  store: Store,
  node: { filePrefix: string; name: string; host: string; aliveMs: number },
): Promise<NodeClaim> {
  const slot = openFreeSlot(node.filePrefix)
  try {
    const details = { host: node.host, processId: process.pid }
    const known = slot?.readId()
    const id = await store.transaction(async (tx) => {
      if (known === undefined)
        return registerNewNode(tx, { ...details, ids: listIds(node.name), aliveMs: node.aliveMs })
      await registerNode(tx, { id: known, ...details })
      return known
    })
    if (known === undefined) slot?.writeId(id)
    return { id, release: () => slot?.close() }
  } catch (error) {
    slot?.close()
    throw error
  }
}

function* listIds(name: string): Generator<string> {
  yield name.slice(0, maxIdLength)
  for (;;) yield `${name.slice(0, maxIdLength - 5)}-${randomBytes(2).toString('hex')}`
}

/** The file of one process, locked while it is open. */
export interface Slot {
  readId(): string | undefined
  writeId(id: string): void
  close(): void
}

/** The first file that no running process has locked; undefined where none can be written. The operating system ends the lock with the process. */
export function openFreeSlot(prefix: string): Slot | undefined {
  for (let number = 1; number <= maxProcesses; number++) {
    try {
      const slot = openSlot(`${prefix}.node-${number}.sqlite`)
      if (slot) return slot
    } catch {
      return undefined
    }
  }
  return undefined
}

/** Undefined: another process has it. */
function openSlot(file: string): Slot | undefined {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    // SQLite keeps the lock of an exclusive transaction in this mode until the file is closed.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive')
    database.exec('create table if not exists "NodeId" ("id" text not null); commit')
  } catch (error) {
    database.close()
    if (isSqliteBusy(error)) return undefined
    throw error
  }
  return {
    readId: () => database.prepare('select "id" from "NodeId"').get()?.id as string | undefined,
    writeId: (id) => void database.prepare('insert into "NodeId" ("id") values (?)').run(id),
    close: () => database.close(),
  }
}
