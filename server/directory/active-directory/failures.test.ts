import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import type { Directory, DirectoryPerson, DirectorySession, WriteTicket } from '../directory.ts'
import { filetimeOfDate } from '../filetime.ts'
import { createActiveDirectory } from './active-directory.ts'
import type { ActiveDirectoryOptions } from './options.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, fakeDomain } from './testing/fake-domain.ts'

/** Controllers that are away, slow, mad, or go in the middle. The second one is the PDC emulator. */
let first: FakeController
let second: FakeController
let directories: Directory[]

beforeEach(async () => {
  first = await startFakeController(fakeDomain('dc1', 'dc2'))
  second = await startFakeController(fakeDomain('dc2', 'dc2'))
  directories = []
})

afterEach(async () => {
  for (const directory of directories) await directory.close()
  await Promise.all([first.close(), second.close()])
})

function open(options: Partial<ActiveDirectoryOptions> = {}): DirectorySession {
  const directory = createActiveDirectory({
    controllers: [first.url, second.url],
    ...{ base, bindDn: `CN=svc,${base}`, bindPassword: 'service', ca: first.ca + second.ca },
    timeouts: { connect: 1000, read: 1000, write: 1000, settle: 20, fresh: 0 },
    ...options,
  })
  directories.push(directory)
  return directory.session({})
}

async function begin(session: DirectorySession): Promise<[DirectoryPerson, WriteTicket]> {
  const result = await session.find('ada')
  const ticket = result.found === 'one' && (await session.prepareWrite(result.person))
  if (!ticket || result.found !== 'one') throw new Error('nobody to write to')
  return [result.person, ticket]
}

const change = { password: 'Old-Passw0rd-1', newPassword: 'New-Passw0rd-1' }
const modifies = (fake: FakeController) => fake.received.filter((request) => request.kind === 'modify').length
const binds = (fake: FakeController) => fake.received.filter((request) => request.kind === 'bind').length
const unreachable = expect.objectContaining({ code: 'directory-unreachable' })

function changedNow(fake: FakeController): void {
  const entry = fake.entries.get(`CN=Ada,OU=People,${base}`)
  if (entry) entry.pwdLastSet = [filetimeOfDate(new Date())]
}

test.each(['silence', 'garbage', 'drop'] as const)(
  'reads go elsewhere when a controller answers with %s',
  async (how) => {
    first.search = () => how
    const session = open()
    expect(await session.find('ada')).toMatchObject({ found: 'one' })
    expect(session.controller).toBe(second.url)
  },
)

test.each(['silence', 'garbage', 'drop'] as const)(
  'unreachable within the time limits when all answer with %s',
  async (how) => {
    first.bind = second.bind = () => how
    const begun = performance.now()
    await expect(open().find('ada')).rejects.toEqual(unreachable)
    expect(performance.now() - begun).toBeLessThan(6000)
  },
)

test('one request waits for a silent controller once, the next one asks it again', async () => {
  const directory = createActiveDirectory({
    ...{ controllers: [first.url], base, bindDn: `CN=svc,${base}`, bindPassword: 'service', ca: first.ca },
    timeouts: { connect: 1000, read: 1000, write: 1000, settle: 20 },
  })
  directories.push(directory)
  const session = directory.session({})
  await begin(session)
  first.search = () => 'silence'
  await expect(session.find('ada')).rejects.toEqual(unreachable)
  const begun = performance.now()
  for (const _ of Array(5)) await expect(session.find('ada')).rejects.toEqual(unreachable)
  expect(performance.now() - begun).toBeLessThan(900)
  first.search = () => undefined
  expect(await directory.session({}).find('ada')).toMatchObject({ found: 'one' })
})

