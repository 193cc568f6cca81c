import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Decision, decideApproval, listOpenApprovals, withdrawApproval } from '../../store/approvals.ts'
import { type ActivityContext, critical, type Result } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { approveByManager } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

type Context = Parameters<NonNullable<typeof approveByManager.execute>>[0]

const context = (memory?: { approval: string }): Promise<Context> =>
  desk.context(approveByManager, 'active.user', { memory })

async function execute(ctx: Context): Promise<Result> {
  const result = (await approveByManager.execute?.(ctx, undefined as never)) as Result
  if ('record' in result) await desk.store.transaction(async (tx) => result.record?.(tx))
  return result
}

/** A run that waits, and what it remembers. */
async function ask() {
  const result = await execute(await context())
  if (result.kind !== 'waiting') throw new Error(`does not wait: ${JSON.stringify(result)}`)
  return { until: result.until, memory: result.memory as { approval: string } }
}

const managerOf = async ({ manager }: Pick<ActivityContext<unknown>, 'manager'>) => {
  const found = await manager()
  if (!found) throw new Error('the sample company names no manager')
  return found
}

async function decide(decision: Decision, by?: string) {
  const manager = await managerOf(await context())
  const [open] = await listOpenApprovals(desk.store.read, manager.id, 10)
  return desk.store.transaction((tx) =>
    decideApproval(tx, { id: open?.id ?? '', approverId: by ?? manager.id, decision }),
  )
}

test('the manager is written to once, with a link that decides nothing, and the task waits', async () => {
  const { memory, until } = await ask()
  const manager = await managerOf(await context())
  expect(until.getTime() - Date.now()).toBeGreaterThan(7 * 3_600_000)
  expect(await desk.mails()).toMatchObject([
    { to: manager.mail, template: 'approval-requested', values: { url: 'http://localhost:8080/me/' } },
  ])
  expect(await approveByManager.arrived?.(await context(memory))).toBe(false)
  expect(await execute(await context(memory))).toMatchObject({ kind: 'waiting' })
  expect(await desk.mails()).toHaveLength(1)
})

test('once approved the task goes on, and the approval is used up', async () => {
  const { memory } = await ask()
  expect(await decide('approved')).toBe(true)
  expect(await approveByManager.arrived?.(await context(memory))).toBe(true)
  expect(await execute(await context(memory))).toMatchObject({ kind: 'ok' })
  expect(await execute(await context())).toMatchObject({ kind: 'waiting' })
})

test('refused, or not decided in time, the task ends', async () => {
  const refused = await ask()
  await decide('refused')
  expect(await execute(await context(refused.memory))).toEqual(critical('approval-refused'))
  const late = await ask()
  const past = new Date(Date.now() - 1000)
  await desk.store.transaction((tx) => tx.updateTable('Approval').set({ expiresAt: past }).execute())
  expect(await decide('approved')).toBe(false)
  expect(await execute(await context(late.memory))).toEqual(critical('approval-timed-out'))
})

test('where nobody may decide any more who was asked, the manager of now is', async () => {
  const { memory } = await ask()
  const first = await managerOf(await context())
  const person = await desk.person('helpdesk.operator')
  await desk.store.transaction((tx) => withdrawApproval(tx, { id: memory.approval, approverId: first.id }))
  expect(await approveByManager.arrived?.(await context(memory))).toBe(true)
  const again = await execute({ ...(await context(memory)), manager: async () => person })
  expect(again).toMatchObject({ kind: 'waiting', text: 'activities.approve-by-manager.wait-text-anew' })
  expect(await listOpenApprovals(desk.store.read, person.id, 10)).toHaveLength(1)
  expect((await desk.mails()).map(({ to }) => to)).toEqual([first.mail, person.mail])
})

test('whoever closed the page begins again, and the decision of meanwhile counts, for one task only', async () => {
  await ask()
  await decide('approved')
  const [first, second] = [await context(), await context()]
  const both = await Promise.all([first, second].map((ctx) => approveByManager.execute?.(ctx, undefined as never)))
  expect(both).toMatchObject([{ kind: 'ok' }, { kind: 'ok' }])
  const record = (result: Result | undefined) =>
    desk.store.transaction(async (tx) => (result?.kind === 'ok' ? result.record?.(tx) : undefined))
  await record(both[0])
  await expect(record(both[1])).rejects.toMatchObject({ code: 'conflict' })
})

test('a decision is made once, and by that manager alone', async () => {
  await ask()
  const { person } = await context()
  expect(await decide('approved', person.id)).toBe(false)
  expect(await decide('refused')).toBe(true)
  expect(await decide('approved')).toBe(false)
})

test('nobody decides on their own request, as a person or as an operator', async () => {
  const ctx = await context()
  const manager = await managerOf(ctx)
  const own = async () => ctx.person
  expect(await execute({ ...ctx, manager: own })).toEqual(critical('no-manager-to-ask'))
  const { id, domain, account, displayName } = manager
  const run = { ...ctx.run, operator: { id, domain, account, displayName } }
  expect(await execute({ ...ctx, run })).toEqual(critical('no-manager-to-ask'))
  expect(await execute({ ...ctx, manager: async () => undefined })).toEqual(critical('no-manager-to-ask'))
  expect(await desk.mails()).toEqual([])
})

test('a manager who approved for another operator does not use that as an operator', async () => {
  await ask()
  await decide('approved')
  const ctx = await context()
  const { id, domain, account, displayName } = await managerOf(ctx)
  const run = { ...ctx.run, operator: { id, domain, account, displayName } }
  expect(await execute({ ...ctx, run })).toEqual(critical('no-manager-to-ask'))
})
