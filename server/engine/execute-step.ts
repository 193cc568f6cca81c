import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { type ActivityContext, critical, ok, type Refusal, type Result, unsettled } from '../activities/activity.ts'
import { newPassword } from '../activities/password-fields.ts'
import type { SettledOutcome } from '../directory/directory.ts'
import { findUnavailableReason } from '../policies/unavailable-reason.ts'
import type { Tx } from '../store/database.ts'
import { readAnswer } from './answer-schema.ts'
import { traceOf } from './automatic-steps.ts'
import { LostRace } from './claim.ts'
import { commit, flushPending, RolledBack } from './commit.ts'
import { type OpenRun, type RunContext, withRunContext } from './run-context.ts'
import type { EngineServices } from './services.ts'
import { applyOutcome, needsPrepare, type StepOutcome } from './transitions.ts'
import { joinedStep, requireCurrentStep, type Step } from './workflow.ts'

/** Executes the current step with the answer to its page, and then the step that the same page asked for. */
export async function executeAnswer(services: EngineServices, run: OpenRun, answer: unknown): Promise<OpenRun> {
  const executed = await executeStep(services, { ...run, joinedActivity: joinedStep(run)?.activity.id }, answer)
  if (executed.joinedActivity === undefined) return executed
  try {
    return await executeStep(services, { ...executed, joinedActivity: undefined }, answer)
  } catch (error) {
    // The result of the first step is kept although the second failed.
    await flushPending(services, executed).catch((failure: unknown) => {
      // If the joined step has written it already, the row has moved on. The caller learns of the error that came first.
      if (!(failure instanceof LostRace) && failure instanceof Error) services.report(failure)
    })
    throw error
  }
}

/** Executes the current step: external effects first, then one transaction that records the result. */
export function executeStep(services: EngineServices, run: OpenRun, answer?: unknown): Promise<OpenRun> {
  return withRunContext(services, run, async (context) => {
    const outcome = await performEffects(context, answer)
    return commitOutcome(context, await withEndOfRefusal(context, outcome))
  })
}

/**
 * Executes the current step with the answer, outside any transaction. Throws LostRace, and errors that a retry may cure (`busy`,
 * `invalid-request`).
 */
async function performEffects(context: RunContext, submitted: unknown): Promise<StepOutcome> {
  const step = requireCurrentStep(context.run)
  const ctx = context.activityContext(step, context.run.state)
  try {
    if (!needsPrepare(context.run.state, step)) {
      const refusal = await checkJoinedStep(context, submitted)
      if (refusal) return { kind: 'refused', ...refusal }
      const read = await readAnswer(step.activity, ctx, submitted)
      if (!read.accepted) return { kind: 'refused', ...read.refusal }
      const mayBeChanged = context.claim.intent?.unjudged === true && joinedStep(context.run) !== undefined
      const current = await replaceChangedPassword(context, read.answer, submitted)
      const outcome = current ? await settleOrExecute(context, step, ctx, current.answer) : unsettled()
      return mayBeChanged ? tellOpenChange(outcome) : outcome
    }
    // A step that finds nothing to ask is executed at once, without an answer.
    const prepared = await step.activity.prepare?.(ctx)
    return prepared
      ? await checkAvailability(context, step, ctx, prepared)
      : await settleOrExecute(context, step, ctx, undefined)
  } catch (error) {
    const result = criticalIfUnreachable(error)
    // While the outcome of a write is unknown, the user must not be told that nothing was changed.
    return context.claim.intent ? unsettled() : result
  }
}

/** Why the joined step would refuse the answer for every account of this name, before the current step counts a guess. */
async function checkJoinedStep(context: RunContext, submitted: unknown): Promise<Refusal | undefined> {
  const joined = joinedStep(context.run)
  if (!joined) return undefined
  const ctx = await context.decoyContext(joined, context.run.state)
  const read = await readAnswer(joined.activity, ctx, submitted)
  return read.accepted ? joined.activity.check?.(ctx, read.answer) : read.refusal
}

/**
 * A process that ended may have sent the change that it announced with a guess. If the password was set since then, this step tries the new password as the
 * current one: if it is right, the change was made, and the joined step settles it. Undefined: nothing may be sent, as the controller that knows does not answer.
 */
async function replaceChangedPassword(
  { claim, account, run }: RunContext,
  answer: unknown,
  submitted: unknown,
): Promise<{ answer: unknown } | undefined> {
  // Another step of the run leaves the announcement to the page that it came from.
  if (!claim.intent?.unjudged || !joinedStep(run)) return { answer }
  const since = await account.compareAnnounced()
  if (since === 'unknown') return undefined
  if (since === 'unchanged') return { answer }
  // `checkJoinedStep` has read it already.
  return { answer: { password: z.object({ newPassword }).parse(submitted).newPassword } }
}

/**
 * No further guess is judged, so the server does not learn now whether the announced change was made: the end must not say that nothing was changed. For every account
 * alike, also where the password is the same as before.
 */
const tellOpenChange = (outcome: StepOutcome): StepOutcome =>
  outcome.kind === 'critical' && outcome.code === 'too-many-attempts'
    ? { ...outcome, code: 'too-many-attempts-outcome-unknown' }
    : outcome