test('several kept connections to a controller that went silent cost one time limit, not one each', async () => {
  const directory = createActiveDirectory({
    ...{ controllers: [first.url], base, bindDn: `CN=svc,${base}`, bindPassword: 'service', ca: first.ca },
    timeouts: { connect: 500, read: 1000, write: 8000, settle: 20, fresh: 0 },
  })
  directories.push(directory)
  const session = directory.session({})
  const [person, ticket] = await begin(session)
  await Promise.all(Array.from({ length: 4 }, () => session.changePassword(person, change, ticket)))
  first.search = () => 'silence'
  const begun = performance.now()
  expect(await directory.session({}).changePassword(person, change, ticket)).toEqual({ outcome: 'not-sent' })
  expect(performance.now() - begun).toBeLessThan(1900)
})

test('slow is not dead', async () => {
  first.delay = 60
  const session = open()
  expect(await session.find('ada')).toMatchObject({ found: 'one' })
  expect(session.controller).toBe(first.url)
})

test('a dead controller is tried last for a while, then again', async () => {
  first.bind = () => 'silence'
  const session = open({ restAfterFailure: 3000 })
  await session.find('ada')
  const tried = binds(first)
  await session.find('ada')
  expect(binds(first)).toBe(tried)
  first.bind = () => ({ code: 0, text: '' })
  await pause(3100)
  // This one prefers the second by now; a new one begins with the first again.
  await directories[0]?.session({}).find('ada')
  expect(binds(first)).toBeGreaterThan(tried)
})

test('a connection that was dropped while idle is replaced unseen', async () => {
  const session = open()
  await session.find('ada')
  first.dropAll()
  expect(await session.find('ada')).toMatchObject({ found: 'one' })
  expect(session.controller).toBe(first.url)
})

test('a certificate of somebody else gets no password', async () => {
  await expect(open({ ca: second.ca, controllers: [first.url] }).find('ada')).rejects.toEqual(unreachable)
  expect(first.received).toEqual([])
})

test.each(['ldap://dc1.corp.example.com', 'dc1', 'https://dc1'])('the address %s stops the start', (address) => {
  expect(() => open({ controllers: [address] })).toThrow(AppError)
})

test('a refused service account is not tried until it is locked', async () => {
  first.bind = () => ({ code: 49, text: 'data 52e' })
  const session = open({ controllers: [first.url] })
  for (let attempt = 0; attempt < 5; attempt += 1) await expect(session.find('ada')).rejects.toEqual(unreachable)
  expect(binds(first)).toBeLessThanOrEqual(2)
})

test('not sent, when the controller went before; prepared again, it goes to another', async () => {
  const session = open()
  const [person, ticket] = await begin(session)
  await first.close()
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'not-sent' })
  const again = await session.prepareWrite(person)
  expect(again?.controller).toBe(second.url)
  expect(again && (await session.changePassword(person, change, again))).toEqual({ outcome: 'applied' })
})

test.each(['drop', 'silence', 'garbage'] as const)(
  'a sent write is unknown after %s, and is sent once',
  async (how) => {
    const session = open()
    const [person, ticket] = await begin(session)
    first.modify = () => how
    expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'unknown' })
    expect([modifies(first), modifies(second)]).toEqual([1, 0])
  },
)

test('settled by the same controller: applied, although its answer was lost', async () => {
  const session = open()
  const [person, ticket] = await begin(session)
  first.modify = () => {
    changedNow(first)
    return 'drop'
  }
  await session.changePassword(person, change, ticket)
  expect(await session.settlePassword(person, ticket)).toBe('applied')
})

test('settled by the same controller: not applied, but only when it says so twice', async () => {
  const session = open({ timeouts: { connect: 1000, read: 1000, write: 1000, settle: 200 } })
  const [person, ticket] = await begin(session)
  expect(await session.settlePassword(person, ticket)).toBe('not-applied')
  setTimeout(() => changedNow(first), 100)
  expect(await session.settlePassword(person, ticket)).toBe('applied')
})

test('the PDC emulator can confirm what a dead controller did, and cannot deny it', async () => {
  const session = open()
  const [person, ticket] = await begin(session)
  await first.close()
  expect(await session.settlePassword(person, ticket)).toBe('unknown')
  changedNow(second)
  expect(await session.settlePassword(person, ticket)).toBe('applied')
})

