import type { Intent } from '../activities/account.ts'
import type { Phase, Result } from '../activities/activity.ts'

/** What one step came to, for the audit. */
export interface StepTrace {
  step: string
  activity: string
  /** Kind of its `StepOutcome`. */
  result: Result['kind'] | 'refused' | 'unavailable'
  code?: string
  note?: Readonly<Record<string, string>>
}

/** A step that was left out, and what decided it. */
export interface PassedOver {
  step: string
  activity: string
  /** `phase`: it does not run in this phase. `path`: a step before chose another path. `not-applicable`: it has nothing to do for this person now. */
  why: 'phase' | 'path' | 'not-applicable'
  phase: Phase
}

/** What one commit did, and why steps were left out. */
export interface ObservedStep {
  trace: readonly StepTrace[]
  passedOver: readonly PassedOver[]
  effects: readonly Intent['kind'][]
}
