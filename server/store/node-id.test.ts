import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimNodeId, type NodeClaim } from './node-id.ts'
import { listNodes } from './nodes.ts'
import { type TemporaryStore, temporaryStore } from './testing.ts'

const aliveMs = 60_000
let folder: string
let store: TemporaryStore
const claims: NodeClaim[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'node-'))
  store = await temporaryStore()
})
afterEach(async () => {
  for (const claim of claims.splice(0)) claim.release()
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function claim({ keys = 'keys', host = 'web' } = {}): Promise<NodeClaim> {
  const claimed = await claimNodeId(store, { filePrefix: join(folder, keys, 'latchkey'), name: host, host, aliveMs })
  claims.push(claimed)
  return claimed
}

const listIds = async () => (await listNodes(store.read, aliveMs)).map(({ id }) => id)

test('O28: two processes on one folder have two ids, and each gets one of them back after a restart', async () => {
  const [first, second] = [await claim(), await claim()]
  expect(first.id).toBe('web')
  expect(second.id).toMatch(/^web-[0-9a-f]{4}$/)
  for (const claimed of claims.splice(0)) claimed.release()
  const again = [(await claim()).id, (await claim()).id]
  expect(again).toEqual([first.id, second.id])
  expect(await listIds()).toEqual([first.id, second.id])
})

test('O28: three processes that begin at the same moment have three ids', async () => {
  const ids = (await Promise.all([claim(), claim(), claim()])).map(({ id }) => id)
  expect(new Set(ids).size).toBe(3)
  expect((await listIds()).toSorted()).toEqual(ids.toSorted())
})

test('O28: a new container with another host name keeps the id of its key folder', async () => {
  const before = await claim({ host: 'f00dfeed0001' })
  for (const claimed of claims.splice(0)) claimed.release()
  const after = await claim({ host: 'f00dfeed0002' })
  expect(after.id).toBe('f00dfeed0001')
  expect(await listNodes(store.read, aliveMs)).toMatchObject([{ id: before.id, host: 'f00dfeed0002' }])
})

test('O28: two servers whose hosts have one name have two ids', async () => {
  const ids = [(await claim({ keys: 'one' })).id, (await claim({ keys: 'two' })).id]
  expect(ids).toEqual(['web', expect.stringMatching(/^web-[0-9a-f]{4}$/)])
})

test('O28: a server of an older version leaves its id to the next start, once it is away', async () => {
  const anHourAgo = new Date(Date.now() - 3_600_000)
  await store.transaction((tx) =>
    tx
      .insertInto('Node')
      .values({ id: 'web', host: 'web', processId: 1, startedAt: anHourAgo, seenAt: anHourAgo })
      .execute(),
  )
  expect((await claim()).id).toBe('web')
})

test('O28: a name of a host that fills the column leaves room for the digits', async () => {
  const host = 'w'.repeat(63)
  const ids = [(await claim({ host })).id, (await claim({ host })).id]
  expect(ids.map(({ length }) => length)).toEqual([63, 64])
})

test('O28: the id of a process that was killed is free at once', async () => {
  const module = pathToFileURL(join(import.meta.dirname, 'node-id.ts')).href
  const program = `
    const { openFreeSlot } = await import(${JSON.stringify(module)})
    const slot = openFreeSlot(${JSON.stringify(join(folder, 'keys', 'latchkey'))})
    slot.writeId('killed')
    console.log('locked')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  await once(child.stdout, 'data')
  expect((await claim()).id).toBe('web')
  child.kill('SIGKILL')
  await gone
  expect((await claim({ host: 'other' })).id).toBe('killed')
})

test('O28: the files are for the owner alone, and where none can be written a server starts all the same', async () => {
  await claim()
  expect(await readdir(join(folder, 'keys'))).toEqual(['latchkey.node-1.sqlite'])
  expect((await stat(join(folder, 'keys/latchkey.node-1.sqlite'))).mode & 0o777).toBe(0o600)
  await writeFile(join(folder, 'file'), '')
  expect((await claim({ keys: 'file' })).id).toMatch(/^web-[0-9a-f]{4}$/)
})
