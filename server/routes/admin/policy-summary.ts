import { z } from 'zod'
import type { Translator } from '../../../shared/languages/translator.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { listLanguages, localizeQuestions } from '../../policies/question-policy.ts'

const count = z.int()

/** What a list of policies tells of each. */
export const policySummary = {
  questions: z
    .object({
      mandatory: count,
      optional: count,
      helpdesk: count,
      userDefined: count,
      answers: count,
      languages: z.array(z.string()),
    })
    .describe('By kind, those that people write themselves, how many answers a person gives, and the lists’ languages'),
  rules: z.array(z.object({ id: z.string(), name: z.string() })).describe('Its password rules, in their order'),
}

export function summarisePolicy({ questions: all, rules }: ManagementPolicy, t: Translator) {
  const ofKind = (wanted: string) => all.questions.filter(({ kind }) => kind === wanted).length
  return {
    questions: {
      mandatory: ofKind('mandatory'),
      optional: ofKind('optional'),
      helpdesk: ofKind('helpdesk'),
      userDefined: all.userDefinedCount,
      answers: localizeQuestions(all, all.defaultLanguage).required,
      languages: listLanguages(all),
    },
    rules: rules.map(({ id }) => ({ id, name: t(`password-rules.${id}.name`) })),
  }
}
