import type { FlagRefusal } from '../directory/directory.ts'
import { critical, type Effect, type Result } from './activity.ts'
import { effectResult } from './effect-result.ts'

/** What came of a write that only sets a mark at an account. */
export async function flagResult(effect: Effect<FlagRefusal>, notPermitted: string): Promise<Result> {
  return effectResult(effect, (reason) => critical(reason === 'not-permitted' ? notPermitted : codes[reason]))
}

const codes: Record<Exclude<FlagRefusal | 'too-many-attempts', 'not-permitted'>, string> = {
  missing: 'account-missing',
  policy: 'account-without-password',
  'too-many-attempts': 'too-many-attempts',
  overtaken: 'account-altered',
  'password-never-expires': 'password-never-expires',
}
