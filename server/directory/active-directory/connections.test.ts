import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
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
