import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Decision, decideApproval, listOpenApprovals, withdrawApproval } from '../../store/approvals.ts'
import { changeSignedRows } from '../../store/testing-signed.ts'
import { type ActivityContext, critical, type Result } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { approveByManager } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

type Context = Parameters<NonNullable<typeof approveByManager.execute>>[0]

const context = (memory?: { approval: string }): Promise<Context> =>
  harness.context(approveByManager, 'active.user', { memory })

async function execute(ctx: Context): Promise<Result> {
  const result = (await approveByManager.execute?.(ctx, undefined)) as Result
  if ('record' in result) await harness.store.transaction(async (tx) => result.record?.(tx))
  return result
}

/** A run that waits, and what it remembers. */
async function ask() {
  const result = await execute(await context())
  if (result.kind !== 'waiting') throw new Error(`does not wait: ${JSON.stringify(result)}`)
  return { until: result.until, memory: result.memory as { approval: string }, number: result.compare?.value ?? '' }
}

const managerOf = async ({ findManager: manager }: Pick<ActivityContext<unknown>, 'findManager'>) => {
  const found = await manager()
  if (!found) throw new Error('the sample company names no manager')
  return found
}

async function decide(decision: Decision, by?: string) {
  const manager = await managerOf(await context())
  const [open] = await listOpenApprovals(harness.store.read, manager.id, 10)
  return harness.store.transaction((tx) =>
    decideApproval(tx, { id: open?.id ?? '', approverId: by ?? manager.id, decision }),
  )
}

test('the manager gets one mail whose link only shows the request, and the run waits', async () => {
  const { memory, until } = await ask()
  const manager = await managerOf(await context())
  expect(until.getTime() - Date.now()).toBeGreaterThan(7 * 3_600_000)
  expect(await harness.mails()).toMatchObject([
    { to: manager.mail, template: 'approval-requested', values: { url: 'http://localhost:8080/me/' } },
  ])
  expect(await approveByManager.isReady?.(await context(memory))).toBe(false)
  expect(await execute(await context(memory))).toMatchObject({ kind: 'waiting' })
  expect(await harness.mails()).toHaveLength(1)
})

test('after approval the run continues, and the approval is used up', async () => {
  const { memory } = await ask()
  expect(await decide('approved')).toBe(true)
  expect(await approveByManager.isReady?.(await context(memory))).toBe(true)
  expect(await execute(await context(memory))).toMatchObject({ kind: 'ok' })
  expect(await execute(await context())).toMatchObject({ kind: 'waiting' })
})

test('a refused or expired request ends the run', async () => {
  const refused = await ask()
  await decide('refused')
  expect(await execute(await context(refused.memory))).toEqual(critical('approval-refused'))
  const late = await ask()
  const past = new Date(Date.now() - 1000)
  await changeSignedRows(harness.store, 'Approval', { expiresAt: past })
  expect(await decide('approved')).toBe(false)
  expect(await execute(await context(late.memory))).toEqual(critical('approval-timed-out'))
})

test('if the asked manager may no longer decide, the current manager is asked', async () => {
  const { memory } = await ask()
  const first = await managerOf(await context())
  const person = await harness.person('helpdesk.operator')
  await harness.store.transaction((tx) => withdrawApproval(tx, { id: memory.approval, approverId: first.id }))
  expect(await approveByManager.isReady?.(await context(memory))).toBe(true)
  const again = await execute({ ...(await context(memory)), findManager: async () => person })
  expect(again).toMatchObject({ kind: 'waiting', text: 'activities.approve-by-manager.wait-text-anew' })
  expect(await listOpenApprovals(harness.store.read, person.id, 10)).toHaveLength(1)
  expect((await harness.mails()).map(({ to }) => to)).toEqual([first.mail, person.mail])
})

