import type { WriteRefusal } from '../directory/directory.ts'
import { type Account, critical, type Effect, failed, type Result } from './activity.ts'
import { effectResult } from './effect-result.ts'

type Reason = WriteRefusal | 'too-many-attempts'

/**
 * What came of a password write, as a result of the activity that sent it. The one place where a directory's refusals
 * become words: what another password would put right is failed and says so beside the field, under the code that the same
 * rule has before the write; what trying again cannot change is critical.
 */
export async function passwordResult(account: Account, effect: Effect): Promise<Result> {
  return effectResult(effect, (reason) => refusals[reason](account))
}

const onNewPassword = (code: string, values: Record<string, number> = {}): Result =>
  failed(code, { field: 'newPassword', values })

const refusals: Record<Reason, (account: Account) => Promise<Result> | Result> = {
  'wrong-password': () => failed('wrong-password', { field: 'password' }),
  'too-young': async (account) => {
    const [{ minAge }, { passwordLastSet }] = [await account.passwordPolicy(), await account.state()]
    return onNewPassword('password-minimum-age', { again: (passwordLastSet?.getTime() ?? 0) + minAge })
  },
  'too-short': async (account) => onNewPassword('password-length', { min: (await account.passwordPolicy()).minLength }),
  complexity: () => onNewPassword('password-complexity'),
  history: async (account) =>
    onNewPassword('password-history', { count: (await account.passwordPolicy()).historyLength }),
  // Windows gives one code for length, complexity and history together; the first two were checked before the write.
  policy: async (account) =>
    onNewPassword('password-refused', { count: (await account.passwordPolicy()).historyLength }),
  locked: () => critical('account-locked'),
  'history-unsupported': () => critical('history-not-enforceable'),
  'not-permitted': () => critical('password-write-not-permitted'),
  missing: () => critical('account-missing'),
  'too-many-attempts': () => critical('too-many-attempts'),
}
