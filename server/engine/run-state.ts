import type { AnyActivity, Intent, Phase, Refusal, Result } from '../activities/activity.ts'
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
  error?: { activity: string; code: string }
  /** Why the last answer did not lead on; shown on the next page, whichever that is. */
  problem?: Refusal
  /** The last authentication that succeeded in this round: which step, and when. */
  authenticated?: { index: number; at: string }
  /** Where somebody was who had to authenticate again in between. */
  returnTo?: number
  /** An activity waits for something outside until then. */
  waitingUntil?: string
  /** The person as found at the start, for a directory that goes away in between; forgotten with the run's end. */
  person?: Omit<DirectoryPerson, 'groups'>
  /** Why the run ended without success. */
  stopped?: Pick<Refusal, 'code' | 'values'>
}

/** What a transition needs to know of a step. */
export interface StepFacts {
  activity: Pick<AnyActivity, 'id' | 'group' | 'runsIn'>
}

export const begin = (): RunState => ({ phase: 'success', index: 0, completed: [], failures: 0 })

/** The phase table of features C.1; nothing else decides whether a step runs. */
export function runsIn({ activity }: StepFacts, phase: Phase): boolean {
  return (activity.runsIn ?? ['success']).includes(phase)
}

/** The standing step has nothing to do in this phase, or for this person. */
export const passOver = (state: RunState): RunState => ({ ...state, index: state.index + 1 })

/** The answer could not be accepted at all: the same page again, nothing counted. */
export const refuse = (state: RunState, problem: Refusal): RunState => ({
  ...state,
  waitingUntil: undefined,
  problem,
})

export function stop(state: RunState, { code, values }: Pick<Refusal, 'code' | 'values'>): RunState {
  return { ...state, stopped: { code, values }, problem: undefined }
}

/** What the standing step's result makes of the run. */
export function advance(state: RunState, step: StepFacts, result: Result, now: Date): RunState {
  const moved = { ...state, index: state.index + 1, waitingUntil: undefined }
  switch (result.kind) {
    case 'ok':
      return { ...moved, ...accomplished(state, step, now) }
    case 'failed':
      return { ...moved, ...mishap(state, step, result), phase: worse(state.phase, 'failure') }
    case 'critical':
      return { ...moved, ...mishap(state, step, result), phase: 'critical' }
    case 'restart':
      return { ...moved, phase: 'success', index: 0, completed: [], authenticated: undefined, returnTo: undefined }
    case 'waiting':
      return { ...state, waitingUntil: result.until.toISOString(), problem: undefined }
    case 'unsettled':
      return refuse(state, { code: 'outcome-unknown' })
  }
}

/** Somebody came back late: the last authentication stands again, and then the step where they were. */
export function repeatAuthentication(state: RunState): RunState {
  if (!state.authenticated) return state
  return {
    ...state,
    index: state.authenticated.index,
    returnTo: state.index,
    authenticated: undefined,
    waitingUntil: undefined,
    problem: { code: 'idle' },
  }
}

function accomplished(state: RunState, { activity }: StepFacts, now: Date): Partial<RunState> {
  const completed = [...state.completed, activity.id]
  if (state.phase !== 'success') return { completed }
  if (activity.group !== 'authentication') return { completed, problem: undefined }
  const authenticated = { index: state.index, at: now.toISOString() }
  return { completed, problem: undefined, authenticated, index: state.returnTo ?? state.index + 1, returnTo: undefined }
}

function mishap(state: RunState, { activity }: StepFacts, { code, field, values }: Refusal): Partial<RunState> {
  return {
    error: { activity: activity.id, code },
    problem: { code, field, values },
    failures: state.failures + (activity.group === 'authentication' ? 1 : 0),
  }
}

const worse = (now: Phase, then: Phase): Phase => (now === 'critical' ? now : then)