test('M10: another run of the same person and task cannot use an approval, with its memory or without', async () => {
  const first = await ask()
  await decide('approved')
  const other = async (memory?: { approval: string }) => {
    const ctx = await context(memory)
    return execute({ ...ctx, run: { ...ctx.run, id: 'another run' } })
  }
  expect(await other()).toMatchObject({ kind: 'waiting' })
  expect(await other(first.memory)).toMatchObject({ kind: 'waiting' })
  expect(await execute(await context(first.memory))).toMatchObject({ kind: 'ok' })
})

test('M10: two runs at once show different numbers, and each waits for its own', async () => {
  const [one, two] = [await ask(), await ask()]
  expect(one.number).toMatch(/^[1-9]\d$/)
  expect(two.number).toMatch(/^[1-9]\d$/)
  expect(two.number).not.toBe(one.number)
  const manager = await managerOf(await context())
  const asked = await listOpenApprovals(harness.store.read, manager.id, 10)
  expect(asked.map(({ id, number }) => [id, number])).toEqual([
    [one.memory.approval, one.number],
    [two.memory.approval, two.number],
  ])
  expect(JSON.stringify(await harness.mails())).not.toContain(`"${one.number}"`)
})

test.each([
  ['that an intruder changed', { status: 'approved' }],
  ['whose signature an intruder removed', { mac: null }],
  ['that an intruder wrote for the run of another', { runId: 'run of the attacker', status: 'approved' }],
])('M3: an approval %s approves nothing, cannot be decided, and the run asks again', async (_how, changes) => {
  const { memory } = await ask()
  if ('mac' in changes) await decide('approved')
  await harness.store.transaction((tx) => tx.updateTable('Approval').set(changes).execute())
  expect(await decide('approved')).toBe(false)
  expect(await approveByManager.isReady?.(await context(memory))).toBe(true)
  const again = await execute(await context(memory))
  expect(again).toMatchObject({ kind: 'waiting', memory: { approval: expect.not.stringMatching(memory.approval) } })
  expect(await harness.mails()).toHaveLength(2)
  expect(await decide('approved')).toBe(true)
  const replacement = again.kind === 'waiting' ? (again.memory as { approval: string }) : undefined
  expect(await execute(await context(replacement))).toMatchObject({ kind: 'ok' })
})

test('an approval used by two requests of its run at once is used once', async () => {
  const { memory } = await ask()
  await decide('approved')
  const ctx = await context(memory)
  const both = await Promise.all([ctx, ctx].map((one) => approveByManager.execute?.(one, undefined)))
  const record = (result: Result | undefined) =>
    harness.store.transaction(async (tx) => (result?.kind === 'ok' ? result.record?.(tx) : undefined))
  await record(both[0])
  await expect(record(both[1])).rejects.toMatchObject({ code: 'conflict' })
})

test('only the asked manager can decide, and only once', async () => {
  await ask()
  const { person } = await context()
  expect(await decide('approved', person.id)).toBe(false)
  expect(await decide('refused')).toBe(true)
  expect(await decide('approved')).toBe(false)
})

test('a person or operator cannot decide on their own request', async () => {
  const ctx = await context()
  const manager = await managerOf(ctx)
  const own = async () => ctx.person
  expect(await execute({ ...ctx, findManager: own })).toEqual(critical('no-manager-to-ask'))
  const { id, domain, account, displayName } = manager
  const run = { ...ctx.run, operator: { id, domain, account, displayName } }
  expect(await execute({ ...ctx, run })).toEqual(critical('no-manager-to-ask'))
  expect(await execute({ ...ctx, findManager: async () => undefined })).toEqual(critical('no-manager-to-ask'))
  expect(await harness.mails()).toEqual([])
})

test('E28: the page says who was asked only to a person who has authenticated', async () => {
  const ctx = await context()
  const asked = async (authenticated: boolean) => {
    const result = await approveByManager.execute?.({ ...ctx, run: { ...ctx.run, authenticated } }, undefined)
    return result?.kind === 'waiting' ? result.asked : undefined
  }
  expect(await asked(true)).toEqual({ name: (await managerOf(ctx)).displayName, at: expect.any(Date) })
  expect(await asked(false)).toEqual({ name: undefined, at: expect.any(Date) })
})
