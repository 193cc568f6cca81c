import { z } from 'zod'
import { answerProblem } from '../profiles/answer-rules.ts'
import type { GivenAnswer } from '../profiles/profile.ts'
import type { ActivityContext, ActivityPage, Refusal } from './activity.ts'
import { answersToChosen, newAnswers } from './question-fields.ts'
import type { QuestionPolicy } from './question-policy.ts'

const text = <const Part extends string>(part: Part) => `activities.edit-qa-profile.${part}` as const

type Context = ActivityContext<unknown>
type Given = readonly (GivenAnswer & { again?: string })[]

/** What a step remembers of its questions: the language that was chosen, and whether one is being chosen. */
export const questionMemory = z.object({ language: z.string().optional(), choosing: z.boolean().optional() })
type Memory = z.output<typeof questionMemory> | undefined

/** What pages about questions are answered by. */
export const questionAnswers = {
  answers: newAnswers.optional(),
  /** Of the list of questions; `languages` asks for the choice. */
  language: z.string().max(40).optional(),
  languages: z.literal(true).optional(),
}

/** The questions in the language that the person chose, which need not be the task's. */
export function chosenQuestions({ policy }: Context, memory: Memory): QuestionPolicy {
  const { questions } = policy
  const isOffered = memory?.language !== undefined && questions.languages.includes(memory.language)
  return isOffered ? questions.in(memory.language ?? '') : questions
}

/** Every kind of question that the policy asks for, with room for answers; or the choice of a language. */
export async function questionPage(ctx: Context, memory: Memory): Promise<ActivityPage> {
  const questions = chosenQuestions(ctx, memory)
  if (memory?.choosing) return languagePage(ctx, questions)
  return {
    title: text('title'),
    text: { key: text('text'), values: { count: questions.required, length: questions.minAnswerLength } },
    submit: text('submit'),
    answer: z.object({ answers: answersToChosen(questions, await ctx.profile.registeredQuestions()) }),
    ...(questions.languages.length > 1 && { actions: [{ label: text('languages'), answer: { languages: true } }] }),
  }
}

function languagePage({ run }: Context, { languages, language }: QuestionPolicy): ActivityPage {
  const choices = Object.fromEntries(languages.map((one) => [one, nameOf(one, run.language)]))
  const meta = { label: text('language'), control: 'radio', choices, default: language }
  return {
    title: text('languageTitle'),
    text: text('languageText'),
    submit: text('languageSubmit'),
    answer: z.object({ language: z.enum(languages).meta(meta) }),
  }
}

/** In its own words, then in the words of the task, for whoever got there by mistake. */
function nameOf(language: string, inLanguage: string): string {
  const named = (by: string) => new Intl.DisplayNames([by], { type: 'language' }).of(language) ?? language
  const [own, ours] = [named(language), named(inLanguage)]
  return own === ours ? own : `${own} (${ours})`
}

/** Why these answers cannot be registered. */
export function questionRefusal(ctx: Context, memory: Memory, answers: Given): Refusal | undefined {
  const policy = chosenQuestions(ctx, memory)
  const differing = policy.confirmAnswers ? answers.findIndex(({ answer, again }) => again !== answer) : -1
  return (
    answerProblem(answers, { policy, account: ctx.person.account }) ??
    (differing < 0 ? undefined : { code: 'answers-differ', field: `answers.${differing}.again` })
  )
}

/** What is remembered after a press that is about languages; undefined: it was about something else. */
export function afterLanguages(memory: Memory, answer: { language?: string; languages?: true }): Memory {
  if (answer.languages) return { ...memory, choosing: true }
  return answer.language === undefined ? undefined : { language: answer.language }
}
