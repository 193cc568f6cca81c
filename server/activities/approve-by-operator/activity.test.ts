import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerGuesses } from '../../factors/questions/asking.ts'
import { anyOperator, type Decision, decideAsOperator, listOpenApprovals } from '../../store/approvals.ts'
import { changeSignedRows } from '../../store/testing-signed.ts'
import { critical, type Result } from '../activity.ts'
import type { Guesses } from '../guess-limit.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { approveByOperator } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const operator = { id: 'first', domain: 'd', account: 'first.operator', displayName: 'First' }
const context = (memory?: { approval: string }, id = 'run', guesses?: Guesses) =>
  harness.context(approveByOperator, 'active.user', { memory, guesses, run: { id, operator } })

async function execute(memory?: { approval: string }, id?: string): Promise<Result> {
  const result = (await approveByOperator.execute?.(await context(memory, id), undefined)) as Result
  if ('record' in result) await harness.store.transaction(async (tx) => result.record?.(tx))
  return result
}

async function ask(): Promise<{ approval: string }> {
  const result = await execute()
  if (result.kind !== 'waiting') throw new Error(`does not wait: ${JSON.stringify(result)}`)
  return result.memory as { approval: string }
}

async function decide({ approval }: { approval: string }, decision: Decision, approver?: string) {
  const { id, domain } = await harness.person('contractor.user')
  return harness.store.transaction((tx) =>
    decideAsOperator(tx, { id: approval, approver: { id: approver ?? id, domain }, decision }),
  )
}

test('H3, L13: the run waits for a second operator, goes on with the approval, and names the second in the audit', async () => {
  const memory = await ask()
  expect(await approveByOperator.isReady?.(await context(memory))).toBe(false)
  expect(await listOpenApprovals(harness.store.read, anyOperator, 10)).toMatchObject([
    { id: memory.approval, runId: 'run' },
  ])
  expect(await decide(memory, 'approved')).toBe(true)
  expect(await approveByOperator.isReady?.(await context(memory))).toBe(true)
  const { id, displayName } = await harness.person('contractor.user')
  expect(await execute(memory)).toMatchObject({
    kind: 'ok',
    note: { approver: id, approval: memory.approval },
    notice: {
      key: 'activities.approve-by-operator.approved',
      values: { name: displayName, at: expect.stringMatching(/^\{\d{4}-.*Z\}$/) },
    },
  })
})

test('M3: an approval that was changed in the database approves nothing, no operator can decide it, and the run asks again', async () => {
  const memory = await ask()
  const forged = { status: 'approved', approverId: 'second', approverDomain: 'd' }
  await harness.store.transaction((tx) => tx.updateTable('Approval').set(forged).execute())
  expect(await decide(memory, 'refused')).toBe(false)
  expect(await approveByOperator.isReady?.(await context(memory))).toBe(true)
  const again = await execute(memory)
  if (again.kind !== 'waiting') throw new Error(`does not wait: ${JSON.stringify(again)}`)
  const replacement = again.memory as { approval: string }
  expect(replacement.approval).not.toBe(memory.approval)
  expect(await decide(replacement, 'approved')).toBe(true)
  expect(await execute(replacement)).toMatchObject({ kind: 'ok' })
})

test('H3, L13: an approval counts once, and for its run only', async () => {
  const memory = await ask()
  await decide(memory, 'approved')
  expect(await execute(memory, 'another run')).toMatchObject({ kind: 'waiting' })
  expect(await decide(memory, 'refused')).toBe(false)
  expect(await execute(memory)).toMatchObject({ kind: 'ok' })
})

test('H3, L13: a refusal, ten minutes without a decision, and an own approval end the run', async () => {
  const refused = await ask()
  await decide(refused, 'refused')
  const { displayName } = await harness.person('contractor.user')
  expect(await execute(refused)).toMatchObject({
    kind: 'critical',
    code: 'second-operator-refused',
    values: { name: displayName },
  })
  const own = await ask()
  await decide(own, 'approved', operator.id)
  expect(await execute(own)).toEqual(critical('second-operator-missing'))
  const late = await ask()
  await changeSignedRows(harness.store, 'Approval', { expiresAt: new Date(0) }, ({ id }) => id === late.approval)
  expect(await decide(late, 'approved')).toBe(false)
  expect(await execute(late)).toEqual(critical('second-operator-timed-out'))
})

test('H3: with `checks-used-up` it is left out until three callers were not identified', async () => {
  const guesses = await harness.createGuesses('active.user', { isOperator: true })
  const isApplicable = async (when: 'always' | 'checks-used-up') => {
    const ctx = await context(undefined, 'run', guesses)
    return approveByOperator.isApplicable?.({ ...ctx, settings: { when } })
  }
  for (let tries = 0; tries < 3; tries++) {
    expect([await isApplicable('checks-used-up'), await isApplicable('always')]).toEqual([false, true])
    await guesses.reserve(answerGuesses)
  }
  expect(await isApplicable('checks-used-up')).toBe(true)
})
