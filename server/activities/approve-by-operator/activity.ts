import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { chooseApprovalNumber } from '../../factors/common/approval-number.ts'
import { callerGuesses } from '../../factors/common/guess-limits.ts'
import { type Approval, anyOperator, findApproval, insertApproval, useApproval } from '../../store/approvals.ts'
import { type ActivityContext, critical, defineActivity, ok, type Result, waiting } from '../activity.ts'

const text = <const Part extends string>(part: Part) => `activities.approve-by-operator.${part}` as const

const settings = z.object({
  /** `checks-used-up`: only while no more callers may be checked for this person (H3); the approval then opens one check. */
  when: z
    .enum(['always', 'checks-used-up'])
    .default('always')
    .meta({ label: text('when'), choices: { always: text('always'), 'checks-used-up': text('checks-used-up') } }),
})
const memory = z.object({ approval: z.string() })
type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

/** Shorter than a session may be idle: waiting is no activity, and the operator who waits must still be told. */
const milliseconds = 10 * 60_000

/**
 * Four eyes: waits until a second operator approves on the Helpdesk site, in a session of their own. It is one in whose scope the person is, and
 * never the operator of this run. They enter the number that the waiting page shows, so both have spoken. The approval counts for this run only, once, for ten minutes. The first operator is told who decided and when.
 */
export const approveByOperator = defineActivity({
  id: 'approve-by-operator',
  group: 'flow',
  sites: ['helpdesk'],
  settings,
  memory,
  isApplicable: async ({ guesses, read, settings }) =>
    settings.when === 'always' || (await guesses.isUsedUp(read, callerGuesses)),
  async isReady(ctx) {
    const approval = await loadCurrent(ctx)
    return approval === undefined || approval.expired || approval.status !== 'open'
  },
  async execute(ctx): Promise<Result> {
    const approval = await loadCurrent(ctx)
    if (!approval) return ask(ctx)
    if (approval.status === 'refused')
      return critical('second-operator-refused', { values: await describeDecision(ctx, approval) })
    if (approval.expired) return critical('second-operator-timed-out')
    return approval.status === 'approved' ? grant(ctx, approval) : waiting(approval.expiresAt)
  },
})

/** One that another run asked for is none of this run. */
async function loadCurrent({ memory, read, run }: Context): Promise<Approval | undefined> {
  const approval = memory && (await findApproval(read, memory.approval))
  return approval?.runId === run.id ? approval : undefined
}

async function grant(ctx: Context, approval: Approval): Promise<Result> {
  const { id, approverId } = approval
  const { run } = ctx
  // The site refuses it already; nothing that came otherwise into the row may open the run.
  if (approverId === run.operator?.id || approverId === anyOperator) return critical('second-operator-missing')
  return ok(
    async (tx) => {
      // Two requests of this run at once: one of them fails with `conflict` and reads it again.
      if (!(await useApproval(tx, { id, runId: run.id }))) throw new AppError('conflict')
    },
    {
      note: { approval: id, approver: approverId },
      notice: { key: text('approved'), values: await describeDecision(ctx, approval) },
    },
  )
}

/** Who decided, by the name that the directory has now, and when. */
async function describeDecision(ctx: Context, { approverDomain, approverId, decidedAt }: Approval) {
  const approver = await ctx.findPerson(approverDomain, approverId)
  return { name: approver?.displayName ?? approverId, at: (decidedAt ?? ctx.now()).getTime() }
}

async function ask({ now, person, read, run, settings }: Context): Promise<Result> {
  const approval = uuidv7()
  const number = await chooseApprovalNumber(read, anyOperator)
  return waiting(new Date(now().getTime() + milliseconds), {
    memory: { approval },
    compare: { label: text('number'), value: number },
    ...(settings.when === 'checks-used-up' && { text: text('wait-text-checks-used-up') }),
    record: (tx) =>
      insertApproval(tx, {
        id: approval,
        runId: run.id,
        number,
        workflow: run.workflow,
        personId: person.id,
        personDomain: person.domain,
        approverId: anyOperator,
        approverDomain: '',
        milliseconds,
      }),
  })
}
