import type { Intent } from '../activities/activity.ts'
import type { Tx } from '../store/database.ts'
import { act, type Verdict } from './act.ts'
import { commit, type Standing, Undone } from './commit.ts'
import { needsPreparing, repeatAuthentication, stop } from './run-state.ts'
import { type EngineServices, timesOf } from './services.ts'
import { settleIntent } from './settle.ts'
import { transition } from './transition.ts'
import { type OpenRun, standingStep, type Turn, takeTurn } from './turn.ts'
import { traceOf } from './walk.ts'
import type { Step } from './workflow-steps.ts'

/** Steps without a page that follow each other in one request; a workflow that sends itself in circles ends here. */
const longestChain = 20

/** One round: the outside part of the standing step, then the transaction that ends it. */
export function playRound(services: EngineServices, run: OpenRun, answer?: unknown): Promise<Standing> {
  return takeTurn(services, run, async (turn) => endRound(turn, await act(turn, answer)))
}

/** On to the next step that waits for a person: what has no page happens at once, one round each. */
export async function proceed(services: EngineServices, run: Standing): Promise<Standing> {
  let standing = run
  for (let rounds = 0; isDue(services, standing); rounds++) {
    const isEndless = rounds === longestChain
    standing = isEndless ? await end(services, standing, 'workflow-endless') : await playRound(services, standing)
  }
  return standing
}

/**
 * A run that somebody comes back to. An intent left by a crash is settled before anything else; who was away for too
 * long shows once more who they are.
 */
export async function revisit(services: EngineServices, run: OpenRun): Promise<Standing> {
  const arrived = await hasArrived(services, run)
  const wasIdle = arrived ? isAway(services, run) : isIdle(services, run)
  let standing: Standing = run.row.intent ? await settleLeftOver(services, run, wasIdle) : run
  if (wasIdle && standing.row.status === 'open') standing = await askAgainWhoItIs(services, standing)
  if (isWaitOver(services, standing)) standing = await endOfWait(services, standing)
  // What a step waits for has come: it is met as if it waited no more.
  if (arrived) standing = { ...standing, state: { ...standing.state, waitingUntil: undefined } }
  return proceed(services, standing)
}

/** Whether `revisit` has anything to do; most requests for the standing step only read. */
export async function needsVisit(services: EngineServices, run: OpenRun): Promise<boolean> {
  if (run.row.status !== 'open') return false
  const isDueNow = isIdle(services, run) || isWaitOver(services, run) || isDue(services, run)
  return run.row.intent !== null || isDueNow || (await hasArrived(services, run))
}

/** Whoever waits for somebody else is not away; what came in the meantime is told to nobody who was. */
export const isIdle = (services: EngineServices, run: OpenRun): boolean =>
  !isWaiting(services, run) && isAway(services, run)

async function hasArrived(services: EngineServices, run: OpenRun): Promise<boolean> {
  const step = standingStep(run)
  if (run.row.status !== 'open' || !step?.activity.arrived || !isWaiting(services, run)) return false
  return takeTurn(
    services,
    run,
    async ({ context }) => (await step.activity.arrived?.(context(step, run.state))) ?? false,
  )
}

function isAway(services: EngineServices, { row, state }: OpenRun): boolean {
  // Either way: a run that was last touched in the future says that the clock was set back, and then nobody knows for how long.
  const away = Math.abs(services.clock().getTime() - row.updatedAt.getTime())
  return row.status === 'open' && state.authenticated !== undefined && away > timesOf(services).idle
}

function settleLeftOver(services: EngineServices, run: OpenRun, wasIdle: boolean): Promise<Standing> {
  return takeTurn(services, run, async (turn) => {
    const step = standingStep(run)
    if (!step) return run
    switch (await settleIntent(turn, step, turn.context(step, run.state))) {
      case 'applied':
        return endRound(turn, { kind: 'ok' })
      case 'not-applied':
        return endRound(turn, { kind: 'refused', code: 'outcome-not-applied' })
      case 'unknown':
        // Somebody else may be sitting there by now, and nothing can be asked of them that would not touch the open effect.
        if (wasIdle) return commit(turn, { state: stop(run.state, { code: unknownOutcome(turn) }), trace: [] })
        return run.state.problem?.code === 'outcome-unknown' ? run : endRound(turn, { kind: 'unsettled' })
    }
  })
}

const unknownOutcome = ({ claim }: Turn): string => unknownOutcomes[claim.intent?.kind ?? 'verify'] ?? 'outcome-unknown'

const unknownOutcomes: Partial<Record<Intent['kind'], string>> = {
  unlock: 'unlock-outcome-unknown',
  enable: 'enable-outcome-unknown',
  'force-change': 'force-change-outcome-unknown',
}

const askAgainWhoItIs = (services: EngineServices, run: Standing): Promise<Standing> =>
  takeTurn(services, run, (turn) => commit(turn, { state: repeatAuthentication(run.state), trace: [] }))

const endOfWait = (services: EngineServices, run: Standing): Promise<Standing> =>
  takeTurn(services, run, (turn) => endRound(turn, { kind: 'refused', code: 'waited-too-long' }))

const end = (services: EngineServices, run: Standing, code: string): Promise<Standing> =>
  takeTurn(services, run, (turn) => commit(turn, { state: stop(run.state, { code }), trace: [] }))

function endRound(turn: Turn, verdict: Verdict): Promise<Standing> {
  const { run, services } = turn
  const step = standingStep(run)
  if (!step) throw new Error('a run that is over has no round')
  return commit(turn, {
    state: transition(run.state, step, verdict, services.clock()),
    trace: [traceOf(step, verdict)],
    shown: verdict.kind === 'ok' ? shownOf(turn, step, verdict) : undefined,
    record: recordOf(turn, step, verdict),
    unless: verdict.kind === 'ok' ? verdict.unless : undefined,
  }).catch((error: unknown) => {
    if (error instanceof Undone) return endRound(turn, { kind: 'refused', ...error.refusal })
    throw error
  })
}

function shownOf(turn: Turn, step: Step, { shown = [] }: Extract<Verdict, { kind: 'ok' }>) {
  return [...shown, ...(step.activity.shows?.(turn.context(step, turn.run.state)) ?? [])]
}

function recordOf(turn: Turn, step: Step, verdict: Verdict): ((tx: Tx) => Promise<void>) | undefined {
  if ('record' in verdict && verdict.record) return verdict.record
  const { afterwards } = step.activity
  if (verdict.kind !== 'ok' || !afterwards) return undefined
  return (tx) => afterwards(turn.context(step, turn.run.state), tx)
}

/** A step without a page, or whose page is not ready, waits for nobody, unless it said until when it waits itself, or nobody knows what became of its effect. */
function isDue(services: EngineServices, run: OpenRun): boolean {
  const step = standingStep(run)
  const { status, intent } = run.row
  if (status !== 'open' || !step || intent !== null || isWaiting(services, run)) return false
  return !step.activity.page || needsPreparing(run.state, step)
}

function isWaitOver(services: EngineServices, run: OpenRun): boolean {
  const { waitingUntil } = run.state
  return run.row.status === 'open' && !!waitingUntil && !!standingStep(run)?.activity.page && !isWaiting(services, run)
}

export function isWaiting(services: EngineServices, { state }: OpenRun): boolean {
  return state.waitingUntil !== undefined && services.clock().getTime() < Date.parse(state.waitingUntil)
}
