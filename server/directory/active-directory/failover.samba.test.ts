import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Samba, startSamba } from '../../../e2e/environment/samba.ts'
import type { Directory, DirectoryPerson, DirectorySession } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'

/** Two real controllers that go away. They do not replicate: two domains of the same names stand for one. */
let folder: string
let first: Samba
let second: Samba
let directory: Directory

const right = 'Right-Passw0rd-1!'
const other = 'Other-Passw0rd-2!'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samba-'))
  first = await startSamba({ folder: join(folder, '1'), address: '127.0.0.21' })
  second = await startSamba({ folder: join(folder, '2'), address: '127.0.0.22' })
  const { base, bindDn, bindPassword, ca } = first.connection
  directory = createActiveDirectory({
    controllers: [first.connection.url, second.connection.url],
    ...{ base, bindDn, bindPassword, ca },
    timeouts: { connect: 1500, read: 1500, write: 1500, settle: 500 },
    restAfterFailure: 200,
  })
})

afterAll(async () => {
  await directory?.close()
  await Promise.all([first?.stop(), second?.stop()])
  await rm(folder, { recursive: true })
})

async function begin(account: string): Promise<{ session: DirectorySession; person: DirectoryPerson }> {
  await first.addPerson({ account, password: right })
  await second.addPerson({ account, password: right })
  const session = directory.session({})
  const result = await session.find(account)
  if (result.found !== 'one') throw new Error(result.found)
  return { session, person: result.person }
}

const change = { password: right, newPassword: other }
const changes = async (samba: Samba, account: string) =>
  (await samba.passwordChanges(account)).filter((write) => write.action === 'Change' && write.status === 'Success')
    .length

async function waited(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

test('stopped before: reads and binds go to the other one', async () => {
  const { session } = await begin('before.it')
  expect(session.controller).toBe('ldaps://127.0.0.21:636')
  await first.stop()
  expect(await session.find('before.it')).toMatchObject({ found: 'one' })
  expect(session.controller).toBe('ldaps://127.0.0.22:636')
  await first.start()
})

test('stopped between preparing and writing: not sent, and nothing happened anywhere', async () => {
  const { session, person } = await begin('between.it')
  const ticket = await session.prepareWrite(person)
  if (ticket === undefined) throw new Error('nobody to write to')
  await first.kill()
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'not-sent' })
  await first.start()
  expect(await session.settlePassword(person, ticket, other)).toBe('not-applied')
  expect([await changes(first, 'between.it'), await changes(second, 'between.it')]).toEqual([0, 0])
})

test('suspended at any moment: every change happens exactly once or not at all, and settling knows which', async () => {
  const seen = new Set<string>()
  // A write takes some 30 ms; where it is caught differs, so many moments are tried.
  for (let attempt = 0; attempt < 14; attempt += 1) {
    const account = `during.${attempt}`
    const { session, person } = await begin(account)
    const ticket = await session.prepareWrite(person)
    if (ticket === undefined) throw new Error('nobody to write to')
    const writing = session.changePassword(person, change, ticket)
    await pause(attempt * 4)
    first.suspend()
    const { outcome } = await writing
    if (outcome === 'unknown') expect(await session.settlePassword(person, ticket, other)).toBe('unknown')
    first.resume()
    const settled = await directory.session({}).settlePassword(person, ticket, other)
    expect(settled).toBe(outcome === 'not-sent' ? 'not-applied' : 'applied')
    expect(await first.bind(account, other)).toBe(settled === 'applied' ? 'right' : '52e')
    expect(await changes(first, account)).toBe(settled === 'applied' ? 1 : 0)
    expect(await changes(second, account)).toBe(0)
    seen.add(outcome)
  }
  expect(seen.size).toBeGreaterThan(1)
}, 120_000)

test('killed after the write: settled as applied when it is back', async () => {
  const { session, person } = await begin('after.it')
  const ticket = await session.prepareWrite(person)
  if (ticket === undefined) throw new Error('nobody to write to')
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'applied' })
  await first.kill()
  expect(await session.settlePassword(person, ticket)).toBe('unknown')
  await first.start()
  expect(await session.settlePassword(person, ticket)).toBe('applied')
  expect(await changes(first, 'after.it')).toBe(1)
})

test('a controller that accepts and says nothing costs its time limit once, then rests', async () => {
  const { base, bindDn, bindPassword, ca } = first.connection
  const patient = createActiveDirectory({
    controllers: [first.connection.url, second.connection.url],
    ...{ base, bindDn, bindPassword, ca },
    timeouts: { connect: 1000, read: 1000 },
  })
  first.suspend()
  const slow = await waited(() => patient.session({}).find('Administrator'))
  const quick = await waited(() => patient.session({}).find('Administrator'))
  first.resume()
  await patient.close()
  expect(slow).toBeGreaterThan(900)
  expect(quick).toBeLessThan(900)
})

test('many changes at once, each accepted exactly once', async () => {
  const people = Array.from({ length: 12 }, (_, index) => `crowd.${index}`)
  const begun = await Promise.all(people.map(begin))
  const patient = createActiveDirectory({
    controllers: [first.connection.url],
    ...{ base: first.connection.base, bindDn: first.connection.bindDn },
    ...{ bindPassword: first.connection.bindPassword, ca: first.connection.ca },
  })
  const session = patient.session({})
  const results = await Promise.all(
    begun.map(async ({ person }) => {
      const found = await session.find(person.account)
      const ticket = found.found === 'one' && (await session.prepareWrite(found.person))
      return ticket && session.changePassword(found.person, change, ticket)
    }),
  )
  await patient.close()
  expect(results).toEqual(people.map(() => ({ outcome: 'applied' })))
  expect(await Promise.all(people.map((account) => changes(first, account)))).toEqual(people.map(() => 1))
})
