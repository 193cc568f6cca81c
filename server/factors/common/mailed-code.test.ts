import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunFacts } from '../../activities/activity.ts'
import type { GuessShare } from '../../activities/guess-limit.ts'
import { type ActivityHarness, createActivityHarness } from '../../activities/testing.ts'
import { authenticateByEmailCode } from './email-code.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

interface Asking {
  share?: GuessShare
  to?: 'corporate' | 'personal' | 'both'
  run?: Partial<RunFacts>
}

const operator = { id: 'o', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }

async function prepareRun({ share = 'unknown', to = 'corporate', run = {} }: Asking) {
  const guesses = await harness.createGuesses('active.user', { share })
  const ctx = await harness.context(authenticateByEmailCode, 'active.user', { settings: { to }, run, guesses })
  const prepared = await authenticateByEmailCode.prepare?.(ctx)
  if (prepared?.kind !== 'page') throw new Error(`not a page: ${JSON.stringify(prepared)}`)
  return prepared
}

/** Begins a run whose first step mails a code; returns what the page says. */
async function ask(asking: Asking = {}): Promise<string> {
  const { record, problem } = await prepareRun(asking)
  await harness.store.transaction(async (tx) => record?.(tx))
  return problem?.code ?? 'sent'
}

async function askOften(times: number, asking: Asking = {}): Promise<string[]> {
  const told: string[] = []
  for (let time = 0; time < times; time++) told.push(await ask(asking))
  return told
}

const countCodes = async () => (await harness.mails()).filter(({ template }) => template === 'one-time-code').length
const sixThenNone = [...Array(6).fill('sent'), 'no-more-codes', 'no-more-codes']

async function addPersonalAddress() {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  const write = await profile.change({ addContacts: [{ kind: 'mail', value: 'me@home.example', verified: true }] })
  await harness.store.transaction(write)
}

test('M4: codes that a stranger asks for use up none of the person’s and none of the helpdesk’s', async () => {
  expect(await askOften(8)).toEqual(sixThenNone)
  expect(await countCodes()).toBe(6)
  expect(await askOften(8, { share: 'known' })).toEqual(sixThenNone)
  expect(await askOften(8, { share: 'known', run: { operator } })).toEqual(sixThenNone)
  expect(await countCodes()).toBe(18)
})

test('M4: who has authenticated in the run has the person’s codes, also in an unknown browser', async () => {
  await askOften(6)
  expect(await ask()).toBe('no-more-codes')
  expect(await ask({ run: { authenticated: true } })).toBe('sent')
})

test('M4: runs that send nothing use up no code that is sent', async () => {
  await addPersonalAddress()
  // The address was added just now, so it gets nothing alone; and another kind of address has codes of its own.
  expect(await askOften(8, { to: 'personal' })).toEqual(sixThenNone)
  expect(await countCodes()).toBe(0)
  expect(await ask()).toBe('sent')
  expect(await askOften(7, { to: 'personal', run: { authenticated: true } })).toEqual(sixThenNone.slice(0, 7))
  expect(await countCodes()).toBe(7)
})

test('M4: an account without an address and a decoy are told the same after the same number of codes', async () => {
  const orders: Asking['to'][] = ['personal', 'corporate', 'both']
  for (const run of [{}, { decoy: true }]) {
    const account = run.decoy ? 'disabled.user' : 'active.user'
    const told: string[] = []
    for (const to of [...orders, ...orders, ...orders, ...orders, ...orders]) {
      const guesses = await harness.createGuesses(account, { share: 'unknown' })
      const ctx = await harness.context(authenticateByEmailCode, account, { settings: { to }, run, guesses })
      const prepared = await authenticateByEmailCode.prepare?.(ctx)
      if (prepared?.kind !== 'page') throw new Error('not a page')
      await harness.store.transaction(async (tx) => prepared.record?.(tx))
      told.push(prepared.problem?.code ?? 'sent')
    }
    // Each kind of address has six, and a code to both takes one of each.
    expect(told).toEqual([...Array(9).fill('sent'), ...Array(6).fill('no-more-codes')])
  }
})

test('M4: of two requests at the same moment for the last code one is refused and not told that it was sent', async () => {
  await askOften(5)
  const [one, other] = [await prepareRun({}), await prepareRun({})]
  expect([one.problem, other.problem]).toEqual([undefined, undefined])
  await harness.store.transaction(async (tx) => one.record?.(tx))
  const second = harness.store.transaction(async (tx) => other.record?.(tx))
  await expect(second).rejects.toMatchObject({ code: 'conflict' })
  expect(await countCodes()).toBe(6)
})

test('M4: a code whose transaction failed is neither sent nor counted', async () => {
  const { record } = await prepareRun({})
  const broken = harness.store.transaction(async (tx) => {
    await record?.(tx)
    throw new Error('the rest of the transaction failed')
  })
  await expect(broken).rejects.toThrow('the rest')
  expect(await askOften(8)).toEqual(sixThenNone)
})
