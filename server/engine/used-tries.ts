import type { MailShare } from '../activities/guess-limit.ts'
import type { Directory, DirectoryPerson } from '../directory/directory.ts'
import { passwordGuesses } from '../factors/common/guess-limits.ts'
import { codeLimits } from '../factors/common/mailed-code.ts'
import { guessLimits } from '../factors/limits.ts'
import type { Profiles } from '../profiles/profiles.ts'
import { readCounter } from '../store/counters.ts'
import type { Store } from '../store/database.ts'
import { bindLimit } from './bind-limit.ts'
import { kindOf, toCurrent } from './guesses.ts'

export interface UsedTries {
  counter: string
  share: MailShare
  used: number
  tries: number
  endsAt: Date
}

/** What counts against an account now, mailed codes included. For administrators: it tells what pages keep from strangers. */
export async function listUsedTries(
  { store, directory, profiles }: { store: Store; directory: Directory; profiles: Pick<Profiles, 'accountKey'> },
  { domain, account }: Pick<DirectoryPerson, 'domain' | 'account'>,
): Promise<UsedTries[]> {
  const accountKey = profiles.accountKey(domain, account)
  const lockout = await directory.openSession({ domain }).readStrictestLockout(domain)
  const guesses = guessLimits.flatMap((limit) => {
    const { counter, windowMs, tries } = limit === passwordGuesses ? bindLimit(lockout) : toCurrent(limit)
    return (['known', 'unknown'] as const).map((share) => {
      return { counter, kind: kindOf(counter, share), share, tries: tries[share], windowMs }
    })
  })
  const used: UsedTries[] = []
  for (const { kind, windowMs, ...limit } of [...guesses, ...codeLimits]) {
    const { failures, endsAt } = await readCounter(store.read, accountKey, kind, windowMs)
    if (endsAt && failures > 0) used.push({ ...limit, used: failures, endsAt })
  }
  return used
}
