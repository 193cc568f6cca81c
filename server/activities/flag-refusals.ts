import type { FlagRefusal } from '../directory/directory.ts'
import { critical, type Effect, ok, type Result, unsettled } from './activity.ts'

/** What came of a write that only sets a mark at an account. */
export function flagResult(effect: Effect<FlagRefusal>, notPermitted: string): Result {
  switch (effect.outcome) {
    case 'applied':
      return ok()
    case 'unknown':
      return unsettled()
    case 'unreachable':
      return critical('directory-unreachable')
    case 'refused':
      return critical(effect.reason === 'not-permitted' ? notPermitted : codes[effect.reason])
  }
}

const codes: Record<Exclude<FlagRefusal | 'too-many-attempts', 'not-permitted'>, string> = {
  missing: 'account-missing',
  policy: 'account-without-password',
  'too-many-attempts': 'too-many-attempts',
  overtaken: 'account-altered',
  'password-never-expires': 'password-never-expires',
}
