import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActiveDirectoryOptions } from './options.ts'
import type { FakeController } from './testing/fake-controller.ts'
import { base } from './testing/fake-domain.ts'
import { passTimeoutsInSilence } from './testing/pass-timeouts.ts'
import { change, prepareWrite, startTwoControllers, type TwoControllers } from './testing/two-controllers.ts'

/** Binds with a person's password: each is sent once, even if the connection or the controller fails. */
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

const open = (options: Partial<ActiveDirectoryOptions> = {}) => controllers.open(options)
/** Those of people: the service account binds as well whenever another connection for reads is opened. */
const binds = (fake: FakeController) =>
  fake.received.filter((request) => request.kind === 'bind' && request.name !== `CN=svc,${base}`).length

test('if a bind gets no answer, the password is not tried at another controller', async () => {
  const session = open()
  const [person] = await prepareWrite(session)
  const before = binds(second)
  first.bind = () => 'drop'
  expect(await session.verifyPassword(person, 'any')).toBe('unreachable')
  expect(binds(second)).toBe(before)
})

test('a bind that waits too long in the queue is not tried at another controller', async () => {
  const session = open({ timeouts: { queue: 100 } })
  const [person] = await prepareWrite(session)
  const before = [binds(first), binds(second)] as const
  first.bind = () => 'silence'
  const results = await Promise.all(Array.from({ length: 9 }, () => session.verifyPassword(person, 'any')))
  expect(results).toEqual(Array(9).fill('unreachable'))
  // Eight run at once; the ninth never started.
  expect([binds(first) - before[0], binds(second) - before[1]]).toEqual([8, 0])
})

test('if nothing was sent, a bind fails over to another controller', async () => {
  const session = open()
  const [person] = await prepareWrite(session)
  await first.close()
  expect(await session.verifyPassword(person, 'any')).toBe('right')
})

test('if a firewall closed an idle bind connection, the password is still sent only once', async () => {
  const session = open()
  const [ada] = await prepareWrite(session)
  const bindsOfAda = () =>
    first.received.filter((one) => one.kind === 'bind' && one.name === ada.distinguishedName).length
  expect(await session.verifyPassword(ada, change.password)).toBe('right')
  first.dropAll()
  expect(await session.verifyPassword(ada, change.password)).toBe('right')
  expect(bindsOfAda()).toBe(2)
})

test('after a refused bind the next person can be bound on the same connection', async () => {
  const session = open()
  const [ada] = await prepareWrite(session)
  const refused = {
    code: 49,
    text: '80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 52e, v4563',
  }
  first.bind = (_name, password) => (password === 'wrong' ? refused : { code: 0, text: '' })
  expect(await session.verifyPassword(ada, 'wrong')).toBe('wrong')
  expect(await session.verifyPassword(ada, change.password)).toBe('right')
  expect(await session.verifyPassword(ada, 'wrong')).toBe('wrong')
})
