import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { oneAddress } from '../../notifications/rendering.ts'
import { type Approval, findApproval, findGranted, insertApproval, useApproval } from '../../store/approvals.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, critical, defineActivity, ok, type Result, waiting } from '../activity.ts'

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
 * Waits until the person's manager has agreed. The mail's link only shows; the decision takes signing in, works once, and is never
 * one's own. Whoever closed the page meanwhile begins again, and a decision that was made in the meantime counts. Where the
 * directory names another manager by the time of the decision, that one is asked.
 */
export const approveByManager = defineActivity({
  id: 'approve-by-manager',
  group: 'flow',
  sites: ['self-service', 'helpdesk'],
  settings,
  memory,
  async arrived(ctx) {
    const approval = await standing(ctx)
    return approval === undefined || approval.over || approval.status !== 'open'
  },
  async execute(ctx): Promise<Result> {
    const approval = await standing(ctx)
    if (!approval) return (await grantedBefore(ctx)) ?? ask(ctx)
    switch (approval.status) {
      case 'approved':
        return approval.over ? critical('approval-timed-out') : granted(approval)
      case 'open':
        return approval.over ? critical('approval-timed-out') : waiting(approval.expiresAt)
      case 'withdrawn':
        return ask(ctx, 'activities.approve-by-manager.wait-text-anew')
      default:
        return critical('approval-refused')
    }
  },
})

const standing = ({ memory, read }: Context): Promise<Approval | undefined> =>
  memory ? findApproval(read, memory.approval) : Promise.resolve(undefined)

async function grantedBefore({ person, run, read }: Context): Promise<Result | undefined> {
  const approval = await findGranted(read, { personId: person.id, workflow: run.workflow })
  // Of somebody who was asked for another's request and now helps the person themselves, it would be their own.
  return approval && approval.approverId !== run.operator?.id ? granted(approval) : undefined
}

const granted = ({ id }: Approval): Result =>
  ok(async (tx) => {
    // The same approval in two runs at once: one of them is told that it lost the race, and looks again.
    if (!(await useApproval(tx, id))) throw new AppError('conflict')
  })

async function ask(ctx: Context, text?: MessageKey): Promise<Result> {
  const manager = await ctx.manager()
  const address = oneAddress.safeParse(manager?.mail)
  const isOwn = manager && (manager.id === ctx.person.id || manager.id === ctx.run.operator?.id)
  if (!manager || isOwn || !address.success) return critical('no-manager-to-ask')
  const approval = uuidv7()
  const milliseconds = ctx.settings.hours * hour
  const until = new Date(ctx.now().getTime() + milliseconds)
  return waiting(until, {
    ...{ memory: { approval }, text },
    async record(tx) {
      const { person, run } = ctx
      await insertApproval(tx, {
        ...{ id: approval, workflow: run.workflow, personId: person.id, personDomain: person.domain },
        ...{ approverId: manager.id, approverDomain: manager.domain, milliseconds },
      })
      await tell(ctx, tx, { manager, to: address.data, until })
    },
  })
}

async function tell(ctx: Context, tx: Tx, of: { manager: DirectoryPerson; to: string; until: Date }): Promise<void> {
  const { person, run, url } = ctx
  await ctx.notifications.enqueue(tx, {
    to: of.to,
    template: 'approval-requested',
    language: of.manager.language ?? run.language,
    values: {
      ...{ displayName: of.manager.displayName, person: person.displayName, account: person.account },
      ...{ workflow: run.workflow, until: of.until.toISOString(), url: `${url}/me/` },
    },
  })
}
