import { z } from 'zod'
import type { ActivityContext, ActivityPage, Refusal } from '../../activities/activity.ts'
import { findAnswerProblem } from '../../profiles/answer-rules.ts'
import type { GivenAnswer } from '../../profiles/profile.ts'
import type { QuestionPolicy } from '../../profiles/question-policy.ts'
import { getMinAnswerLength } from '../../profiles/question-requirements.ts'
import { answersToChosen, newAnswers } from './fields.ts'

const text = <const Part extends string>(part: Part) => `activities.edit-qa-profile.${part}` as const

type Context = ActivityContext<unknown>
type Given = readonly (GivenAnswer & { again?: string })[]

/** What a step remembers: the language that was chosen, and whether the language page is shown. */
export const questionMemory = z.object({ language: z.string().optional(), choosing: z.boolean().optional() })
type Memory = z.output<typeof questionMemory> | undefined

/** Fields of the answers to these pages. */
export const questionAnswers = {
  answers: newAnswers.optional(),
  /** Of the list of questions; `languages` asks for the choice. */
  language: z.string().max(40).optional(),
  languages: z.literal(true).optional(),
}

/** The questions in the language that the person chose, which may differ from the run's. */
export function chosenQuestions({ policy }: Context, memory: Memory): QuestionPolicy {
  const { questions } = policy
  const isOffered = memory?.language !== undefined && questions.languages.includes(memory.language)
  return isOffered ? questions.forLanguage(memory.language ?? '') : questions
}

/** The page for every kind of question that the policy asks for; or the page that chooses a language. */
export async function questionPage(ctx: Context, memory: Memory): Promise<ActivityPage> {
  const questions = chosenQuestions(ctx, memory)
  if (memory?.choosing) return languagePage(ctx, questions)
  return {
    title: text('title'),
    text: { key: text('text'), values: { count: questions.required, length: getMinAnswerLength(questions) } },
    submit: text('submit'),
    answer: z.object({ answers: answersToChosen(questions, await ctx.profile.registeredQuestions()) }),
    ...(questions.languages.length > 1 && { actions: [{ label: text('languages'), answer: { languages: true } }] }),
  }
}

function languagePage({ run }: Context, { languages, language }: QuestionPolicy): ActivityPage {
  const choices = Object.fromEntries(languages.map((one) => [one, nameLanguage(one, run.language)]))
  const meta = { label: text('language'), control: 'radio', choices, default: language }
  return {
    title: text('languageTitle'),
    text: text('languageText'),
    submit: text('languageSubmit'),
    answer: z.object({ language: z.enum(languages).meta(meta) }),
  }
}

/** In its own language, then in the run's, for people who got there by mistake. */
function nameLanguage(language: string, inLanguage: string): string {
  const named = (by: string) => new Intl.DisplayNames([by], { type: 'language' }).of(language) ?? language
  const [own, ours] = [named(language), named(inLanguage)]
  return own === ours ? own : `${own} (${ours})`
}

/** Why these answers cannot be registered. */
export function findQuestionRefusal(ctx: Context, memory: Memory, answers: Given): Refusal | undefined {
  return findAnswersRefusal(chosenQuestions(ctx, memory), ctx.person.account, answers)
}

/** The same for questions of this policy. */
export function findAnswersRefusal(policy: QuestionPolicy, account: string, answers: Given): Refusal | undefined {
  const differing = policy.confirmAnswers ? answers.findIndex(({ answer, again }) => again !== answer) : -1
  return (
    findAnswerProblem(answers, { policy, account }) ??
    (differing < 0 ? undefined : { code: 'answers-differ', field: `answers.${differing}.again` })
  )
}

/** The memory after an answer about the language; undefined for other answers. */
export function rememberLanguage(memory: Memory, answer: { language?: string; languages?: true }): Memory {
  if (answer.languages) return { ...memory, choosing: true }
  return answer.language === undefined ? undefined : { language: answer.language }
}
