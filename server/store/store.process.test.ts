import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readCounter } from './counters.ts'
import { openStore } from './open.ts'
import { listOpenRuns } from './open-runs.ts'
import { countMails, enqueueMail } from './outbox.ts'
import { insertRun } from './runs.ts'
import { eachDatabase, type TemporaryStore } from './testing.ts'
import { newTestRun } from './testing-runs.ts'

function start(store: TemporaryStore, work: string) {
  const file = join(import.meta.dirname, 'testing-process.ts')
  const process_ = spawn(process.execPath, [file, JSON.stringify(store.options), work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reader = createInterface({ input: process_.stdout })
  reader.on('line', (line) => lines.push(line))
  const ended = once(process_, 'close')
  return { process: process_, reader, lines, ended }
}

/** Runs the same work in two processes at once; gives what each said. */
async function inTwo(store: TemporaryStore, work: string): Promise<string[][]> {
  const both = [start(store, work), start(store, work)]
  for (const one of both) expect((await one.ended)[0]).toBe(0)
  return both.map((one) => one.lines)
}

eachDatabase('concurrent processes', (open) => {
  test('count every failure', async () => {
    await using store = await open()
    const said = await inTwo(store, 'count')
    const counts = said.flat().map(Number)
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, count) => count + 1))
    expect(await readCounter(store.read, 'shared', 'bind', 600_000)).toMatchObject({ failures: 80 })
  }, 60_000)

  test('together reserve no more attempts than the limit', async () => {
    await using store = await open()
    expect((await inTwo(store, 'reserve')).flat()).toHaveLength(25)
  }, 60_000)

  test('never both claim the same version of a run', async () => {
    await using store = await open()
    await store.transaction((tx) => insertRun(tx, newTestRun))
    const versions = (await inTwo(store, 'claim')).flat().map(Number)
    expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, version) => version + 1))
  }, 60_000)

  test('H1: together start no more runs of an account than the limit', async () => {
    await using store = await open()
    await store.transaction((tx) => insertRun(tx, newTestRun))
    const started = (await inTwo(store, 'start runs')).flat()
    // The first one counts.
    expect(new Set(started).size).toBe(24)
    expect(await listOpenRuns(store.read, newTestRun.accountKey)).toHaveLength(25)
  }, 60_000)

  test('send every mail once', async () => {
    await using store = await open()
    const ids: string[] = []
    for (let mail = 0; mail < 30; mail++) ids.push(await store.transaction((tx) => enqueueMail(tx, 'v1.envelope')))
    expect((await inTwo(store, 'send')).flat().sort()).toEqual(ids.sort())
    expect(await countMails(store.read)).toEqual({ waiting: 0, sent: 30, givenUp: 0 })
  }, 60_000)

  test('a writer killed with SIGKILL loses no acknowledged row, leaves no partial one, and locks no one out', async () => {
    await using store = await open()
    const writer = start(store, 'write')
    await new Promise<void>((resolve) => {
      writer.reader.on('line', () => writer.lines.length === 60 && resolve())
    })
    writer.process.kill('SIGKILL')
    await writer.ended

    const again = await openStore(store.options)
    const names = await again.read.selectFrom('Setting').select(['name', 'value']).execute()
    const kept = new Set(names.map((row) => row.name))
    expect(writer.lines.filter((row) => !kept.has(`row-${row}`))).toEqual([])
    expect(names.every((row) => row.value.length === 5002)).toBe(true)
    if (store.dialect === 'sqlite') {
      expect((await sql`pragma integrity_check`.execute(again.read)).rows).toEqual([{ integrity_check: 'ok' }])
    }
    await again.transaction((tx) => enqueueMail(tx, 'v1.envelope'))
    await again.close()
  }, 60_000)
})
