import type { Account, PersonPolicy } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { type PasswordFacts, rulesInForce, verdict } from './password-rules.ts'
import { questionsIn } from './question-policy.ts'

/** A management policy as activities see it, with the directory's rules for this very person. */
export function personPolicy(of: {
  policy: ManagementPolicy
  person: DirectoryPerson
  account: Account
  language: string
  clock(): Date
}): PersonPolicy {
  const { policy, person, account, language, clock } = of

  async function facts(): Promise<PasswordFacts> {
    const [directory, state] = await Promise.all([account.passwordPolicy(), account.state()])
    return { directory, state, own: policy.rules }
  }

  return {
    id: policy.id,
    newMethodHours: policy.newMethodHours,
    questions: questionsIn(policy.questions, language),
    async passwordRules(write) {
      return rulesInForce(await facts(), write)
    },
    async checkPassword(newPassword, about = {}) {
      const known = { account: person.account, displayName: person.displayName, password: about.password }
      return verdict(newPassword, await facts(), known, clock())
    },
  }
}
