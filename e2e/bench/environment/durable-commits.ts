import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The least that a durable commit costs: one row in a database of its own, which is removed when the process ends. */
export function createDurableCommits(): (text: string) => void {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bare-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.on('SIGTERM', () => process.exit())
  const database = new DatabaseSync(join(folder, 'bare.sqlite'))
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table Fact (text)')
  const insert = database.prepare('insert into Fact values (?)')
  return (text) => {
    database.exec('begin immediate')
    insert.run(text)
    database.exec('commit')
  }
}
