import type { AccountState } from '../directory/directory.ts'
import type { GuardedAccount } from './guarded-account.ts'

/** The same account, whose state is asked for once in a round: it is asked for again after something was tried or written. */
export function remembering(account: GuardedAccount): GuardedAccount {
  let state: Promise<AccountState> | undefined

  const forgettingAfter =
    <Args extends unknown[], T>(work: (...given: Args) => Promise<T>) =>
    (...given: Args): Promise<T> =>
      work(...given).finally(() => {
        state = undefined
      })

  return {
    ...account,
    state() {
      const asked = state ?? account.state()
      state = asked
      // A directory that was away for a moment is asked again.
      asked.catch(() => {
        if (state === asked) state = undefined
      })
      return asked
    },
    verifyPassword: forgettingAfter(account.verifyPassword),
    changePassword: forgettingAfter(account.changePassword),
    resetPassword: forgettingAfter(account.resetPassword),
    unlock: forgettingAfter(account.unlock),
    settle: forgettingAfter(account.settle),
  }
}
