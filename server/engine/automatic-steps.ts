import { AppError } from '../../shared/errors.ts'
import type { Result } from '../activities/activity.ts'
import type { Tx } from '../store/database.ts'
import type { RunContext } from './run-context.ts'
import type { RunState } from './run-state.ts'
import type { PassedOver, StepTrace } from './services.ts'
import { applyResult, runsIn, type StepOutcome, skipStep, stopRun } from './transitions.ts'
import type { Step, Workflow } from './workflow.ts'

export interface AutomaticSteps extends Pick<RunContext, 'activityContext'>, Pick<Workflow, 'steps'> {
  /** Indices of steps that have nothing to do for this person now. */
  notApplicable: ReadonlySet<number>
  now: Date
}

/** Limit on steps in one transaction, so that a workflow that loops over them does not hold it open for ever. */
const maxAutomaticSteps = 100

/**
 * Moves from the current step to the next that needs a person or an external effect: skips what the phase table leaves out and
 * executes what only writes to the store.
 */
export async function runAutomaticSteps(start: RunState, automatic: AutomaticSteps, tx: Tx) {
  const { steps, notApplicable, activityContext, now } = automatic
  const trace: StepTrace[] = []
  const passedOver: PassedOver[] = []
  let state = start
  while (!state.stopped && !state.waitingUntil) {
    const step = steps[state.index]
    if (!step) {
      state = atEnd(state)
      break
    }
    const why = findReasonToPass(step, state, notApplicable)
    if (why) {
      passedOver.push({ step: step.key, activity: step.activity.id, why, phase: state.phase })
      state = skipStep(state)
      continue
    }
    if (!step.activity.record) break
    if (trace.length >= maxAutomaticSteps) {
      state = stopRun(state, { code: 'workflow-endless' })
      break
    }
    const result = await recordStep(step, state, activityContext, tx)
    if (result.kind === 'restart') trace.push(...(await recordBeforeRestart(state, automatic, tx)))
    trace.push(traceOf(step, result))
    state = applyResult(state, step, result, now)
  }
  return { state, trace, passedOver }
}

function findReasonToPass(
  step: Step,
  state: RunState,
  notApplicable: ReadonlySet<number>,
): PassedOver['why'] | undefined {
  if (!runsIn(step, state.phase)) return 'phase'
  if (state.skipped?.includes(step.key)) return 'path'
  return notApplicable.has(state.index) ? 'not-applicable' : undefined
}

/** Past the last step: a workflow in Success is done; any other stops with its error. */
function atEnd(state: RunState): RunState {
  if (state.phase === 'success') return { ...state, problem: undefined }
  return stopRun(state, { code: state.error?.code ?? 'failed', values: state.problem?.values })
}

/** Later steps that run for every failure, although a Restart comes before them. */
async function recordBeforeRestart(
  state: RunState,
  { steps, activityContext }: AutomaticSteps,
  tx: Tx,
): Promise<StepTrace[]> {
  const trace: StepTrace[] = []
  for (const step of steps.slice(state.index + 1)) {
    const isWanted = runsIn(step, state.phase) && !state.skipped?.includes(step.key)
    if (!isWanted || !step.activity.record || !step.activity.runsBeforeRestart?.(step.settings)) continue
    trace.push(traceOf(step, await recordStep(step, state, activityContext, tx)))
  }
  return trace
}

async function recordStep(
  step: Step,
  state: RunState,
  activityContext: RunContext['activityContext'],
  tx: Tx,
): Promise<Result> {
  const { id, record } = step.activity
  if (!record) throw new Error(`${id} does not record`)
  const result = await record(activityContext(step, state), tx)
  if (
    result.kind === 'waiting' ||
    result.kind === 'unsettled' ||
    result.kind === 'page' ||
    'checkInTransaction' in result
  )
    throw new Error(`${id} records, so it can neither wait nor show a page nor refuse`)
  if ('record' in result) await result.record?.(tx)
  return result
}

export function traceOf(step: Step, outcome: StepOutcome): StepTrace {
  return {
    step: step.key,
    activity: step.activity.id,
    result: outcome.kind,
    code: 'code' in outcome ? outcome.code : undefined,
    note: outcome.kind === 'ok' ? outcome.note : undefined,
  }
}

/**
 * Indices of the coming steps that have nothing to do for this person now. Asked before the transaction, since the answer may need
 * the directory; looks ahead only to the next step that stops the run.
 */
export async function findNotApplicableSteps(context: RunContext, state: RunState): Promise<ReadonlySet<number>> {
  const notApplicable = new Set<number>()
  const { row, state: before } = context.run
  const staysOnPage = state.index === before.index && row.version !== 0
  // A page that is shown again is not taken back, least of all while the outcome of its effect is unknown.
  if (state.stopped || staysOnPage) return notApplicable
  // After a failure a Restart may come, so the first steps count as coming, too.
  const start: RunState =
    state.phase === 'failure' ? { ...state, phase: 'success', index: 0, skipped: undefined } : state
  for (const [index, step] of context.run.workflow.steps.entries()) {
    if (index < start.index || !runsIn(step, start.phase) || step.activity.record) continue
    if (start.skipped?.includes(step.key)) continue
    if (await isStepApplicable(context, step, start)) break
    notApplicable.add(index)
  }
  return notApplicable
}

async function isStepApplicable(context: RunContext, step: Step, state: RunState): Promise<boolean> {
  try {
    return (await step.activity.isApplicable?.(context.activityContext(step, state))) ?? true
  } catch (error) {
    // The effect before it has happened: the step is executed, and reports itself that the directory is unreachable.
    if (error instanceof AppError && error.code === 'directory-unreachable') return true
    throw error
  }
}