test('a name that is no controller of ours gets nothing', async () => {
  const session = open({ controllers: [first.url] })
  const [person, ticket] = await begin(session)
  const elsewhere = { ...ticket, controller: second.url }
  expect(await session.changePassword(person, change, elsewhere)).toEqual({ outcome: 'not-sent' })
  expect(await session.resetPassword(person, { newPassword: 'x', history: 'enforce' }, elsewhere)).toEqual({
    outcome: 'not-sent',
  })
  expect(second.received).toEqual([])
})

test('a password that was sent is not tried at another controller', async () => {
  const session = open()
  const [person] = await begin(session)
  first.bind = () => 'drop'
  const before = binds(second)
  expect(await session.verifyPassword(person, 'any')).toBe('unreachable')
  expect(binds(second)).toBe(before)
})

test('a bind goes elsewhere while nothing was sent', async () => {
  const session = open()
  const [person] = await begin(session)
  await first.close()
  expect(await session.verifyPassword(person, 'any')).toBe('right')
})

test('writes at once are bounded, and who waits too long sent nothing', async () => {
  const timeouts = { connect: 1000, read: 3000, write: 5000, settle: 20, turn: 600 }
  const session = open({ writesPerController: 2, timeouts })
  const [person, ticket] = await begin(session)
  first.delay = 200
  const writes = Array.from({ length: 12 }, () => session.changePassword(person, change, ticket))
  let most = 0
  let answered = 0
  first.modify = () => {
    most = Math.max(most, modifies(first) - answered)
    answered += 1
    return { code: 0, text: '' }
  }
  const outcomes = (await Promise.all(writes)).map((result) => result.outcome)
  expect(outcomes.filter((outcome) => outcome === 'applied').length).toBe(modifies(first))
  expect(outcomes).toContain('not-sent')
  expect(outcomes).not.toContain('unknown')
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(2)
})

test('nothing is asked for a caller who has gone', async () => {
  const abort = new AbortController()
  const session = createActiveDirectory({
    controllers: [first.url],
    ...{ base, bindDn: `CN=svc,${base}`, bindPassword: 'service', ca: first.ca },
  }).session({ signal: abort.signal })
  abort.abort()
  await expect(session.find('ada')).rejects.toThrow()
  expect(first.received).toEqual([])
})

test('a kept connection for binds that a firewall ended costs nobody a try', async () => {
  const session = open()
  const [ada] = await begin(session)
  const bindsOfAda = () =>
    first.received.filter((one) => one.kind === 'bind' && one.name === ada.distinguishedName).length
  expect(await session.verifyPassword(ada, change.password)).toBe('right')
  first.dropAll()
  expect(await session.verifyPassword(ada, change.password)).toBe('right')
  expect(bindsOfAda()).toBe(2)
})

test('whether a kept connection is alive is asked only when it has lain idle', async () => {
  const questions = () => first.received.filter((one) => one.kind === 'search' && one.base === '').length
  const asked = async (fresh: number) => {
    const session = open({ timeouts: { connect: 1000, read: 1000, write: 1000, settle: 20, fresh } })
    const [ada, ticket] = await begin(session)
    await session.verifyPassword(ada, change.password)
    await session.changePassword(ada, change, ticket)
    const before = questions()
    await session.verifyPassword(ada, change.password)
    await session.changePassword(ada, change, ticket)
    return questions() - before
  }
  expect([await asked(0), await asked(1000)]).toEqual([2, 0])
})

test('a refused bind leaves nobody on its connection, and the next person is bound there', async () => {
  const session = open()
  const [ada] = await begin(session)
  const refused = {
    code: 49,
    text: '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 52e, v4563',
  }
  first.bind = (_name, password) => (password === 'wrong' ? refused : { code: 0, text: '' })
  expect(await session.verifyPassword(ada, 'wrong')).toBe('wrong')
  expect(await session.verifyPassword(ada, change.password)).toBe('right')
  expect(await session.verifyPassword(ada, 'wrong')).toBe('wrong')
})
