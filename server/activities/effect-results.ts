import { markTime } from '../../shared/wizard/moment.ts'
import type { FlagRefusal, WriteRefusal } from '../directory/directory.ts'
import type { AccountFacts, Effect } from './account.ts'
import { critical, failed, ok, type Refusal, type Result, unsettled } from './activity.ts'

/** Turns the effect of a write into the result of the activity that sent it; each activity names its refusals. */
export function toResult<Refusal>(
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

type Reason = WriteRefusal | 'too-many-attempts'

/**
 * Turns the effect of a password write into the result of the activity that sent it. The only place that translates a directory's
 * refusals: one that another password would avoid is `failed`, beside the field, with the code that the same rule has before the
 * write; one that another try cannot avoid is `critical`.
 */
export async function toPasswordResult(account: AccountFacts, effect: Effect): Promise<Result> {
  return toResult(effect, (reason) => passwordRefusals[reason](account))
}

const onNewPassword = (code: string, values: Refusal['values'] = {}): Result =>
  failed(code, { field: 'newPassword', values })

const passwordRefusals: Record<Reason, (account: AccountFacts) => Promise<Result> | Result> = {
  'wrong-password': () => failed('wrong-password', { field: 'password' }),
  'too-young': async (account) => {
    const [{ minAge }, { passwordLastSet }] = [await account.passwordPolicy(), await account.state()]
    return onNewPassword('password-minimum-age', {
      again: markTime(new Date((passwordLastSet?.getTime() ?? 0) + minAge)),
    })
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
  'not-possible': () => critical('write-not-possible'),
  'not-permitted': () => critical('password-write-not-permitted'),
  missing: () => critical('account-missing'),
  'too-many-attempts': () => critical('too-many-attempts'),
}

/** Turns the effect of a write that only sets a flag of an account into a result. */
export async function toFlagResult(effect: Effect<FlagRefusal>, notPermitted: string): Promise<Result> {
  return toResult(effect, (reason) => critical(reason === 'not-permitted' ? notPermitted : flagRefusals[reason]))
}

const flagRefusals: Record<Exclude<FlagRefusal | 'too-many-attempts', 'not-permitted'>, string> = {
  missing: 'account-missing',
  policy: 'account-without-password',
  'too-many-attempts': 'too-many-attempts',
  overtaken: 'account-altered',
  'not-possible': 'write-not-possible',
  'password-never-expires': 'password-never-expires',
}
