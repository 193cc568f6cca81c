import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Operator, Result } from '../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import { type Decision, decideApproval, listOpenApprovals, withdrawApproval } from '../store/approvals.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { authenticateByManager, managerApproval } from './manager-approval.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const operator: Operator = { id: 'o', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }

async function context(memory?: { approval: string }) {
  const guesses = await harness.createGuesses('active.user', { isOperator: true })
  const ctx = await harness.context(authenticateByManager, 'active.user', { memory, guesses, run: { operator } })
  // What a right guess gives back belongs to the transaction that ends the step.
  return { ...ctx, settle: guesses.settle }
}

async function execute(ctx: Awaited<ReturnType<typeof context>>): Promise<Result> {
  const result = (await authenticateByManager.execute?.(ctx, undefined)) as Result
  await harness.store.transaction(async (tx) => {
    if ('record' in result) await result.record?.(tx)
    if (result.kind === 'ok') await ctx.settle(tx)
  })
  return result
}

async function ask(): Promise<{ approval: string }> {
  const result = await execute(await context())
  if (result.kind !== 'waiting') throw new Error(`does not wait: ${JSON.stringify(result)}`)
  return result.memory as { approval: string }
}

const findManager = async () => {
  const manager = await (await context()).findManager()
  if (!manager) throw new Error('the sample company names no manager')
  return manager
}

const decide = async ({ approval: id }: { approval: string }, decision: Decision) => {
  const { id: approverId } = await findManager()
  return harness.store.transaction((tx) => decideApproval(tx, { id, approverId, decision }))
}

const nameResult = (result: Result): string => ('code' in result ? result.code : result.kind)
const findObstacle = async (ctx: Awaited<ReturnType<typeof context>>) => managerApproval.asking?.findObstacle?.(ctx)

test('the manager is asked in words about a caller; after their approval the caller is identified, once', async () => {
  const memory = await ask()
  const manager = await findManager()
  expect(await harness.mails()).toMatchObject([
    { to: manager.mail, template: 'approval-requested', values: { asks: 'caller', task: 'Change my password' } },
  ])
  expect(await authenticateByManager.isReady?.(await context(memory))).toBe(false)
  expect(nameResult(await execute(await context(memory)))).toBe('waiting')
  await decide(memory, 'approved')
  expect(await authenticateByManager.isReady?.(await context(memory))).toBe(true)
  expect(await execute(await context(memory))).toMatchObject({
    kind: 'ok',
    note: { approval: memory.approval, approver: manager.id },
  })
  expect(nameResult(await execute(await context(memory)))).toBe('approval-refused')
})

test('a manager who refuses ends the run, and the person gets a mail about a caller who was not identified', async () => {
  const memory = await ask()
  await decide(memory, 'refused')
  expect(nameResult(await execute(await context(memory)))).toBe('approval-refused')
  const { person } = await context()
  expect((await harness.mails()).at(-1)).toMatchObject({ to: person.mail, template: 'caller-not-identified' })
})

test('a decision that comes too late does not identify the caller', async () => {
  const memory = await ask()
  await decide(memory, 'approved')
  await changeSignedRows(harness.store, 'Approval', { expiresAt: new Date(Date.now() - 1000) })
  expect(nameResult(await execute(await context(memory)))).toBe('approval-timed-out')
})

test('neither the operator nor the person decides as manager, whenever the directory names them', async () => {
  const manager = await findManager()
  const { id, domain, account, displayName } = manager
  const asManager = async (memory?: { approval: string }) => {
    const ctx = await context(memory)
    return { ...ctx, run: { ...ctx.run, operator: { id, domain, account, displayName } } }
  }
  const obstacle = 'activities.authentication-methods.obstacle-no-manager'
  expect(await findObstacle(await asManager())).toBe(obstacle)
  expect(nameResult(await execute(await asManager()))).toBe('no-manager-to-ask')
  const ctx = await context()
  const own = { ...ctx, findManager: async () => ctx.person }
  expect(await findObstacle(own)).toBe(obstacle)
  expect(nameResult(await execute(own))).toBe('no-manager-to-ask')
  const memory = await ask()
  await decide(memory, 'approved')
  expect(nameResult(await execute(await asManager(memory)))).toBe('approval-refused')
})

test('where no manager has an address, no mail is sent and nothing is counted', async () => {
  const ctx = await context()
  const manager = await findManager()
  for (const found of [undefined, { ...manager, mail: undefined }]) {
    const without = { ...ctx, findManager: async () => found }
    expect(await findObstacle(without)).toBe('activities.authentication-methods.obstacle-no-manager')
    for (let time = 0; time < 5; time++) expect(nameResult(await execute(without))).toBe('no-manager-to-ask')
  }
  expect(await findObstacle(ctx)).toBeUndefined()
  expect(nameResult(await execute(await context()))).toBe('waiting')
})

test('if the directory names another manager meanwhile, that one is asked and no further try is counted', async () => {
  const memory = await ask()
  const { id: approverId } = await findManager()
  await harness.store.transaction((tx) => withdrawApproval(tx, { id: memory.approval, approverId }))
  const other = await harness.person('site.admin')
  const again = await execute({ ...(await context(memory)), findManager: async () => other })
  expect(again.kind).toBe('waiting')
  expect(await listOpenApprovals(harness.store.read, other.id, 10)).toHaveLength(1)
  expect([nameResult(await execute(await context())), nameResult(await execute(await context()))]).toEqual([
    'waiting',
    'waiting',
  ])
})

test('H3: a fourth request within the hour is not sent; an approval gives the tries back', async () => {
  const asked = [await ask(), await ask(), await ask()]
  expect(nameResult(await execute(await context()))).toBe('too-many-attempts')
  expect(await harness.mails()).toHaveLength(3)
  const [first] = asked
  if (first) await decide(first, 'approved')
  expect(nameResult(await execute(await context(first)))).toBe('ok')
  expect(nameResult(await execute(await context()))).toBe('waiting')
})

test('while the profile is locked the manager is asked only where the workflow says so', async () => {
  const { profile } = await context()
  await harness.store.transaction((tx) => profile.lock(tx, 30))
  expect(nameResult(await execute(await context()))).toBe('profile-locked')
  const ctx = await context()
  expect(nameResult(await execute({ ...ctx, settings: { ...ctx.settings, acceptLocked: true } }))).toBe('waiting')
})
