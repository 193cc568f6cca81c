import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { critical, type RunFacts } from '../../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../../activities/testing.ts'
import { readCounter } from '../../store/counters.ts'
import { evaluateGuess, type Guess } from './guess.ts'
import { tenAnHour } from './guess-limits.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const limit = { ...tenAnHour('test'), tries: 4 }
const wrong: Guess = { limit, verify: () => ({ valid: false }), failure: () => ({ code: 'wrong-code', field: 'code' }) }
const right: Guess = { ...wrong, verify: () => ({ valid: true }) }

async function evaluate(guess: Guess, run?: Partial<RunFacts>) {
  const guesses = await harness.createGuesses('active.user')
  const ctx = await harness.context({ settings: z.object({}) }, 'active.user', { run, guesses })
  const result = await evaluateGuess(ctx, guess)
  await harness.store.transaction(async (tx) => {
    if ('record' in result) await result.record?.(tx)
    await guesses.settle(tx)
  })
  return result
}

const key = async () => harness.profiles.forPerson(await harness.person('active.user')).key

async function lock() {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  await harness.store.transaction((tx) => profile.lock(tx, 30))
}

test('H1: a try is counted before it is verified, and stays counted when the process dies meanwhile', async () => {
  const counts: number[] = []
  const crash = async (): Promise<never> => {
    const { failures } = await readCounter(harness.store.read, await key(), 'test', 3_600_000)
    counts.push(failures)
    throw new Error('the process died')
  }
  for (let run = 0; run < 2; run++) await expect(evaluate({ ...right, verify: crash })).rejects.toThrow('died')
  expect(counts).toEqual([1, 2])
  expect(await evaluate({ ...right, verify: crash })).toEqual(critical('too-many-attempts'))
})

test('H1: of guesses that begin at the same moment no more are verified than the share allows', async () => {
  let verified = 0
  const counted = () => {
    verified++
    return { valid: false } as const
  }
  const results = await Promise.all(Array.from({ length: 20 }, () => evaluate({ ...wrong, verify: counted })))
  expect(verified).toBe(2)
  expect(results.filter(({ kind }) => kind === 'critical')).toHaveLength(18)
})

test('the limit counts wrong guesses of all runs; when it is reached, nothing is verified', async () => {
  expect(await evaluate(right)).toMatchObject({ kind: 'ok' })
  expect(await evaluate(wrong, { id: 'one' })).toMatchObject({ kind: 'failed', code: 'wrong-code', field: 'code' })
  expect(await evaluate(wrong, { id: 'two' })).toMatchObject({ kind: 'failed' })
  const verify = () => expect.unreachable('verified beyond the limit')
  expect(await evaluate({ ...right, verify })).toEqual(critical('too-many-attempts'))
  expect(await evaluate({ ...right, limit: { ...limit, counter: 'other' } })).toMatchObject({ kind: 'ok' })
})

test('a locked profile verifies nothing, unless the workflow takes off the lock', async () => {
  await lock()
  const verify = () => expect.unreachable('verified despite the lock')
  expect(await evaluate({ ...right, verify })).toEqual(critical('profile-locked'))
  expect(await evaluate({ ...right, acceptLocked: true })).toMatchObject({ kind: 'ok' })
})

test('a profile that another run locks during verification refuses even a right guess', async () => {
  const verify = async () => {
    await lock()
    return { valid: true as const }
  }
  expect(await evaluate({ ...right, verify })).toEqual(critical('profile-locked'))
})

test('a factor added within the last 24 hours does not suffice alone, but beside another or for an operator', async () => {
  const addedAt = new Date()
  const verify = () => ({ valid: true as const, addedAt })
  const until = addedAt.getTime() + 24 * 3_600_000
  const operator = { id: 'id', domain: 'corp.example.com', account: 'helpdesk.operator', displayName: 'Operator' }
  expect(await evaluate({ ...right, verify })).toEqual(critical('method-too-new', { values: { hours: 24, until } }))
  expect(await evaluate({ ...right, verify }, { authenticated: true })).toMatchObject({ kind: 'ok' })
  expect(await evaluate({ ...right, verify }, { operator })).toMatchObject({ kind: 'ok' })
})
