import { z } from 'zod'
import { catalogues, getTranslator } from '../../shared/languages/translator.ts'
import { memoizeByObject } from '../../shared/memoize-by-object.ts'
import type { QuestionPolicy } from '../profiles/question-policy.ts'
import { countRequiredAnswers, type OfferedQuestion } from '../profiles/question-requirements.ts'

/** Security questions supplied with the product; their texts are `questions.<id>` in every language of the catalogue. */
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

/** BCP 47, as far as lists need it. */
const language = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
const label = (name: string) => ({ label: `policies.questions.${name}` })

const question = z.strictObject({
  /** `own-…` is reserved for people's own questions. */
  id: z
    .string()
    .max(64)
    .regex(/^(?!own-)[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .meta({ ...label('id'), hint: 'policies.questions.id-hint' }),
  kind: z
    .enum(['mandatory', 'optional', 'helpdesk'])
    .meta({
      ...label('kind'),
      choices: {
        mandatory: 'policies.questions.mandatory',
        optional: 'policies.questions.optional',
        helpdesk: 'policies.questions.helpdesk',
      },
    }),
  /** Texts by language, required for an administrator's question; for a supplied one they replace the supplied text. */
  wordings: z
    .record(language, z.string().trim().min(1).max(300))
    .optional()
    .meta({ ...label('wordings'), control: 'words', hint: 'policies.questions.wordings-hint' }),
  /** Languages in whose lists the question is; absent: in all. */
  languages: z
    .array(language)
    .min(1)
    .optional()
    .meta({ ...label('languages'), hint: 'policies.questions.languages-hint' }),
})

const defaultQuestions = suppliedQuestions.map((id) => ({ id, kind: 'optional' as const }))

const shape = z.strictObject({
  /** The list for languages that have none. */
  defaultLanguage: language.default('en').meta(label('defaultLanguage')),
  questions: z.array(question).max(200).default(defaultQuestions).meta(label('questions')),
  /** A person answers all mandatory and helpdesk questions, this many optional ones, and `userDefinedCount` of their own. */
  optionalCount: z.int().min(0).max(10).default(3).meta(label('optionalCount')),
  userDefinedCount: z.int().min(0).max(5).default(0).meta(label('userDefinedCount')),
  minQuestionLength: z.int().min(1).max(100).default(10).meta(label('minQuestionLength')),
  minAnswerLength: z
    .int()
    .min(1)
    .max(20)
    .default(2)
    .meta({ ...label('minAnswerLength'), hint: 'policies.questions.minAnswerLength-hint' }),
  rejectSameAnswers: z.boolean().default(true).meta(label('rejectSameAnswers')),
  rejectAnswersContainingQuestion: z.boolean().default(true).meta(label('rejectAnswersContainingQuestion')),
  /** Keeps answers to mandatory questions readable for the helpdesk; answers to helpdesk questions always are. */
  readableForHelpdesk: z.boolean().default(false).meta(label('readableForHelpdesk')),
  caseSensitive: z.boolean().default(false).meta(label('caseSensitive')),
  hideAnswers: z.boolean().default(true).meta(label('hideAnswers')),
  confirmAnswers: z.boolean().default(false).meta(label('confirmAnswers')),
})

/**
 * The questions of a management policy as they are stored; omitted fields have defaults. Inconsistent fields are refused on saving, each
 * at its place.
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
  const optionalIn = (one: string) => listQuestions(policy, one).filter(({ kind }) => kind === 'optional').length
  // Reported once, however many lists are too short.
  if (listLanguages(policy).some((one) => optionalIn(one) < policy.optionalCount))
    addIssue({ code: 'custom', path: ['optionalCount'], message: 'more-answers-than-questions' })
})

export type StoredQuestionPolicy = z.output<typeof questionPolicy>

/** The policy as activities see it, in one language, without questions that are only in lists of other languages. */
export function localizeQuestions(policy: StoredQuestionPolicy, wanted: string): QuestionPolicy {
  const inLanguage = closestLanguage(policy, wanted)
  const listed = listQuestions(policy, inLanguage)
  const { defaultLanguage: _, questions: all, ...settings } = policy
  return {
    ...settings,
    language: inLanguage,
    languages: listLanguages(policy),
    questions: listed.map(
      ({ id, kind }): OfferedQuestion => ({ id, kind, text: findQuestionText(policy, id, inLanguage) ?? id }),
    ),
    required: countRequiredAnswers({ ...settings, questions: listed }),
    forLanguage: (other) => localizeQuestions(policy, other),
    textOf({ id, wording, language: then }) {
      const now = all.some((one) => one.id === id) ? findQuestionText(policy, id, inLanguage) : undefined
      // If the question was reworded or removed, the answer still belongs to the text it was given for.
      const isAsItWas = wording === undefined || findQuestionText(policy, id, then) === wording
      return (
        (isAsItWas ? now : undefined) ?? wording ?? (isSupplied(id) ? getTranslator(inLanguage)(`questions.${id}`) : id)
      )
    },
  }
}

/** A list as people meet it. */
export interface QuestionList {
  language: string
  /** How many answers a person gives. */
  answers: number
  /** `isTranslated`: the text is in the list's language, and not that of the default one. */
  questions: (OfferedQuestion & { isTranslated: boolean })[]
}

/** Every list of the policy, that of the default language first. */
export const listQuestionLists = (policy: StoredQuestionPolicy): QuestionList[] =>
  listLanguages(policy).map((language) => {
    const { questions, required } = localizeQuestions(policy, language)
    const isTranslated = (id: string) =>
      findOwnText(policy, id, language) !== undefined ||
      (isSupplied(id) ? hasCatalogue(language) : language === policy.defaultLanguage)
    return {
      language,
      answers: required,
      questions: questions.map((question) => ({ ...question, isTranslated: isTranslated(question.id) })),
    }
  })

/** Computed once for each version of a policy and language. */
export const localizeQuestionsOnce = memoizeByObject(localizeQuestions)

const hasCatalogue = (language: string): boolean => Object.hasOwn(catalogues, language.split('-')[0] ?? '')

const isSupplied = (id: string): id is (typeof suppliedQuestions)[number] => suppliedQuestions.some((one) => one === id)

const listQuestions = ({ questions }: z.output<typeof shape>, inLanguage: string) =>
  questions.filter(({ languages }) => languages === undefined || languages.includes(inLanguage))

/** The default language first. Supplied questions alone make a list in every language of the catalogue. */
export function listLanguages({ defaultLanguage, questions }: z.output<typeof shape>): string[] {
  const named = questions.flatMap(({ wordings = {}, languages = [] }) => [...Object.keys(wordings), ...languages])
  const areSupplied = named.length === 0 && questions.every(({ id }) => isSupplied(id))
  return [...new Set([defaultLanguage, ...(areSupplied ? Object.keys(catalogues) : named)])]
}

/** A list is shown in one language, never in a mixture. */
function closestLanguage(policy: StoredQuestionPolicy, wanted: string): string {
  const known = listLanguages(policy)
  const candidates = [wanted, wanted.split('-')[0] ?? '']
  return candidates.find((one) => known.includes(one)) ?? policy.defaultLanguage
}

const findWordings = ({ questions }: StoredQuestionPolicy, id: string): Partial<Record<string, string>> =>
  questions.find((one) => one.id === id)?.wordings ?? {}

/** An administrator's wording in this language, or in the one that it is a variant of. */
function findOwnText(policy: StoredQuestionPolicy, id: string, inLanguage: string): string | undefined {
  const wordings = findWordings(policy, id)
  return wordings[inLanguage] ?? wordings[inLanguage.split('-')[0] ?? '']
}

function findQuestionText(policy: StoredQuestionPolicy, id: string, inLanguage: string): string | undefined {
  const own = findOwnText(policy, id, inLanguage)
  if (own !== undefined) return own
  return isSupplied(id)
    ? getTranslator(inLanguage)(`questions.${id}`)
    : findWordings(policy, id)[policy.defaultLanguage]
}
