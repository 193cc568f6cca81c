import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { DirectorySession } from '../directory.ts'
import { dateToFiletime } from '../filetime.ts'
import type { ActiveDirectoryOptions } from './options.ts'
import type { FakeController } from './testing/fake-controller.ts'
import { base } from './testing/fake-domain.ts'
import { passTimeoutsInSilence } from './testing/pass-timeouts.ts'
import { change, prepareWrite, startTwoControllers, type TwoControllers } from './testing/two-controllers.ts'

/** Controllers that are unreachable, slow or faulty, or are lost in the middle. The second one is the PDC emulator. */
let controllers: TwoControllers
let first: FakeController
let second: FakeController

beforeEach(async () => {
  controllers = await startTwoControllers()
  first = controllers.first
  second = controllers.second
})

afterEach(() => controllers.close())
passTimeoutsInSilence(() => [first, second])

const open = (options: Partial<ActiveDirectoryOptions> = {}): DirectorySession => controllers.open(options)
const modifies = (fake: FakeController) => fake.received.filter((request) => request.kind === 'modify').length
const binds = (fake: FakeController) => fake.received.filter((request) => request.kind === 'bind').length
const searches = (fake: FakeController) => fake.received.filter((request) => request.kind === 'search').length
const unreachable = expect.objectContaining({ code: 'directory-unreachable' })

function setPasswordNow(fake: FakeController): void {
  const entry = fake.entries.get(`CN=Ada,OU=People,${base}`)
  if (entry) entry.pwdLastSet = [dateToFiletime(new Date())]
}

test.each([
  ['silence', 'silence'],
  ['garbage', 'garbage'],
  ['drop', 'drop'],
  ['busy', { code: 51, text: '' }],
] as const)('if a controller answers with %s, reads fail over to another', async (_name, how) => {
  first.search = () => how
  const session = open()
  expect(await session.find('ada')).toMatchObject({ found: 'one' })
  expect(session.controller).toBe(second.url)
})

test.each(['silence', 'garbage', 'drop'] as const)(
  'if all controllers answer with %s, a read fails as unreachable',
  async (how) => {
    first.bind = second.bind = () => how
    await expect(open().find('ada')).rejects.toEqual(unreachable)
  },
)

test('a session waits for a silent controller once; the next session asks it again', async () => {
  const directory = controllers.openDirectory({ controllers: [first.url] })
  const session = directory.openSession({})
  await prepareWrite(session)
  first.search = () => 'silence'
  await expect(session.find('ada')).rejects.toEqual(unreachable)
  const before = searches(first)
  for (const _ of Array(5)) await expect(session.find('ada')).rejects.toEqual(unreachable)
  expect(searches(first)).toBe(before)
  first.search = () => undefined
  expect(await directory.openSession({}).find('ada')).toMatchObject({ found: 'one' })
})

test('a read does not fail by a question that another read sent to a controller that is silent', async () => {
  const directory = controllers.openDirectory({})
  const [early, late] = [first, second].map(({ url }) => directory.openSession({ controller: url }))
  // Loads what is known of each controller.
  for (const session of [early, late]) await session?.findScopeTarget('Staff')
  first.search = () => 'silence'
  const policies = await Promise.all([early?.readDomainPolicy(), late?.readDomainPolicy()])
  expect(policies[1]).toEqual(policies[0])
  expect(late?.controller).toBe(second.url)
})

test('if a controller went silent, only one of its idle connections is checked before a write', async () => {
  // The check of an idle connection ends with the time-out for connecting.
  const directory = controllers.openDirectory({ controllers: [first.url], timeouts: { write: 15_000 } })
  const session = directory.openSession({})
  const [person, ticket] = await prepareWrite(session)
  await Promise.all(Array.from({ length: 4 }, () => session.changePassword(person, change, ticket)))
  first.search = () => 'silence'
  const before = searches(first)
  expect(await directory.openSession({}).changePassword(person, change, ticket)).toEqual({ outcome: 'not-sent' })
  expect(searches(first) - before).toBe(1)
  expect(modifies(first)).toBe(4)
})

test('a slow controller is not treated as dead', async () => {
  first.delay = 60
  const session = open()
  expect(await session.find('ada')).toMatchObject({ found: 'one' })
  expect(session.controller).toBe(first.url)
})

test('a dead controller is asked last until its rest is over', async () => {
  first.bind = () => 'silence'
  let now = 0
  const directory = controllers.openDirectory({ restAfterFailure: 3000, monotonicNow: () => now })
  await directory.openSession({}).find('ada')
  const tried = binds(first)
  first.bind = () => ({ code: 0, text: '' })
  const find = () => directory.openSession({}).find('ada')
  await find()
  now = 2999
  await find()
  expect(binds(first)).toBe(tried)
  now = 3001
  await find()
  expect(binds(first)).toBeGreaterThan(tried)
})

test('a connection that was dropped while idle is replaced without failover', async () => {
  const session = open()
  await session.find('ada')
  first.dropAll()
  expect(await session.find('ada')).toMatchObject({ found: 'one' })
  expect(session.controller).toBe(first.url)
})

test('a controller with a foreign certificate gets no password', async () => {
  await expect(open({ ca: second.ca, controllers: [first.url] }).find('ada')).rejects.toEqual(unreachable)
  expect(first.received).toEqual([])
})

test.each(['ldap://dc1.corp.example.com', 'dc1', 'https://dc1'])('the address %s stops the start', (address) => {
  expect(() => open({ controllers: [address] })).toThrow(AppError)
})

