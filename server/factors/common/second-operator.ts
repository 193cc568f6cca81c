import { uuidv7 } from 'uuidv7'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { markTime } from '../../../shared/wizard/moment.ts'
import { type ActivityContext, critical, ok, type Result, waiting } from '../../activities/activity.ts'
import type { GuessLimit } from '../../activities/guess-limit.ts'
import { type Approval, anyOperator, insertApproval } from '../../store/approvals.ts'
import { useByRun } from './approval.ts'
import { chooseApprovalNumber } from './approval-number.ts'
import { refuseCaller } from './caller-check.ts'

const text = <const Part extends string>(part: Part) => `activities.approve-by-operator.${part}` as const

type Context = Pick<ActivityContext<unknown>, 'findPerson' | 'now' | 'person' | 'read' | 'run'>

/** Shorter than a session may be idle: waiting is no activity, and the operator who waits must still be told. */
const milliseconds = 10 * 60_000

/** Asks operators in whose scope the person is, but for the one of this run. The waiting page shows the number that one of them enters. */
export async function askSecondOperator(
  { now, person, read, run }: Context,
  options: { memory?: object; text?: MessageKey } = {},
): Promise<Result> {
  const approval = uuidv7()
  const number = await chooseApprovalNumber(read, anyOperator)
  return waiting(new Date(now().getTime() + milliseconds), {
    memory: { ...options.memory, approval },
    compare: { label: text('number'), value: number },
    text: options.text,
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

/** The site refuses it already; nothing that came otherwise into the row may open the run. */
export const isOfSecondOperator = ({ run }: Pick<Context, 'run'>, { approverId }: Approval): boolean =>
  approverId !== run.operator?.id && approverId !== anyOperator

/** Who decided, by the name that the directory has now, and when. */
export async function describeDecision(ctx: Context, { approverDomain, approverId, decidedAt }: Approval) {
  const approver = await ctx.findPerson(approverDomain, approverId)
  return { name: approver?.displayName ?? approverId, at: markTime(decidedAt ?? ctx.now()) }
}

/** What an approval comes to that is approved. */
export async function grantBySecondOperator(
  ctx: Context,
  approval: Approval,
): Promise<Extract<Result, { kind: 'ok' }>> {
  const { id, approverId: approver } = approval
  const values = await describeDecision(ctx, approval)
  const granted = ok(useByRun(ctx, approval), {
    note: { approval: id, approver },
    notice: { key: text('approved'), values },
  })
  return granted as Extract<Result, { kind: 'ok' }>
}

interface ConcludedCheck {
  approval: Approval
  /** Of a try that counts until the second operator agrees. */
  limit?: GuessLimit
  /** Codes about the check, for the audit. */
  note?: Readonly<Record<string, string>>
}

/** The end of a check that one operator made and a second one decides on. */
export async function concludeCheck(
  ctx: Context & Parameters<typeof refuseCaller>[0],
  { approval, limit, note }: ConcludedCheck,
): Promise<Result> {
  if (approval.status === 'refused')
    return refuseCaller(ctx, 'second-operator-refused', await describeDecision(ctx, approval))
  if (approval.expired) return critical('second-operator-timed-out')
  if (approval.status === 'open') return waiting(approval.expiresAt)
  if (approval.status !== 'approved' || !isOfSecondOperator(ctx, approval)) return critical('second-operator-missing')
  const granted = await grantBySecondOperator(ctx, approval)
  if (limit) ctx.guesses.confirm(limit, { reservedBefore: true })
  return { ...granted, note: { ...note, ...granted.note } }
}
