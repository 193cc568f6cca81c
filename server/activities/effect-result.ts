import { critical, type Effect, ok, type Result, unsettled } from './activity.ts'

/** What came of a write, as a result of the activity that sent it; each activity words its refusals itself. */
export function effectResult<Refusal>(
  effect: Effect<Refusal>,
  refused: (reason: Extract<Effect<Refusal>, { outcome: 'refused' }>['reason']) => Result | Promise<Result>,
): Result | Promise<Result> {
  switch (effect.outcome) {
    case 'applied':
      return ok()
    case 'unknown':
      return unsettled()
    case 'unreachable':
      return critical('directory-unreachable')
    case 'refused':
      return refused(effect.reason)
  }
}
