import { z } from 'zod'
import { catalogues, words } from '../../shared/languages/words.ts'
import type { QuestionPolicy } from '../activities/question-policy.ts'
import { type OfferedQuestion, requiredAnswers } from '../profiles/question-requirements.ts'

/** Security questions supplied with the product; worded as `questions.<id>` in every language of the catalogue. */
export const suppliedQuestions = [
  'first-school',
  'first-pet',
  'birth-city',
  'favourite-teacher',
  'first-car',
  'childhood-street',
  'first-job-place',
  'childhood-friend',
] as const
type Supplied = (typeof suppliedQuestions)[number]

/** BCP 47, as far as languages of lists go. */
const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
const label = (name: string) => ({ label: `policies.questions.${name}` })

const question = z.strictObject({
  /** `own-…` are the ids of people's own questions. */
  id: z
    .string()
    .max(64)
    .regex(/^(?!own-)[a-z0-9]+(?:-[a-z0-9]+)*$/),
  kind: z.enum(['mandatory', 'optional', 'helpdesk']),
  /** By language, for an administrator's own question; a supplied one needs none, and these go before the supplied words. */
  wordings: z.record(language, z.string().trim().min(1).max(300)).optional(),
  /** Only in the lists of these languages; absent: in every list. */
  languages: z.array(language).min(1).optional(),
})

const supplied = suppliedQuestions.map((id) => ({ id, kind: 'optional' as const }))

const shape = z.strictObject({
  /** The list that stands in for languages without one. */
  defaultLanguage: language.default('en').meta(label('defaultLanguage')),
  questions: z.array(question).max(200).default(supplied),
  /** A person gives answers to all mandatory and helpdesk questions, to so many optional ones, and so many questions of their own. */
  optionalCount: z.int().min(0).max(10).default(3).meta(label('optionalCount')),
  userDefinedCount: z.int().min(0).max(5).default(0).meta(label('userDefinedCount')),
  minQuestionLength: z.int().min(1).max(100).default(10).meta(label('minQuestionLength')),
  minAnswerLength: z.int().min(1).max(20).default(2).meta(label('minAnswerLength')),
  rejectSameAnswers: z.boolean().default(true).meta(label('rejectSameAnswers')),
  rejectAnswersContainingQuestion: z.boolean().default(true).meta(label('rejectAnswersContainingQuestion')),
  /** Keeps answers to mandatory questions readable by the helpdesk; those to helpdesk questions always are. */
  readableForHelpdesk: z.boolean().default(false).meta(label('readableForHelpdesk')),
  caseSensitive: z.boolean().default(false).meta(label('caseSensitive')),
  hideAnswers: z.boolean().default(true).meta(label('hideAnswers')),
  confirmAnswers: z.boolean().default(false).meta(label('confirmAnswers')),
})

/**
 * The questions part of a management policy, as it is stored; what it leaves out has its default. What does not fit together is
 * refused on saving, at its field.
 */
export const questionPolicy = shape.superRefine((policy, { addIssue }) => {
  const seen = new Set<string>()
  for (const [index, { id, wordings = {}, languages = [policy.defaultLanguage] }] of policy.questions.entries()) {
    const issue = (field: string, message: string) =>
      addIssue({ code: 'custom', path: ['questions', index, field], message })
    if (seen.has(id)) issue('id', 'question-listed-twice')
    seen.add(id)
    const unworded = languages.find((one) => !isSupplied(id) && !Object.hasOwn(wordings, one))
    if (unworded) issue('wordings', 'question-not-worded')
  }
  const optionalIn = (one: string) => listOf(policy, one).filter(({ kind }) => kind === 'optional').length
  // Told once, however many lists are too short.
  if (languagesOf(policy).some((one) => optionalIn(one) < policy.optionalCount))
    addIssue({ code: 'custom', path: ['optionalCount'], message: 'more-answers-than-questions' })
})

export type StoredQuestionPolicy = z.output<typeof questionPolicy>

/** What activities see of the policy, in a language; questions whose list is another language's fall away. */
export function questionsIn(policy: StoredQuestionPolicy, wanted: string): QuestionPolicy {
  const inLanguage = closest(policy, wanted)
  const listed = listOf(policy, inLanguage)
  const { defaultLanguage: _, questions: all, ...settings } = policy
  return {
    ...settings,
    language: inLanguage,
    languages: languagesOf(policy),
    questions: listed.map(
      ({ id, kind }): OfferedQuestion => ({ id, kind, text: textOf(policy, id, inLanguage) ?? id }),
    ),
    required: requiredAnswers({ ...settings, questions: listed }),
    in: (other) => questionsIn(policy, other),
    textOf({ id, wording, language: then }) {
      const now = all.some((one) => one.id === id) ? textOf(policy, id, inLanguage) : undefined
      // Reworded since, or taken off the list: the answer belongs to the words it was given for.
      const isAsItWas = wording === undefined || textOf(policy, id, then) === wording
      return (isAsItWas ? now : undefined) ?? wording ?? (isSupplied(id) ? words(inLanguage)(`questions.${id}`) : id)
    },
  }
}

const isSupplied = (id: string): id is Supplied => suppliedQuestions.some((one) => one === id)

const listOf = ({ questions }: z.output<typeof shape>, inLanguage: string) =>
  questions.filter(({ languages }) => languages === undefined || languages.includes(inLanguage))

/** The default one first. Supplied questions alone are a list in every language of the catalogue. */
function languagesOf({ defaultLanguage, questions }: z.output<typeof shape>): string[] {
  const named = questions.flatMap(({ wordings = {}, languages = [] }) => [...Object.keys(wordings), ...languages])
  const areSupplied = named.length === 0 && questions.every(({ id }) => isSupplied(id))
  return [...new Set([defaultLanguage, ...(areSupplied ? Object.keys(catalogues) : named)])]
}

/** A list is shown whole in one language, never half in another. */
function closest(policy: StoredQuestionPolicy, wanted: string): string {
  const known = languagesOf(policy)
  const candidates = [wanted, wanted.split('-')[0] ?? '']
  return candidates.find((one) => known.includes(one)) ?? policy.defaultLanguage
}

function textOf(policy: StoredQuestionPolicy, id: string, inLanguage: string): string | undefined {
  const wordings = policy.questions.find((one) => one.id === id)?.wordings ?? {}
  const own = wordings[inLanguage] ?? wordings[inLanguage.split('-')[0] ?? '']
  if (own !== undefined) return own
  return isSupplied(id) ? words(inLanguage)(`questions.${id}`) : wordings[policy.defaultLanguage]
}
