import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { oneAddress } from '../../notifications/rendering.ts'
import { type Approval, findApproval, insertApproval, useApproval } from '../../store/approvals.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, critical, defineActivity, ok, type Result, waiting } from '../activity.ts'
import { chooseApprovalNumber } from '../approval-number.ts'

const settings = z.object({
  hours: z
    .int()
    .min(1)
    .max(7 * 24)
    .default(8)
    .meta({ label: 'activities.approve-by-manager.hours' }),
})

const memory = z.object({ approval: z.string() })
type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

const hour = 3_600_000

/**
 * Waits until the person's manager approves. The link in the mail only shows the request; deciding it takes signing in, works once, and is
 * never possible for one's own request. The waiting page shows a number, which the manager has to enter: so they have spoken to the person
 * who sits before this page, and do not approve the run of someone else who began the same task. An approval counts for its run only. If the
 * directory names another manager by the time of the decision, that manager is asked.
 */
export const approveByManager = defineActivity({
  id: 'approve-by-manager',
  group: 'flow',
  sites: ['self-service', 'helpdesk'],
  settings,
  memory,
  async isReady(ctx) {
    const approval = await loadCurrent(ctx)
    return approval === undefined || approval.expired || approval.status !== 'open'
  },
  async execute(ctx): Promise<Result> {
    const approval = await loadCurrent(ctx)
    if (!approval) return ask(ctx)
    switch (approval.status) {
      case 'approved':
        return approval.expired ? critical('approval-timed-out') : granted(ctx, approval)
      case 'open':
        return approval.expired ? critical('approval-timed-out') : waiting(approval.expiresAt)
      case 'withdrawn':
        return ask(ctx, 'activities.approve-by-manager.wait-text-anew')
      default:
        return critical('approval-refused')
    }
  },
})

/** One that another run asked for, or a version that bound none to its run, is none of this run. */
async function loadCurrent({ memory, read, run }: Context): Promise<Approval | undefined> {
  const approval = memory && (await findApproval(read, memory.approval))
  return approval?.runId === run.id ? approval : undefined
}

const granted = ({ run }: Context, { id }: Approval): Result =>
  ok(async (tx) => {
    // Two requests of this run at once: one of them fails with `conflict` and reads it again.
    if (!(await useApproval(tx, { id, runId: run.id }))) throw new AppError('conflict')
  })

async function ask(ctx: Context, text?: MessageKey): Promise<Result> {
  const manager = await ctx.findManager()
  const address = oneAddress.safeParse(manager?.mail)
  const isOwn = manager && (manager.id === ctx.person.id || manager.id === ctx.run.operator?.id)
  if (!manager || isOwn || !address.success) return critical('no-manager-to-ask')
  const approval = uuidv7()
  const number = await chooseApprovalNumber(ctx.read, manager.id)
  const milliseconds = ctx.settings.hours * hour
  const until = new Date(ctx.now().getTime() + milliseconds)
  return waiting(until, {
    memory: { approval },
    text,
    asked: { name: ctx.run.authenticated || ctx.run.operator ? manager.displayName : undefined, at: ctx.now() },
    compare: { label: 'activities.approve-by-manager.number', value: number },
    async record(tx) {
      const { person, run } = ctx
      await insertApproval(tx, {
        id: approval,
        runId: run.id,
        number,
        workflow: run.workflow,
        personId: person.id,
        personDomain: person.domain,
        approverId: manager.id,
        approverDomain: manager.domain,
        milliseconds,
      })
      await notifyManager(ctx, tx, { manager, to: address.data, until })
    },
  })
}

async function notifyManager(
  ctx: Context,
  tx: Tx,
  { manager, to, until }: { manager: DirectoryPerson; to: string; until: Date },
): Promise<void> {
  const { person, run, url } = ctx
  await ctx.notifications.enqueue(tx, {
    to,
    template: 'approval-requested',
    language: manager.language ?? run.language,
    values: {
      displayName: manager.displayName,
      person: person.displayName,
      account: person.account,
      workflow: run.workflow,
      until: until.toISOString(),
      url: `${url}/me/`,
    },
  })
}
