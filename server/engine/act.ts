import { AppError } from '../../shared/errors.ts'
import { type ActivityContext, critical, ok, type Refusal, type Result, unsettled } from '../activities/activity.ts'
import { readAnswer } from './answer.ts'
import { reasonAgainst } from './availability.ts'
import { needsPreparing } from './run-state.ts'
import { settleIntent } from './settle.ts'
import { standingStep, type Turn } from './turn.ts'
import type { Step } from './workflow-steps.ts'

/** What a submission came to: a result, an answer that cannot be accepted, or a task that is not for this person. */
export type Verdict = Result | ({ kind: 'refused' } & Refusal) | { kind: 'unavailable'; code: string }

/**
 * The outside part of a round: what the standing step does with the answer; no transaction is open. Throws what trying again
 * may cure (`busy`, `invalid-request`) and LostRace.
 */
export async function act(turn: Turn, submitted: unknown): Promise<Verdict> {
  const step = standingStep(turn.run)
  if (!step) throw new Error('a run that is over has nothing to act on')
  const ctx = turn.context(step, turn.run.state)
  try {
    const comes = needsPreparing(turn.run.state, step)
    const result = comes ? await step.activity.prepare?.(ctx) : undefined
    if (result) return result
    const read = comes ? noAnswer : await readAnswer(step.activity, ctx, submitted)
    if (!read.accepted) return { kind: 'refused', ...read.refusal }
    return (await earlierWrite(turn, step, ctx, read.answer)) ?? (await carryOut(turn, step, ctx, read.answer))
  } catch (error) {
    const result = criticalWhereUnreachable(error)
    // As long as nobody knows what became of a write, nobody may be told that nothing was changed.
    return turn.claim.intent ? unsettled() : result
  }
}

/** Of a step that found, when it prepared, that it has nothing to ask. */
const noAnswer = { accepted: true, answer: undefined } as const

/** The write of an earlier request comes first, so that one effect never happens twice. */
async function earlierWrite(turn: Turn, step: Step, ctx: ActivityContext<unknown>, answer: unknown) {
  if (!turn.claim.intent) return undefined
  const settled = await settleIntent(turn, step, ctx, answer)
  if (settled === 'not-applied') return undefined
  return settled === 'applied' ? ok() : unsettled()
}

async function carryOut(turn: Turn, step: Step, ctx: ActivityContext<unknown>, answer: unknown): Promise<Verdict> {
  const refusal = await step.activity.check?.(ctx, answer)
  if (refusal) return { kind: 'refused', ...refusal }
  const result = await execute(step, ctx, answer).catch(criticalWhereUnreachable)
  if (turn.claim.intent) return afterUnknownOutcome(turn, step, ctx, answer)
  return admitted(turn, step, ctx, result)
}

async function execute({ activity }: Step, ctx: ActivityContext<unknown>, answer: unknown): Promise<Result> {
  if (!activity.execute) throw new Error(`${activity.id} neither executes nor records`)
  return activity.execute(ctx, answer)
}

/** Sent, and no answer came back: the directory is asked what became of it before anybody is told that nobody knows. */
async function afterUnknownOutcome(
  turn: Turn,
  step: Step,
  ctx: ActivityContext<unknown>,
  answer: unknown,
): Promise<Verdict> {
  switch (await settleIntent(turn, step, ctx, answer)) {
    case 'applied':
      return ok()
    case 'not-applied':
      return { kind: 'refused', code: 'outcome-not-applied' }
    case 'unknown':
      return unsettled()
  }
}

/** Only after the first authentication is anybody told that a task is not for them (features B.2). */
async function admitted(turn: Turn, step: Step, ctx: ActivityContext<unknown>, result: Result): Promise<Verdict> {
  const { state, workflow } = turn.run
  if (result.kind !== 'ok' || step.activity.group !== 'authentication' || state.authenticated) return result
  const code = await reasonAgainst(workflow.definition, ctx)
  return code === undefined ? result : { kind: 'unavailable', code }
}

/** A directory that does not answer in the middle of a run is critical (features C.1); everything else is for who called. */
function criticalWhereUnreachable(error: unknown): Result {
  if (error instanceof AppError && error.code === 'directory-unreachable') return critical('directory-unreachable')
  throw error
}