test('after a refused bind the service account is not tried again, so that it is not locked', async () => {
  first.bind = () => ({ code: 49, text: 'data 52e' })
  const session = open({ controllers: [first.url] })
  for (let attempt = 0; attempt < 5; attempt += 1) await expect(session.find('ada')).rejects.toEqual(unreachable)
  expect(binds(first)).toBeLessThanOrEqual(2)
})

test('if the controller is lost before the write, nothing is sent; preparing again finds another', async () => {
  const session = open()
  const [person, ticket] = await prepareWrite(session)
  await first.close()
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'not-sent' })
  const again = await session.prepareWrite(person)
  expect(again?.controller).toBe(second.url)
  expect(again && (await session.changePassword(person, change, again))).toEqual({ outcome: 'applied' })
})

test.each(['drop', 'silence', 'garbage'] as const)(
  'if the answer to a write is %s, its outcome is unknown and it is not sent again',
  async (how) => {
    const session = open()
    const [person, ticket] = await prepareWrite(session)
    first.modify = () => how
    expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'unknown' })
    expect([modifies(first), modifies(second)]).toEqual([1, 0])
  },
)

test('a write whose answer was lost is settled as applied by the same controller', async () => {
  const session = open()
  const [person, ticket] = await prepareWrite(session)
  first.modify = () => {
    setPasswordNow(first)
    return 'drop'
  }
  await session.changePassword(person, change, ticket)
  expect(await session.settlePassword(person, ticket)).toBe('applied')
})

test('a write counts as not applied only if the same controller reports it twice', async () => {
  const session = open()
  const [person, ticket] = await prepareWrite(session)
  expect(await session.settlePassword(person, ticket)).toBe('not-applied')
  let reads = 0
  first.search = (where) => {
    // Between the two reads, as a write does that was queued at the controller.
    if (where.startsWith('<GUID=') && ++reads === 2) setPasswordNow(first)
    return undefined
  }
  expect(await session.settlePassword(person, ticket)).toBe('applied')
  expect(reads).toBe(2)
})

test('the PDC emulator can confirm a write of a dead controller, but cannot deny it', async () => {
  const session = open()
  const [person, ticket] = await prepareWrite(session)
  await first.close()
  expect(await session.settlePassword(person, ticket)).toBe('unknown')
  setPasswordNow(second)
  expect(await session.settlePassword(person, ticket)).toBe('applied')
})

test('with a new password, the PDC emulator confirms a write only after a change that a bind proves', async () => {
  const session = open()
  const [person, ticket] = await prepareWrite(session)
  const bindsOfPerson = () =>
    second.received.filter((one) => one.kind === 'bind' && one.name === person.distinguishedName).length
  const settle = () => session.settlePassword(person, ticket, change.newPassword)
  await first.close()
  expect([await settle(), bindsOfPerson()]).toEqual(['unknown', 0])
  setPasswordNow(second)
  const wrong = { code: 49, text: '80090308: LdapErr: AcceptSecurityContext error, data 52e, v4563' }
  second.bind = (name) => (name === person.distinguishedName ? wrong : { code: 0, text: '' })
  expect([await settle(), bindsOfPerson()]).toEqual(['unknown', 1])
  second.bind = () => ({ code: 0, text: '' })
  expect([await settle(), bindsOfPerson()]).toEqual(['applied', 2])
})

test('an address that is not a configured controller gets nothing', async () => {
  const session = open({ controllers: [first.url] })
  const [person, ticket] = await prepareWrite(session)
  const elsewhere = { ...ticket, controller: second.url }
  expect(await session.changePassword(person, change, elsewhere)).toEqual({ outcome: 'not-sent' })
  expect(await session.resetPassword(person, { newPassword: 'x', history: 'enforce' }, elsewhere)).toEqual({
    outcome: 'not-sent',
  })
  expect(second.received).toEqual([])
})

test('concurrent writes are limited, and one that waits too long sends nothing', async () => {
  // The first two wait for the gate, which is no silence.
  vi.useRealTimers()
  const session = open({ writesPerController: 2, timeouts: { queue: 100 } })
  const [person, ticket] = await prepareWrite(session)
  const gate = Promise.withResolvers<void>()
  first.modifyGate = gate.promise
  const outcomes: string[] = []
  const writes = Array.from({ length: 12 }, async () => {
    outcomes.push((await session.changePassword(person, change, ticket)).outcome)
  })
  await expect.poll(() => outcomes.length, { timeout: 10_000 }).toBe(10)
  expect(new Set(outcomes)).toEqual(new Set(['not-sent']))
  await expect.poll(() => modifies(first), { timeout: 10_000 }).toBe(2)
  gate.resolve()
  await Promise.all(writes)
  expect(outcomes.slice(10)).toEqual(['applied', 'applied'])
  expect(modifies(first)).toBe(2)
})

test('for an aborted caller no controller is asked', async () => {
  const abort = new AbortController()
  const session = controllers.openDirectory({}).openSession({ signal: abort.signal })
  abort.abort()
  await expect(session.find('ada')).rejects.toThrow()
  expect([...first.received, ...second.received]).toEqual([])
})

test('a connection is checked before use only if it was idle', async () => {
  const checks = () => first.received.filter((one) => one.kind === 'search' && one.base === '').length
  const countChecks = async (assumeAlive: number) => {
    const session = open({ timeouts: { assumeAlive } })
    const [ada, ticket] = await prepareWrite(session)
    await session.verifyPassword(ada, change.password)
    await session.changePassword(ada, change, ticket)
    const before = checks()
    await session.verifyPassword(ada, change.password)
    await session.changePassword(ada, change, ticket)
    return checks() - before
  }
  expect([await countChecks(0), await countChecks(600_000)]).toEqual([2, 0])
})
