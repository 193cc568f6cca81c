import type { Intent } from '../activities/account.ts'
import { commit } from './commit.ts'
import { commitOutcome, executeStep, settleIntent } from './execute-step.ts'
import { isWaiting, type OpenRun, type RunContext, withRunContext } from './run-context.ts'
import { hasOpenWrite, type RunState } from './run-state.ts'
import { type EngineServices, engineTimes } from './services.ts'
import { forgetPage, needsPrepare, repeatAuthentication, stopRun } from './transitions.ts'
import { currentStep } from './workflow.ts'

/** Limit on steps without a page executed in one request, so that a workflow that loops over such steps ends. */
const maxSteps = 20

/** Runs steps without a page until one needs user input. */
export async function advance(services: EngineServices, start: OpenRun): Promise<OpenRun> {
  let run = start
  for (let executed = 0; isDue(services, run); executed++) {
    run = await (executed === maxSteps
      ? commitState(services, run, stopRun(run.state, { code: 'workflow-endless' }))
      : executeStep(services, run))
  }
  return run
}

/**
 * Continues a run when its user comes back. A write left open by a crash is settled before anything else; a user who was idle
 * for too long has to authenticate again; a page that another version prepared and this one cannot read is prepared again.
 */
export async function resume(services: EngineServices, run: OpenRun): Promise<OpenRun> {
  const isReadyNow = await isReady(services, run)
  const wasIdle = isReadyNow ? hasIdled(services, run) : isIdle(services, run)
  let resumed = hasOpenWrite(services, run.row) ? await settleInterruptedWrite(services, run, wasIdle) : run
  if (wasIdle && resumed.row.status === 'open')
    resumed = await commitState(services, resumed, repeatAuthentication(resumed.state))
  if (isWaitOver(services, resumed)) resumed = await endWait(services, resumed)
  const step = currentStep(resumed)
  if (step && hasUnreadableMemory(resumed))
    resumed = await commitState(services, resumed, forgetPage(resumed.state, step))
  // What the step waits for has come: it is executed as if it were no longer waiting.
  if (isReadyNow) resumed = { ...resumed, state: { ...resumed.state, waitingUntil: undefined } }
  return advance(services, resumed)
}

/** Whether `resume` would change anything; most requests for the current step only read. */
export async function needsResume(services: EngineServices, run: OpenRun): Promise<boolean> {
  if (run.row.status !== 'open') return false
  const isDueNow = isIdle(services, run) || isWaitOver(services, run) || isDue(services, run)
  return hasOpenWrite(services, run.row) || isDueNow || hasUnreadableMemory(run) || (await isReady(services, run))
}

/** A run waiting for approval is not idle. An approval that arrives while the user is idle is shown only after they authenticate again. */
export const isIdle = (services: EngineServices, run: OpenRun): boolean =>
  !isWaiting(services, run) && hasIdled(services, run)

function hasIdled(services: EngineServices, { row, state }: OpenRun): boolean {
  // A run last touched in the future means that the clock was set back, and then the idle time is unknown.
  const idleMs = Math.abs(services.clock().getTime() - row.updatedAt.getTime())
  return row.status === 'open' && state.authenticated !== undefined && idleMs > engineTimes(services).idleTimeoutMs
}

/** Whether what the current step waits for has come. */
async function isReady(services: EngineServices, run: OpenRun): Promise<boolean> {
  const step = currentStep(run)
  if (run.row.status !== 'open' || !step?.activity.isReady || !isWaiting(services, run)) return false
  return withRunContext(services, run, async ({ activityContext }) =>
    Boolean(await step.activity.isReady?.(activityContext(step, run.state))),
  )
}

/** The current step can be executed without user input: it has no page, or its page is not prepared. */
function isDue(services: EngineServices, run: OpenRun): boolean {
  const step = currentStep(run)
  if (run.row.status !== 'open' || !step || hasOpenWrite(services, run.row) || isWaiting(services, run)) return false
  return !step.activity.page || needsPrepare(run.state, step)
}

function isWaitOver(services: EngineServices, run: OpenRun): boolean {
  const { waitingUntil } = run.state
  return run.row.status === 'open' && !!waitingUntil && !!currentStep(run)?.activity.page && !isWaiting(services, run)
}

/**
 * Whether another version prepared the current page and remembered it in a shape that this version cannot read. No answer to such a
 * page can be compared with what it asked for, so the page is prepared again under a new number. While the outcome of a write is
 * unknown the page stays, since only its own answer can settle the write.
 */
export function hasUnreadableMemory(run: Pick<OpenRun, 'row' | 'state' | 'workflow'>): boolean {
  const { row, state } = run
  const step = currentStep(run)
  if (row.status !== 'open' || row.intent !== null || state.waitingUntil !== undefined) return false
  if (!step?.activity.page || !step.activity.memory || needsPrepare(state, step)) return false
  const memory = state.memories?.[step.key]
  return memory !== undefined && !step.activity.memory.safeParse(memory).success
}

/** Settles the write that a crash left open. `wasIdle`: the run's user was away for too long. */
export function settleInterruptedWrite(services: EngineServices, run: OpenRun, wasIdle: boolean): Promise<OpenRun> {
  return withRunContext(services, run, async (context) => {
    const step = currentStep(run)
    if (!step) return run
    switch (await settleIntent(context, step, context.activityContext(step, run.state))) {
      case 'applied':
        return commitOutcome(context, { kind: 'ok' })
      case 'not-applied':
        return commitOutcome(context, { kind: 'refused', code: 'outcome-not-applied' })
      case 'unknown':
        // Another person may be at the computer by now, and asking them to authenticate would touch the open effect.
        if (wasIdle)
          return commit(context, { state: stopRun(run.state, { code: unknownOutcomeCode(context) }), trace: [] })
        return run.state.problem?.code === 'outcome-unknown' ? run : commitOutcome(context, { kind: 'unsettled' })
    }
  })
}

const unknownOutcomeCode = ({ claim }: RunContext): string =>
  unknownOutcomeCodes[claim.intent?.kind ?? 'verify'] ?? 'outcome-unknown'

const unknownOutcomeCodes: Partial<Record<Intent['kind'], string>> = {
  unlock: 'unlock-outcome-unknown',
  enable: 'enable-outcome-unknown',
  'force-change': 'force-change-outcome-unknown',
}

const commitState = (services: EngineServices, run: OpenRun, state: RunState): Promise<OpenRun> =>
  withRunContext(services, run, (context) => commit(context, { state, trace: [] }))

const endWait = (services: EngineServices, run: OpenRun): Promise<OpenRun> =>
  withRunContext(services, run, (context) => commitOutcome(context, { kind: 'refused', code: 'waited-too-long' }))
