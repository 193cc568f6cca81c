import { memoizeByObject } from '../../shared/memoize-by-object.ts'
import type { AccountFacts } from '../activities/account.ts'
import type { PersonPolicy } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { effectiveRules, evaluatePassword, type PasswordFacts, visibleRules } from './evaluate-password.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { listNotificationEvents } from './notification-events.ts'
import type { PasswordLists } from './password-lists/password-lists.ts'
import { evaluateRule, toRules } from './password-rules/stored-rules.ts'
import { isPrivileged } from './privileged.ts'
import { localizeQuestionsOnce } from './question-policy.ts'
import type { WorkflowDefinition } from './workflow.ts'

const policyRulesIn = memoizeByObject((policy: ManagementPolicy, language: string) => toRules(policy.rules, language))

interface PersonPolicyOptions {
  policy: ManagementPolicy
  person: DirectoryPerson
  /** Nothing about the person is told: they have not authenticated. */
  decoy: boolean
  account: AccountFacts
  readAttribute(name: string): Promise<string | undefined>
  language: string
  lists: PasswordLists
  registration: Readonly<Record<string, unknown>>
  workflows: readonly WorkflowDefinition[]
  splitsPasscodes(): Promise<boolean>
  clock(): Date
}

/** A management policy as activities see it, with the directory's rules for this person. */
export function createPersonPolicy({
  policy,
  person,
  decoy,
  account,
  readAttribute,
  language,
  lists,
  registration,
  workflows,
  splitsPasscodes,
  clock,
}: PersonPolicyOptions): PersonPolicy {
  const own = policyRulesIn(policy, language)

  async function facts(): Promise<PasswordFacts> {
    // In this order: the directory's reply with the state also names the password policy.
    const [state, directory] = await Promise.all([account.state(), account.passwordPolicy()])
    return {
      directory,
      state,
      policyRules: own,
      language,
      evaluate: (rule, password) => evaluateRule(rule, password, { person, lists, readAttribute }),
    }
  }

  return {
    id: policy.id,
    newMethodHours: policy.newMethodHours,
    callerMethods: policy.callerMethods,
    splitsPasscodes,
    isPrivileged: isPrivileged(policy.privileged, person),
    registration,
    get notifications() {
      return listNotificationEvents(workflows, language)
    },
    questions: localizeQuestionsOnce(policy.questions, language),
    async passwordRules(write) {
      return visibleRules(effectiveRules(await facts(), write), decoy ? undefined : person)
    },
    async checkPassword(newPassword, about = {}) {
      const known = { account: person.account, displayName: person.displayName, password: about.password }
      return evaluatePassword(newPassword, await facts(), known, clock())
    },
  }
}
