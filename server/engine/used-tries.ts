import type { GuessShare } from '../activities/guess-limit.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import { passwordGuesses } from '../factors/common/guess-limits.ts'
import { guessLimits } from '../factors/limits.ts'
import type { Profiles } from '../profiles/profiles.ts'
import { readCounter } from '../store/counters.ts'
import type { Store } from '../store/database.ts'
import { bindLimit } from './bind-limit.ts'
import { kindOf, toCurrent } from './guesses.ts'

export interface UsedTries {
  counter: string
  share: GuessShare
  used: number
  tries: number
  endsAt: Date
}

/** What counts against an account now. For administrators: it tells what pages keep from strangers. */
export async function listUsedTries(
  { store, directory, profiles }: { store: Store; directory: Directory; profiles: Pick<Profiles, 'accountKey'> },
  { domain, account }: Pick<DirectoryPerson, 'domain' | 'account'>,
): Promise<UsedTries[]> {
  const accountKey = profiles.accountKey(domain, account)
  const lockout = await directory.openSession({ domain }).readStrictestLockout(domain)
  const used: UsedTries[] = []
  for (const limit of guessLimits) {
    const { counter, windowMs, tries } = limit === passwordGuesses ? bindLimit(lockout) : toCurrent(limit)
    for (const share of ['known', 'unknown'] as const) {
      const { failures, endsAt } = await readCounter(store.read, accountKey, kindOf(counter, share), windowMs)
      if (endsAt && failures > 0) used.push({ counter, share, used: failures, tries: tries[share], endsAt })
    }
  }
  return used
}
