import { firstAccepted } from '../../shared/password-policy/suggestion/first-accepted.ts'
import type { ActivityContext } from './activity.ts'

/** A passphrase that keeps every rule, in the language of whoever will type it; undefined: the rules leave room for none. */
export async function generatedPassword({
  policy,
  person,
  run,
}: Pick<ActivityContext<unknown>, 'policy' | 'person' | 'run'>): Promise<string | undefined> {
  return firstAccepted({
    rules: await policy.passwordRules('reset'),
    about: { account: person.account, displayName: person.displayName },
    language: person.language ?? run.language,
    accepts: async (password) => (await policy.checkPassword(password)) === undefined,
  })
}
