import type { Intent } from '../activities/account.ts'
import type { AnyActivity, Phase, Refusal, Result, Text } from '../activities/activity.ts'
import type { RunState } from './run-state.ts'
import type { Workflow } from './workflow.ts'

type Steps = Pick<Workflow, 'steps'>

/** The part of a step that a transition depends on. */
export interface StepFacts {
  key: string
  activity: Pick<AnyActivity, 'id' | 'group' | 'runsIn' | 'page'>
}

/** What executing a step came to: its result, an answer that cannot be accepted, or a workflow that is not available to this person. */
export type StepOutcome = Result | ({ kind: 'refused' } & Refusal) | { kind: 'unavailable'; code: string }

export const initialState = (): RunState => ({ phase: 'success', index: 0, completed: [], failures: 0 })

/** The phase table of docs/behaviour.md#the-phase-table; nothing else decides whether a step runs. */
export function runsIn({ activity }: Pick<StepFacts, 'activity'>, phase: Phase): boolean {
  return (activity.runsIn ?? ['success']).includes(phase)
}

/** The current step must prepare its page before it can be shown. */
export const needsPrepare = (state: RunState, step: { activity: Pick<AnyActivity, 'prepare'> }): boolean =>
  step.activity.prepare !== undefined && state.prepared !== state.index

/** Applies the outcome of the current step, before automatic steps run. */
export function applyOutcome(state: RunState, step: StepFacts, outcome: StepOutcome, now: Date): RunState {
  switch (outcome.kind) {
    case 'refused': {
      const { kind: _, ...problem } = outcome
      return refuseAnswer(state, problem)
    }
    case 'unavailable':
      return stopRun(state, { code: outcome.code })
    default:
      return applyResult(state, step, outcome, now)
  }
}

const notWaiting = { waitingUntil: undefined, waitingText: undefined, waitingValue: undefined, waitingAsked: undefined }

/** Moves past the current step without executing it. */
export const skipStep = (state: RunState): RunState => ({
  ...state,
  ...notWaiting,
  prepared: undefined,
  index: state.index + 1,
})

/** Shows the same page again with the problem; nothing is counted. */
export const refuseAnswer = (state: RunState, problem: Refusal): RunState => ({ ...state, ...notWaiting, problem })

export function stopRun(state: RunState, { code, values }: Pick<Refusal, 'code' | 'values'>): RunState {
  return { ...state, stopped: { code, values }, problem: undefined }
}

/** A run that has ended keeps no personal data. */
export const withoutPersonalData = (state: RunState): RunState => ({
  ...state,
  person: undefined,
  memories: undefined,
  address: undefined,
  waitingAsked: undefined,
})

export function applyResult(state: RunState, step: StepFacts, result: Result, now: Date): RunState {
  const next = skipStep(state)
  switch (result.kind) {
    case 'ok':
      return { ...next, notice: noticeAfter(state, step, result.notice), ...afterSuccess(state, step, result, now) }
    case 'failed':
      return {
        ...(result.memory === undefined ? next : remember(next, step, result.memory)),
        ...afterFailure(state, step, result),
        notice: noticeAfter(state, step),
        phase: state.phase === 'critical' ? 'critical' : 'failure',
      }
    case 'critical':
      return { ...next, ...afterFailure(state, step, result), phase: 'critical' }
    case 'restart':
      return { ...next, ...restarted }
    case 'page':
      return {
        ...remember(state, step, result.memory),
        ...notWaiting,
        prepared: state.index,
        // The next page shows the problem of the last answer, also where another step has that page.
        problem: result.problem ?? (state.prepared === state.index ? undefined : state.problem),
      }
    case 'waiting':
      return {
        ...remember(state, step, result.memory ?? state.memories?.[step.key]),
        // A step with a page prepares again when what it waits for has come; it then goes on, or shows its page.
        prepared: undefined,
        waitingUntil: result.until.toISOString(),
        waitingText: result.text ?? state.waitingText,
        waitingValue: result.compare ?? state.waitingValue,
        waitingAsked: result.asked
          ? { name: result.asked.name, at: result.asked.at.toISOString() }
          : state.waitingAsked,
        problem: undefined,
      }
    case 'unsettled':
      return refuseAnswer(state, { code: 'outcome-unknown' })
  }
}

/** A notice is over with the page that showed it. */
function noticeAfter(state: RunState, { activity }: StepFacts, notice?: Text): RunState['notice'] {
  if (notice) return typeof notice === 'string' ? { key: notice } : notice
  return activity.page ? undefined : state.notice
}

/** From the first step again; steps keep what they remember. */
const restarted = {
  phase: 'success',
  index: 0,
  completed: [],
  authenticated: undefined,
  returnTo: undefined,
  skipped: undefined,
  notice: undefined,
} satisfies Partial<RunState>

const remember = (state: RunState, { key }: Pick<StepFacts, 'key'>, memory: unknown): RunState => ({
  ...state,
  memories: { ...state.memories, [key]: memory },
})

/** The step has to begin with its first page again. */
export const forgetPage = (state: RunState, { key }: Pick<StepFacts, 'key'>): RunState => ({
  ...remember(state, { key }, undefined),
  prepared: undefined,
})

/** After an idle time: the last authentication is the current step again, followed by the step where the user was. */
export function repeatAuthentication(state: RunState): RunState {
  if (!state.authenticated) return state
  return {
    ...state,
    ...notWaiting,
    prepared: undefined,
    index: state.authenticated.index,
    returnTo: state.index,
    authenticated: undefined,
    problem: { code: 'idle' },
  }
}

function afterSuccess(
  state: RunState,
  { key, activity }: StepFacts,
  { skip = [], method }: Extract<Result, { kind: 'ok' }>,
  now: Date,
): Partial<RunState> {
  const { [key]: _, ...memories } = state.memories ?? {}
  const skipped = skip.length > 0 ? [...(state.skipped ?? []), ...skip] : state.skipped
  const done = { completed: [...state.completed, activity.id], memories, skipped }
  if (state.phase !== 'success') return done
  // A flow step, such as a choice of paths, does not clear the problem: it is shown on the next page.
  if (activity.group === 'flow') return done
  if (activity.group !== 'authentication') return { ...done, problem: undefined }
  const authenticated = { index: state.index, at: now.toISOString(), ...(method !== undefined && { method }) }
  return { ...done, problem: undefined, authenticated, index: state.returnTo ?? state.index + 1, returnTo: undefined }
}

function afterFailure(state: RunState, { activity }: StepFacts, { code, field, values }: Refusal): Partial<RunState> {
  return {
    error: { activity: activity.id, code, group: activity.group },
    problem: { code, field, values },
    failures: state.failures + (activity.group === 'authentication' ? 1 : 0),
  }
}

/** With the directory writes that were applied. */
export const withEffects = (state: RunState, applied: readonly Intent['kind'][]): RunState =>
  applied.length > 0 ? { ...state, effects: [...(state.effects ?? []), ...applied] } : state

export function statusOf(state: RunState, { steps }: Steps): 'open' | 'done' | 'stopped' {
  if (state.stopped) return 'stopped'
  return state.index >= steps.length && !state.waitingUntil ? 'done' : 'open'
}

/** Every page that is shown gets a number of its own. */
export function showsNewPage(state: RunState, workflow: Steps): boolean {
  const step = statusOf(state, workflow) === 'open' ? workflow.steps[state.index] : undefined
  return step?.activity.page !== undefined && !needsPrepare(state, step) && !state.waitingUntil
}
