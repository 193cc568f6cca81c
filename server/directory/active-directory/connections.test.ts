import type { Client } from 'ldapts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Directory } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { createClient, drop } from './connections.ts'
import { readEntry } from './ldap.ts'
import { readOption } from './options.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { createFakeDomain, fakeOptions } from './testing/fake-domain.ts'

/** A worker of a controller that sets a password answers nothing else meanwhile, so reads have several connections to choose from. */
let fake: FakeController
let directory: Directory

beforeEach(async () => {
  fake = await startFakeController(createFakeDomain())
  directory = createActiveDirectory(fakeOptions([fake]))
  await directory.openSession({}).find('ada')
})
afterEach(async () => {
  vi.useRealTimers()
  await directory.close()
  await fake.close()
})

const countConnections = () => fake.received.filter(({ kind }) => kind === 'bind').length
const read = () => directory.openSession({}).find('ada')

test('reads that wait lead to more connections, up to four', async () => {
  await Promise.all(Array.from({ length: 12 }, read))
  await expect.poll(countConnections).toBeGreaterThan(1)
  await Promise.all(Array.from({ length: 12 }, read))
  expect(countConnections()).toBeLessThanOrEqual(4)
})

test('a read that took long leads to another connection, although no other read waited', async () => {
  fake.delay = 50
  await read()
  await read()
  fake.delay = 0
  await expect.poll(countConnections).toBeGreaterThan(1)
})

test('after a time-out no read waits for a connection that was being opened meanwhile', async () => {
  await directory.close()
  // With a clock that stands still no read is slow, so that there is one connection until reads wait for it.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  directory = createActiveDirectory(fakeOptions([fake]))
  await read()
  const searches = () => fake.received.filter(({ kind }) => kind === 'search').length
  const before = searches()
  fake.search = () => 'silence'
  const failed = Array.from({ length: 12 }, () => read().catch((error) => error.code))
  // Each read has sent its search. The connection that is opened beside them asks later, so that its time-out comes later.
  await new Promise(setImmediate)
  vi.advanceTimersByTime(1)
  await expect.poll(() => searches() - before).toBe(13)
  // A poll lets time pass as well.
  vi.advanceTimersByTime(fakeOptions([]).timeouts.read - performance.now())
  expect(new Set(await Promise.all(failed))).toEqual(new Set(['directory-unreachable']))
  fake.search = () => undefined
  expect(await read()).toMatchObject({ found: 'one' })
})

/** A client of its own, bound as the service account. */
async function openClient(): Promise<Client> {
  const options = fakeOptions([fake])
  const { connect, read: operation } = options.timeouts
  const client = createClient(fake.url, options, { connect, operation })
  await client.bind(options.bindDn, readOption(options.bindPassword))
  return client
}

const ask = (client: Client) =>
  readEntry(client, '', ['dnsHostName']).then(
    () => 'answered',
    () => 'failed',
  )

test('requests of one moment on a connection that was lost all fail, and none of them waits for ever', async () => {
  const client = await openClient()
  await fake.close()
  await expect.poll(() => client.isConnected).toBe(false)
  expect(await Promise.all([ask(client), ask(client), ask(client)])).toEqual(['failed', 'failed', 'failed'])
})

test('a request on a connection that was lost does not wait for ever when another one drops the client', async () => {
  const client = await openClient()
  fake.dropAll()
  await expect.poll(() => client.isConnected).toBe(false)
  const asked = ask(client)
  drop(client)
  expect(await asked).toBe('failed')
})
