import type { ActivityContext, Result } from '../activities/activity.ts'
import type { Tx } from '../store/database.ts'
import { advance, passOver, type RunState, runsIn, stop } from './run-state.ts'
import type { Step } from './workflow-steps.ts'

/** What one step came to, for the audit. */
export interface Trace {
  step: string
  activity: string
  result: Result['kind'] | 'refused' | 'unavailable'
  code?: string
  note?: Readonly<Record<string, string>>
}

export interface Walk {
  steps: readonly Step[]
  /** Indices of steps that have nothing to do for this person now. */
  idle: ReadonlySet<number>
  context(step: Step, state: RunState): ActivityContext<unknown>
  now: Date
}

/** A workflow whose steps send each other in circles must not hold a transaction open for ever. */
const longestWalk = 100

/**
 * From the standing step on to the next that needs a person or an effect: passes over what the phase table leaves out, and
 * does what only writes to the store. Runs inside the transaction that ends a round.
 */
export async function walk(start: RunState, { steps, idle, context, now }: Walk, tx: Tx) {
  const trace: Trace[] = []
  let state = start
  while (!state.stopped && !state.waitingUntil) {
    const step = steps[state.index]
    if (!step) {
      state = atTheEnd(state)
      break
    }
    if (!runsIn(step, state.phase) || idle.has(state.index) || state.skipped?.includes(step.key)) {
      state = passOver(state)
      continue
    }
    if (!step.activity.record) break
    if (trace.length >= longestWalk) {
      state = stop(state, { code: 'workflow-endless' })
      break
    }
    const result = await recordStep(step, context(step, state), tx)
    if (result.kind === 'restart') trace.push(...(await beforeRestart(state, { steps, context }, tx)))
    trace.push(traceOf(step, result))
    state = advance(state, step, result, now)
  }
  return { state, trace }
}

/** Later steps that want to know of every failure, though the workflow begins anew before it comes to them. */
async function beforeRestart(
  state: RunState,
  { steps, context }: Pick<Walk, 'steps' | 'context'>,
  tx: Tx,
): Promise<Trace[]> {
  const trace: Trace[] = []
  for (const step of steps.slice(state.index + 1)) {
    const isWanted = runsIn(step, state.phase) && !state.skipped?.includes(step.key)
    if (!isWanted || !step.activity.record || !step.activity.beforeRestart?.(step.settings)) continue
    trace.push(traceOf(step, await recordStep(step, context(step, state), tx)))
  }
  return trace
}

async function recordStep({ activity }: Step, ctx: ActivityContext<unknown>, tx: Tx): Promise<Result> {
  const result = (await activity.record?.(ctx, tx)) as Result
  if (result.kind === 'waiting' || result.kind === 'unsettled' || result.kind === 'page' || 'unless' in result) {
    throw new Error(`${activity.id} records, so it has nothing to wait for, and nobody to refuse`)
  }
  if ('record' in result) await result.record?.(tx)
  return result
}

export function traceOf(step: Step, result: { kind: Trace['result']; note?: Trace['note'] }): Trace {
  const code = 'code' in result && typeof result.code === 'string' ? result.code : undefined
  return { step: step.key, activity: step.activity.id, result: result.kind, code, note: result.note }
}

/** Past the last step: a workflow in Success is done; any other stops with its error. */
function atTheEnd(state: RunState): RunState {
  if (state.phase === 'success') return { ...state, problem: undefined }
  return stop(state, { code: state.error?.code ?? 'failed', values: state.problem?.values })
}
