import { onceFor } from '../../shared/once-for.ts'
import type { Account, PersonPolicy } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { notificationsOf } from './notification-events.ts'
import type { PasswordLists } from './password-lists/password-lists.ts'
import { judged, rulesOf } from './password-rules/stored-rules.ts'
import { type PasswordFacts, rulesInForce, shownRules, verdict } from './password-rules.ts'
import { questionsIn } from './question-policy.ts'
import type { WorkflowDefinition } from './workflow.ts'

const ownRulesIn = onceFor((policy: ManagementPolicy, language: string) => rulesOf(policy.rules, language))
const questionsOf = onceFor((policy: ManagementPolicy, language: string) => questionsIn(policy.questions, language))

/** A management policy as activities see it, with the directory's rules for this very person. */
export function personPolicy(of: {
  policy: ManagementPolicy
  person: DirectoryPerson
  account: Account
  language: string
  lists: PasswordLists
  registration: Readonly<Record<string, unknown>>
  workflows: readonly WorkflowDefinition[]
  clock(): Date
}): PersonPolicy {
  const { policy, person, account, language, lists, clock } = of
  const own = ownRulesIn(policy, language)

  async function facts(): Promise<PasswordFacts> {
    // In this order: what a directory tells of the state says which policy it is as well.
    const [state, directory] = await Promise.all([account.state(), account.passwordPolicy()])
    return { directory, state, own, language, judge: (rule, password) => judged(rule, password, { person, lists }) }
  }

  return {
    id: policy.id,
    newMethodHours: policy.newMethodHours,
    registration: of.registration,
    get notifications() {
      return notificationsOf(of.workflows, language)
    },
    questions: questionsOf(policy, language),
    async passwordRules(write) {
      return shownRules(rulesInForce(await facts(), write))
    },
    async checkPassword(newPassword, about = {}) {
      const known = { account: person.account, displayName: person.displayName, password: about.password }
      return verdict(newPassword, await facts(), known, clock())
    },
  }
}
