import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SetOutcome, SystemAccount } from '../connected-systems/connected-system.ts'
import { createEngineHarness } from '../engine/testing.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import type { Asker, PasswordPageServices } from './services.ts'
import { setPassword } from './set-password.ts'
import type { SettableTarget } from './targets.ts'

/** What becomes of a write that breaks off, of a process that is killed, and of one order that is sent twice. */

const owner = { id: 'owner', name: 'erin@corp.example.com', displayName: 'Erin', listMailAddresses: async () => [] }
// Of the identity only its id is used here.
const asker = { identity: { id: 'erin' }, person: { id: 'owner', displayName: 'Erin' }, sessionHash: '' } as Asker

/** An account whose system answers as the test says; `sent` counts writes. */
function createAccount(answers: { set?: SetOutcome[]; settle?: ('applied' | 'not-applied' | 'unknown')[] }) {
  const sent: string[] = []
  const settled: (string | undefined)[] = []
  const account: SystemAccount = {
    name: owner.name,
    names: [owner.name],
    owner,
    listRules: async () => [],
    check: async () => undefined,
    async set(newPassword, announce) {
      if (!(await announce({ number: sent.length }))) return { outcome: 'busy' }
      sent.push(newPassword)
      return answers.set?.shift() ?? { outcome: 'applied' }
    },
    async settle(_, newPassword) {
      settled.push(newPassword)
      return answers.settle?.shift() ?? 'unknown'
    },
  }
  const target: SettableTarget = {
    id: 'T-1',
    table: 'T',
    name: owner.name,
    relation: 'self',
    identity: 'Erin',
    account,
  }
  return { target, sent, settled }
}

async function createHarness() {
  const { services, store, [Symbol.asyncDispose]: dispose } = await createEngineHarness()
  const own = { ...services, url: 'http://localhost:8080' } as unknown as PasswordPageServices
  const events = async () =>
    (await store.read.selectFrom('AuditEvent').select(['event', 'data']).execute()).map(({ event, data }) => [
      event,
      JSON.parse(data),
    ])
  /** As if the process that announced the write had died, and its time were over. */
  const endLease = () => changeSignedRows(store, 'TargetPassword', { announcedAt: new Date(Date.now() - 3_600_000) })
  const order = (target: SettableTarget, request: string, newPassword = 'one') =>
    setPassword(own, asker, { request, target, newPassword })
  return { order, events, endLease, [Symbol.asyncDispose]: dispose }
}

test('one order that is sent twice at once is carried out once', async () => {
  await using harness = await createHarness()
  const { target, sent } = createAccount({})
  const request = randomUUID()
  const outcomes = await Promise.all([harness.order(target, request), harness.order(target, request)])
  expect(sent).toEqual(['one'])
  expect(outcomes.map(({ outcome }) => outcome)).toContain('applied')
  expect(await harness.order(target, request)).toEqual({ outcome: 'applied' })
  expect(sent).toEqual(['one'])
})

test('a write without an answer is settled before anything else is sent, and never sent again when it had happened', async () => {
  await using harness = await createHarness()
  const { target, sent, settled } = createAccount({ set: [{ outcome: 'unknown' }], settle: ['unknown', 'applied'] })
  const request = randomUUID()
  expect(await harness.order(target, request)).toEqual({ outcome: 'unknown' })
  // The process may still be at it.
  expect(await harness.order(target, request)).toEqual({ outcome: 'pending' })
  expect(await harness.order(target, randomUUID())).toEqual({ outcome: 'busy' })
  await harness.endLease()
  expect(await harness.order(target, randomUUID())).toEqual({ outcome: 'unknown' })
  expect(await harness.order(target, randomUUID(), 'one')).toEqual({ outcome: 'applied' })
  expect([sent, settled]).toEqual([['one'], ['one', 'one']])
  const reset = (await harness.events()).filter(([event]) => event === 'password-reset')
  expect(reset).toMatchObject([['password-reset', { settled: true, identity: 'erin', by: 'owner' }]])
})

test('a write that did not happen is followed by the new one', async () => {
  await using harness = await createHarness()
  const { target, sent } = createAccount({ set: [{ outcome: 'unknown' }], settle: ['not-applied'] })
  await harness.order(target, randomUUID(), 'one')
  await harness.endLease()
  expect(await harness.order(target, randomUUID(), 'two')).toEqual({ outcome: 'applied' })
  expect(sent).toEqual(['one', 'two'])
})

test('a refusal of the system is kept with its order, and another order may follow', async () => {
  await using harness = await createHarness()
  const refusal = { code: 'password-history', values: { count: 3 } }
  const { target, sent } = createAccount({ set: [{ outcome: 'refused', refusal }] })
  const request = randomUUID()
  for (const _ of [1, 2]) expect(await harness.order(target, request)).toEqual({ outcome: 'refused', refusal })
  expect(sent).toEqual(['one'])
  expect(await harness.order(target, randomUUID(), 'two')).toEqual({ outcome: 'applied' })
  expect((await harness.events()).map(([event]) => event)).toEqual(['password-not-set', 'password-reset'])
})
