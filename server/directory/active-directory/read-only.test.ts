import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFakeController } from './testing/fake-controller.ts'
import { createFakeDomain } from './testing/fake-domain.ts'
import { change, prepareWrite, startTwoControllers, type TwoControllers } from './testing/two-controllers.ts'

/** Controllers that take no writes: they refer each to another controller, as Windows' read-only ones (RODC) do. */
let fakes: TwoControllers
let reported: string[]

beforeEach(async () => {
  fakes = await startTwoControllers()
  reported = []
})
afterEach(() => fakes.close())

const referral = () => ({ code: 10, text: "0000202B: RefErr: DSID-031007F3, data 0, 1 access points\n\tref 1: 'dc2'" })
const open = (options = {}) => fakes.openDirectory({ report: (line) => reported.push(line), ...options })
const modifies = (which: 'first' | 'second') => fakes[which].received.filter(({ kind }) => kind === 'modify').length

test('a change that a controller refers elsewhere is done at another, and the first gets no write for ten minutes', async () => {
  let time = 0
  fakes.first.modify = referral
  const directory = open({ monotonicNow: () => time })
  const session = directory.openSession({})
  const [person, ticket] = await prepareWrite(session)
  expect(ticket.controller).toBe(fakes.first.url)
  expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'not-sent' })
  const again = await session.prepareWrite(person)
  expect(again?.controller).toBe(fakes.second.url)
  expect(again && (await session.changePassword(person, change, again))).toEqual({ outcome: 'applied' })
  expect(reported).toEqual([expect.stringContaining(`${fakes.first.url} takes no writes`)])

  time = 9 * 60_000
  const [, later] = await prepareWrite(directory.openSession({ controller: fakes.first.url }))
  expect(later.controller).toBe(fakes.second.url)
  time = 11 * 60_000
  const [, afterwards] = await prepareWrite(directory.openSession({ controller: fakes.first.url }))
  expect(afterwards.controller).toBe(fakes.first.url)
  expect([modifies('first'), modifies('second')]).toEqual([1, 1])
})

test('where the only controller refers elsewhere, the write is not possible, rather than lost', async () => {
  fakes.first.modify = referral
  const session = open({ controllers: [fakes.first.url] }).openSession({})
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const [person, ticket] = await prepareWrite(session)
    expect(await session.changePassword(person, change, ticket)).toEqual({ outcome: 'refused', reason: 'not-possible' })
    expect(await session.unlock(person, ticket)).toEqual({ outcome: 'refused', reason: 'not-possible' })
    expect(await session.setMustChange(person, ticket)).toEqual({ outcome: 'refused', reason: 'not-possible' })
  }
})

test('where all controllers refer elsewhere, nothing is tried in a circle', async () => {
  fakes.first.modify = fakes.second.modify = referral
  const session = open().openSession({})
  const outcomes: unknown[] = []
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [person, ticket] = await prepareWrite(session)
    outcomes.push(await session.changePassword(person, change, ticket))
  }
  const impossible = { outcome: 'refused', reason: 'not-possible' }
  expect(outcomes).toEqual([{ outcome: 'not-sent' }, impossible, impossible])
})

test('a controller that says in its root that it is read-only is sent no write', async () => {
  const domain = createFakeDomain('rodc', 'dc2')
  const readOnly = await startFakeController({
    ...domain,
    '': { ...domain[''], supportedCapabilities: ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1920'] },
  })
  const controllers = [readOnly.url, fakes.second.url]
  const session = open({ controllers, ca: readOnly.ca + fakes.second.ca }).openSession({})
  const [, ticket] = await prepareWrite(session)
  expect(ticket.controller).toBe(fakes.second.url)
  await readOnly.close()
})
