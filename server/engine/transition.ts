import type { Verdict } from './act.ts'
import { advance, type RunState, refuse, type StepFacts, stop } from './run-state.ts'

/** What a submission's verdict makes of the run, before it walks on. */
export function transition(state: RunState, step: StepFacts, verdict: Verdict, now: Date): RunState {
  switch (verdict.kind) {
    case 'refused': {
      const { kind: _, ...problem } = verdict
      return refuse(state, problem)
    }
    case 'unavailable':
      return stop(state, { code: verdict.code })
    default:
      return advance(state, step, verdict, now)
  }
}
