import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { portOf } from '../../../e2e/environment/free-port.ts'
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
    base,
    bindDn,
    bindPassword,
    ca,
    timeouts: { connect: 3000, read: 3000, write: 3000, settle: 500 },
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
  // A controller that was away rests for a while.
  for (;;) {
    const session = directory.openSession({})
    const result = await session.find(account)
    if (result.found !== 'one') throw new Error(result.found)
    if (session.controller === `${first.connection.url}:636`) return { session, person: result.person }
    await pause(50)
  }
}

async function measureChange(account: string): Promise<number> {
  const { session, person } = await begin(account)
  const ticket = await session.prepareWrite(person)
  if (ticket === undefined) throw new Error('no controller takes the write')
  const start = performance.now()
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'applied' })
  return performance.now() - start
}

const change = { password: right, newPassword: other }
const changes = async (samba: Samba, account: string) =>
  (await samba.passwordChanges(account)).filter((write) => write.action === 'Change' && write.status === 'Success')
    .length

test('if a controller is stopped, reads and binds fail over to the other', async () => {
  const { session } = await begin('before.it')
  expect(session.controller).toBe('ldaps://127.0.0.21:636')
  await first.stop()
  expect(await session.find('before.it')).toMatchObject({ found: 'one' })
  expect(session.controller).toBe('ldaps://127.0.0.22:636')
  await first.start()
})

test('if a controller is killed between preparing and writing, nothing is sent and no password changes', async () => {
  const { session, person } = await begin('between.it')
  const ticket = await session.prepareWrite(person)
  if (ticket === undefined) throw new Error('no controller takes the write')
  await first.kill()
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'not-sent' })
  await first.start()
  expect(await session.settlePassword(person, ticket, other)).toBe('not-applied')
  expect([await changes(first, 'between.it'), await changes(second, 'between.it')]).toEqual([0, 0])
})

test('if a controller is suspended at any moment, every change happens once or not at all, and settling reports which', async () => {
  const seen = new Set<string>()
  const moments = 6
  const took = await measureChange('undisturbed.it')
  for (let moment = 0; moment <= moments; moment += 1) {
    const account = `during.${moment}`
    const { session, person } = await begin(account)
    const ticket = await session.prepareWrite(person)
    if (ticket === undefined) throw new Error('no controller takes the write')
    // From before the write until after it: how long one takes differs from machine to machine.
    if (moment === 0) first.suspend()
    const writing = session.changePassword(person, change, ticket)
    await (moment < moments ? pause((took * moment) / moments) : writing)
    first.suspend()
    const { outcome } = await writing
    if (outcome === 'unknown') expect(await session.settlePassword(person, ticket, other)).toBe('unknown')
    first.resume()
    const settle = () => directory.openSession({}).settlePassword(person, ticket, other)
    let settled = await settle()
    while (settled === 'unknown') settled = await settle()
    expect(settled).toBe(outcome === 'not-sent' ? 'not-applied' : 'applied')
    expect(await first.bind(account, other)).toBe(settled === 'applied' ? 'right' : '52e')
    expect(await changes(first, account)).toBe(settled === 'applied' ? 1 : 0)
    expect(await changes(second, account)).toBe(0)
    seen.add(outcome)
  }
  expect(seen.size).toBeGreaterThan(1)
}, 120_000)

test('if a controller is killed after a write, the write is settled as applied once it is back', async () => {
  const { session, person } = await begin('after.it')
  const ticket = await session.prepareWrite(person)
  if (ticket === undefined) throw new Error('no controller takes the write')
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'applied' })
  await first.kill()
  expect(await session.settlePassword(person, ticket)).toBe('unknown')
  await first.start()
  expect(await session.settlePassword(person, ticket)).toBe('applied')
  expect(await changes(first, 'after.it')).toBe(1)
})

test('a silent controller costs its time-out once: later sessions ask another one and not it', async () => {
  let asked = 0
  const silent = createServer((socket) => {
    asked += 1
    // Reads on, or it would never notice that the client has gone, and `close` would wait for it.
    socket.on('error', () => undefined).resume()
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const port = portOf(silent)
  const { url, base, bindDn, bindPassword, ca } = second.connection
  const patient = createActiveDirectory({
    controllers: [`ldaps://127.0.0.1:${port}`, url],
    base,
    bindDn,
    bindPassword,
    ca,
    timeouts: { connect: 2000 },
    restAfterFailure: 3_600_000,
  })
  const [slow, quick] = [patient.openSession({}), patient.openSession({})]
  expect(await slow.find('Administrator')).toMatchObject({ found: 'one' })
  const askedBefore = asked
  expect(askedBefore).toBeGreaterThan(0)
  expect(await quick.find('Administrator')).toMatchObject({ found: 'one' })
  expect([slow.controller, quick.controller, asked]).toEqual([`${url}:636`, `${url}:636`, askedBefore])
  await patient.close()
  await new Promise((resolve) => silent.close(resolve))
})

test('many concurrent changes are accepted exactly once each', async () => {
  const people = Array.from({ length: 12 }, (_, index) => `crowd.${index}`)
  const begun = await Promise.all(people.map(begin))
  const patient = createActiveDirectory({
    controllers: [first.connection.url],
    base: first.connection.base,
    bindDn: first.connection.bindDn,
    bindPassword: first.connection.bindPassword,
    ca: first.connection.ca,
  })
  const session = patient.openSession({})
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
