import type { DirectoryPasswordPolicy } from '../directory/directory.ts'
import { addFailureBelow, clearCounter, giveBackFailure } from '../store/counters.ts'
import type { Tx } from '../store/database.ts'

/** Tries of one account's password through this product, counted before they are made. Never a lockout weapon (architecture §4). */
export interface Attempts {
  /** One more try, or `false`: our share of what the directory tolerates is used up until the window is over. */
  reserve(tx: Tx, policy: LockoutPolicy): Promise<boolean>
  /** The try was never sent. */
  giveBack(tx: Tx): Promise<void>
  /** The password was right. */
  clear(tx: Tx): Promise<void>
}

type LockoutPolicy = Pick<DirectoryPasswordPolicy, 'lockoutThreshold' | 'observationWindow'>

const kind = 'bind'
const triesWithoutLockout = 10
const shortestWindow = 60_000

export function attemptsOf(accountKey: string): Attempts {
  return {
    reserve: (tx, policy) =>
      addFailureBelow(tx, accountKey, kind, Math.max(policy.observationWindow, shortestWindow), ourShare(policy)),
    giveBack: (tx) => giveBackFailure(tx, accountKey, kind),
    clear: (tx) => clearCounter(tx, accountKey, kind),
  }
}

/** Two tries are left to the person at their own computer; where accounts are never locked, the limit is ours alone. */
function ourShare({ lockoutThreshold }: LockoutPolicy): number {
  return lockoutThreshold === 0 ? triesWithoutLockout : Math.max(1, lockoutThreshold - 2)
}
