import type { Translator } from '../../../../shared/languages/translator.ts'
import { createUnreachable, sampleSite } from '../../sample-site.ts'
import type { PasswordPagesFixture } from './fake-client.ts'
import { createPasswordSamples, createQuestionSamples, createResultSamples, createRuleSamples } from './samples.ts'

/** Every state of the password pages. */
export function createStates(t: Translator) {
  const site = {
    ...sampleSite,
    offersQuestions: true,
    frontEnds: [{ id: 'password-reset-portal', modules: ['password-reset-role-based'] }],
  }
  const both = ['password-reset', 'password-reset-role-based']
  const passwords = createPasswordSamples(t)
  const rules = createRuleSamples(t)
  const results = createResultSamples(t)
  const [applied] = results
  const questions = createQuestionSamples(t)
  const refused = { code: 'sign-in-refused', text: t('errors.sign-in-refused') }
  const unreachable = createUnreachable(t)
  const asked = questions.registered.slice(0, 2).map(({ id, text }) => ({ id, text }))
  const problem = {
    code: 'password-history',
    text: t('problems.password-history', { count: 24 }),
    field: 'newPassword',
  }

  return {
    loading: { site, silent: true },
    'server-unreachable': { site, failure: { in: 'site', problem: unreachable } },
    'sign-in': { site },
    'sign-in-modules': { site: { ...site, frontEnds: [{ id: 'password-reset-portal', modules: both }] } },
    'sign-in-not-offered': { site: { ...site, frontEnds: [] } },
    'sign-in-refused': { site, failure: { in: 'signIn', problem: refused } },
    'sign-in-questions': { site, asked },
    'sign-in-questions-refused': { site, asked, failure: { in: 'signIn', problem: refused } },
    'sign-in-again': { site, passwords, losesSession: true },
    'signed-out': { site, passwords },
    accounts: { site, passwords },
    'accounts-central': { site, passwords: { ...passwords, hasCentral: true } },
    'accounts-none-chosen': { site, passwords },
    'accounts-none': { site, passwords: { ...passwords, targets: passwords.targets.slice(4) } },
    'new-password': { site, passwords, rules },
    'new-password-refused': { site, passwords, rules, reply: { problem } },
    'new-password-unreachable': { site, passwords, rules, failure: { in: 'setPasswords', problem: unreachable } },
    'results-all': { site, passwords, rules, reply: { results: applied ? [applied] : [] } },
    'results-some': { site, passwords, rules, reply: { results } },
    'results-none': { site, passwords, rules, reply: { results: results.slice(2) } },
    questions: { site, passwords, questions },
    'questions-deleted': { site, passwords, questions: { ...questions, registered: questions.registered.slice(0, 2) } },
    'questions-none': { site, passwords, questions: { ...questions, registered: [] } },
    'questions-answers': { site, passwords, questions },
  } satisfies Record<string, PasswordPagesFixture>
}

export type PasswordPagesStateName = keyof ReturnType<typeof createStates>