/** The write of an earlier request is settled first, so that no effect happens twice. */
async function settleOrExecute(
  context: RunContext,
  step: Step,
  ctx: ActivityContext<unknown>,
  answer: unknown,
): Promise<StepOutcome> {
  const { claim } = context
  const isOpen = claim.intent !== undefined && !claim.intent.unjudged
  const earlier = isOpen ? await settleIntent(context, step, ctx, answer) : 'not-applied'
  if (earlier !== 'not-applied') return earlier === 'applied' ? ok() : unsettled()

  const refusal = await step.activity.check?.(ctx, answer)
  if (refusal) return { kind: 'refused', ...refusal }
  if (!step.activity.execute) throw new Error(`${step.activity.id} neither executes nor records`)
  const result = await step.activity.execute(ctx, answer).catch(criticalIfUnreachable)
  if (isNewPasswordRefused(result, answer)) return { ...result, kind: 'refused' }
  // The new password could not be tried, and may be in effect.
  if (claim.intent?.unjudged && result.kind === 'critical' && result.code === 'directory-unreachable')
    return unsettled()
  if (!claim.intent || claim.intent.unjudged) return checkAvailability(context, step, ctx, result)

  // Sent without a reply: the directory is asked for the outcome before the user is told that it is unknown.
  const settled = await settleIntent(context, step, ctx, answer)
  if (settled === 'not-applied') return { kind: 'refused', code: 'outcome-not-applied' }
  return settled === 'applied' ? ok() : unsettled()
}

/**
 * The directory refuses the new password that the person has typed, and takes another one: the page is shown again, as when a rule is broken before the
 * write. The run has not failed, and begins nowhere else.
 */
const isNewPasswordRefused = (result: Result, answer: unknown): result is Extract<Result, { kind: 'failed' }> =>
  result.kind === 'failed' &&
  result.field === 'newPassword' &&
  typeof answer === 'object' &&
  answer !== null &&
  'newPassword' in answer

/** Only after the first authentication may a person be told that a workflow is not available to them (docs/behaviour.md#who-may-start-a-workflow). */
async function checkAvailability(
  { run: { state, workflow } }: RunContext,
  { activity }: Step,
  ctx: ActivityContext<unknown>,
  result: Result,
): Promise<StepOutcome> {
  if (result.kind !== 'ok' || activity.group !== 'authentication' || state.authenticated) return result
  const code = await findUnavailableReason(workflow.definition, ctx)
  return code === undefined ? result : { kind: 'unavailable', code }
}

/**
 * Finds the outcome of the announced write. With the person's answer the engine can try the new password; without one (the step is only
 * shown again) the directory's own facts decide. The outcome stays `unknown` while the directory cannot tell.
 */
export async function settleIntent(
  { claim }: RunContext,
  { activity }: Step,
  ctx: ActivityContext<unknown>,
  answer?: unknown,
): Promise<SettledOutcome> {
  if (!claim.intent) return 'not-applied'
  const settled = (await activity.settle?.(ctx, claim.intent, answer).catch(unknownIfUnreachable)) ?? 'unknown'
  if (settled !== 'unknown') claim.clearIntent()
  return settled
}

/** A directory that becomes unreachable during a run is critical (docs/behaviour.md#the-phase-table); any other error goes to the caller. */
function criticalIfUnreachable(error: unknown): Result {
  if (isUnreachable(error)) return critical('directory-unreachable')
  throw error
}

function unknownIfUnreachable(error: unknown): SettledOutcome {
  if (isUnreachable(error)) return 'unknown'
  throw error
}

const isUnreachable = (error: unknown): boolean => error instanceof AppError && error.code === 'directory-unreachable'

/** Adds until when the refusal lasts, for used up tries and for a locked account or profile. */
async function withEndOfRefusal(context: RunContext, outcome: StepOutcome): Promise<StepOutcome> {
  if (outcome.kind !== 'critical') return outcome
  const until = await findEndOfRefusal(context, outcome.code).catch(() => undefined)
  return until ? { ...outcome, values: { ...outcome.values, until: until.getTime() } } : outcome
}

async function findEndOfRefusal(context: RunContext, code: string): Promise<Date | undefined> {
  switch (code) {
    case 'too-many-attempts':
    case 'too-many-attempts-outcome-unknown':
      return context.guesses.refusedUntil
    case 'account-locked':
      return (await context.account.state()).lockoutEndsAt
    case 'profile-locked':
      return context.activityContext(requireCurrentStep(context.run), context.run.state).profile.lockedUntil()
    default:
      return undefined
  }
}

/** Writes all that the outcome changes in one transaction. If a check inside it refuses, nothing is written and the page is shown again. */
export async function commitOutcome(context: RunContext, outcome: StepOutcome): Promise<OpenRun> {
  const step = requireCurrentStep(context.run)
  const { run, services } = context
  try {
    return await commit(context, {
      state: applyOutcome(run.state, step, outcome, services.clock()),
      trace: [traceOf(step, outcome)],
      record: recordOf(context, step, outcome),
      ...(outcome.kind === 'ok' && { oneTimeValues: [...(outcome.oneTimeValues ?? []), ...revealed(context, step)] }),
      ...((outcome.kind === 'ok' || outcome.kind === 'page') && { checkInTransaction: outcome.checkInTransaction }),
    })
  } catch (error) {
    if (error instanceof RolledBack) return commitOutcome(context, { kind: 'refused', ...error.refusal })
    throw error
  }
}

const revealed = ({ run, activityContext }: RunContext, step: Step) =>
  step.activity.revealOnce?.(activityContext(step, run.state)) ?? []

function recordOf(context: RunContext, step: Step, outcome: StepOutcome): ((tx: Tx) => Promise<void>) | undefined {
  if ('record' in outcome && outcome.record) return outcome.record
  const { onApplied } = step.activity
  if (outcome.kind !== 'ok' || !onApplied) return undefined
  return (tx) => onApplied(context.activityContext(step, context.run.state), tx)
}
