import type { MessageKey } from '../../shared/languages/keys.ts'
import type { AnyActivity, Intent, Operator, Phase, Refusal, Result } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'

/** Where a run stands: JSON in its row. No field ever holds a secret. */
export interface RunState {
  phase: Phase
  /** Index of the standing step; past the end once the workflow is over. */
  index: number
  /** Ids of the activities that did their work in this round, in order. */
  completed: readonly string[]
  /** What was written to the directory since the run began, in order. */
  effects?: readonly Intent['kind'][]
  /** Failed authentications since the run began, Restart included. */
  failures: number
  /** Begun without proof of work: its failures lock nothing. */
  mayNotLock?: boolean
  /** The last error, also of an earlier round. */
  error?: { activity: string; code: string; group?: AnyActivity['group'] }
  /** Why the last answer did not lead on; shown on the next page, whichever that is. */
  problem?: Refusal
  /** The last authentication that succeeded in this round: which step, and when. */
  authenticated?: { index: number; at: string }
  /** Where somebody was who had to authenticate again in between. */
  returnTo?: number
  /** The standing step has prepared its page: an index, so that it holds for no other step. */
  prepared?: number
  /** What steps remember between their pages, by step key. */
  memories?: Readonly<Record<string, unknown>>
  /** Keys of steps that this round leaves out. */
  skipped?: readonly string[]
  /** Who acts for the person on the Helpdesk site, in which session (its token's hash), and why. */
  helpdesk?: { operator: Operator; session: string; ticket?: string; reason?: string }
  /** Where the run was begun from. */
  address?: string
  /** An activity waits for something outside until then. */
  waitingUntil?: string
  /** What is said meanwhile, where it is not what the activity always says. */
  waitingText?: MessageKey
  /** The person as found at the start, for a directory that goes away in between; forgotten with the run's end. */
  person?: Omit<DirectoryPerson, 'groups'>
  /** Why the run ended without success. */
  stopped?: Pick<Refusal, 'code' | 'values'>
}

/** What a transition needs to know of a step. */
export interface StepFacts {
  key: string
  activity: Pick<AnyActivity, 'id' | 'group' | 'runsIn'>
}

/** What a step that is over leaves behind for nobody. */
const left = { waitingUntil: undefined, waitingText: undefined, prepared: undefined }

export const begin = (): RunState => ({ phase: 'success', index: 0, completed: [], failures: 0 })

/** The phase table of features C.1; nothing else decides whether a step runs. */
export function runsIn({ activity }: Pick<StepFacts, 'activity'>, phase: Phase): boolean {
  return (activity.runsIn ?? ['success']).includes(phase)
}

/** The standing step has nothing to do in this phase, or for this person. */
export const passOver = (state: RunState): RunState => ({ ...state, ...left, index: state.index + 1 })

/** The answer could not be accepted at all: the same page again, nothing counted. */
export const refuse = (state: RunState, problem: Refusal): RunState => ({
  ...state,
  ...{ waitingUntil: undefined, waitingText: undefined },
  problem,
})

export function stop(state: RunState, { code, values }: Pick<Refusal, 'code' | 'values'>): RunState {
  return { ...state, stopped: { code, values }, problem: undefined }
}

/** What the standing step's result makes of the run. */
export function advance(state: RunState, step: StepFacts, result: Result, now: Date): RunState {
  const moved = passOver(state)
  switch (result.kind) {
    case 'ok':
      return { ...moved, ...accomplished(state, step, result, now) }
    case 'failed':
      return {
        ...(result.memory === undefined ? moved : remember(moved, step, result.memory)),
        ...mishap(state, step, result),
        phase: worse(state.phase, 'failure'),
      }
    case 'critical':
      return { ...moved, ...mishap(state, step, result), phase: 'critical' }
    case 'restart':
      return { ...moved, ...anew }
    case 'page':
      return {
        ...remember(state, step, result.memory),
        ...{ waitingUntil: undefined, waitingText: undefined },
        prepared: state.index,
        // Why the last answer did not lead on is told on whichever page comes next.
        problem: result.problem ?? (state.prepared === state.index ? undefined : state.problem),
      }
    case 'waiting': {
      const memory = result.memory ?? state.memories?.[step.key]
      const waits = { waitingUntil: result.until.toISOString(), waitingText: result.text ?? state.waitingText }
      return { ...remember(state, step, memory), ...waits, problem: undefined }
    }
    case 'unsettled':
      return refuse(state, { code: 'outcome-unknown' })
  }
}

/** From the first step on; what steps remember, they keep. */
const anew = {
  ...{ phase: 'success', index: 0, completed: [] },
  ...{ authenticated: undefined, returnTo: undefined, skipped: undefined },
} satisfies Partial<RunState>

const remember = (state: RunState, { key }: StepFacts, memory: unknown): RunState => ({
  ...state,
  memories: { ...state.memories, [key]: memory },
})

/** The step comes to stand and must get its page ready first. */
export const needsPreparing = (state: RunState, step: { activity: Pick<AnyActivity, 'prepare'> }): boolean =>
  step.activity.prepare !== undefined && state.prepared !== state.index

/** Somebody came back late: the last authentication stands again, and then the step where they were. */
export function repeatAuthentication(state: RunState): RunState {
  if (!state.authenticated) return state
  return {
    ...state,
    index: state.authenticated.index,
    returnTo: state.index,
    authenticated: undefined,
    ...left,
    problem: { code: 'idle' },
  }
}

function accomplished(
  state: RunState,
  { key, activity }: StepFacts,
  { skip = [] }: Extract<Result, { kind: 'ok' }>,
  now: Date,
): Partial<RunState> {
  const { [key]: _, ...memories } = state.memories ?? {}
  const skipped = skip.length > 0 ? [...(state.skipped ?? []), ...skip] : state.skipped
  const done = { completed: [...state.completed, activity.id], memories, skipped }
  if (state.phase !== 'success') return done
  // A step between pages, such as a choice of ways, answers for nothing: what went wrong is told on the page that comes next.
  if (activity.group === 'flow') return done
  if (activity.group !== 'authentication') return { ...done, problem: undefined }
  const authenticated = { index: state.index, at: now.toISOString() }
  return { ...done, problem: undefined, authenticated, index: state.returnTo ?? state.index + 1, returnTo: undefined }
}

function mishap(state: RunState, { activity }: StepFacts, { code, field, values }: Refusal): Partial<RunState> {
  return {
    error: { activity: activity.id, code, group: activity.group },
    problem: { code, field, values },
    failures: state.failures + (activity.group === 'authentication' ? 1 : 0),
  }
}

const worse = (now: Phase, then: Phase): Phase => (now === 'critical' ? now : then)
