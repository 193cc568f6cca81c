import { z } from 'zod'
import {
  type ActivityContext,
  type ActivityPage,
  critical,
  type Refusal,
  type Result,
} from '../../activities/activity.ts'
import type { GivenAnswer } from '../../profiles/profile.ts'
import { selfServiceKinds } from '../../profiles/question-requirements.ts'
import { evaluateGuess } from '../common/guess.ts'
import { tenAnHour } from '../common/guess-limits.ts'
import { answersTo } from './fields.ts'

const label = (name: string) => ({ label: `activities.asking.${name}` })

/** Settings of the activities that ask the person's own questions (docs/behaviour.md#asking-security-questions). */
export const tellWrongAnswers = z.boolean().default(false).meta(label('tellWrongAnswers'))
export const kinds = z
  .array(z.enum(['mandatory', 'optional', 'user-defined']))
  .min(1)
  .default([...(selfServiceKinds as ['mandatory', 'optional', 'user-defined'])])
  .meta(label('kinds'))
export const whenFewer = z
  .enum(['ask-all', 'refuse'])
  .default('ask-all')
  .meta({
    ...label('whenFewer'),
    choices: { 'ask-all': 'activities.asking.askAll', refuse: 'activities.asking.refuse' },
  })

/** Answers to all of an account's questions together, whichever activity asks. */
export const answerGuesses = tenAnHour('wrong-answers')

type Context = Parameters<typeof evaluateGuess>[0]

/**
 * Verifies these answers to the questions that were asked. `tells`: the first wrong answer is named. `lacks`: the profile has fewer questions
 * than the administrator asks for.
 */
export async function evaluateAnswers(
  ctx: Context,
  given: readonly GivenAnswer[],
  { tells, lacks = false }: { tells: boolean; lacks?: boolean },
): Promise<Result> {
  let wrong: readonly string[] = []
  const result = await evaluateGuess(ctx, {
    limit: answerGuesses,
    async verify() {
      wrong = await ctx.profile.findWrongAnswers(given)
      if (wrong.length > 0 || given.length === 0) return { valid: false }
      const questions = (await ctx.profile.methods()).find(({ kind }) => kind === 'questions')
      return { valid: true, addedAt: questions?.addedAt }
    },
    failure: () => (tells ? nameWrongAnswer(given, wrong) : { code: 'wrong-answers', field: 'answers' }),
  })
  // Told only after the answers are right, so that a stranger does not learn how many questions are registered.
  return result.kind === 'ok' && lacks ? critical('too-few-questions') : result
}

/** Names the first wrong one; the same page with the same questions is shown again. */
function nameWrongAnswer(given: readonly GivenAnswer[], wrong: readonly string[]): Refusal {
  const index = given.findIndex(({ question }) => wrong.includes(question))
  return { code: 'wrong-answer', field: index < 0 ? 'answers' : `answers.${index}.answer` }
}

/** The page that asks these questions. */
export const questionsPage = (
  { policy }: Pick<ActivityContext<unknown>, 'policy'>,
  questions: Parameters<typeof answersTo>[0],
): ActivityPage => ({
  title: 'activities.authenticate-with-qa-random.title',
  text: 'activities.authenticate-with-qa-random.text',
  submit: 'activities.authenticate-with-qa-random.submit',
  answer: z.object({ answers: answersTo(questions, policy.questions) }),
})

/** In the order of the questions; a missing answer counts as a wrong one. */
export function orderAnswers(questions: readonly string[], given: readonly GivenAnswer[]): GivenAnswer[] {
  return questions.map((question) => ({
    question,
    answer: given.find((one) => one.question === question)?.answer ?? '',
  }))
}
