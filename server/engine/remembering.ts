import type { AccountState } from '../directory/directory.ts'
import type { GuardedAccount } from './guarded-account.ts'

/** What one request has been told of an account. */
export interface RememberedState {
  state?: Promise<AccountState>
}

/** The same account, whose state is asked for once in a request: it is asked for again after something was tried or written. */
export function remembering(account: GuardedAccount, known: RememberedState): GuardedAccount {
  const forgettingAfter =
    <Args extends unknown[], T>(work: (...given: Args) => Promise<T>) =>
    (...given: Args): Promise<T> =>
      work(...given).finally(() => {
        known.state = undefined
      })

  return {
    ...account,
    state() {
      const asked = known.state ?? account.state()
      known.state = asked
      // A directory that was away for a moment is asked again.
      asked.catch(() => {
        if (known.state === asked) known.state = undefined
      })
      return asked
    },
    verifyPassword: forgettingAfter(account.verifyPassword),
    changePassword: forgettingAfter(account.changePassword),
    resetPassword: forgettingAfter(account.resetPassword),
    unlock: forgettingAfter(account.unlock),
    enable: forgettingAfter(account.enable),
    forceChangeAtNextLogon: forgettingAfter(account.forceChangeAtNextLogon),
    settle: forgettingAfter(account.settle),
  }
}
