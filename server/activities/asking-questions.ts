import { z } from 'zod'
import type { GivenAnswer } from '../profiles/profile.ts'
import { selfServiceKinds } from '../profiles/question-requirements.ts'
import { type ActivityContext, type ActivityPage, critical, failed, ok, type Result } from './activity.ts'
import { answersTo } from './question-fields.ts'
import { isAloneAndTooNew } from './too-new.ts'

const label = (name: string) => ({ label: `activities.asking.${name}` })

/** Settings of the activities that ask the person's own questions (features C.2). */
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

type Context = Pick<ActivityContext<unknown>, 'now' | 'policy' | 'profile' | 'run'>

/** What these answers to the questions that were asked come to. `lacks`: the profile has not what the administrator asks for. */
export async function verdictOn(
  ctx: Context,
  given: readonly GivenAnswer[],
  { tells, lacks = false }: { tells: boolean; lacks?: boolean },
): Promise<Result> {
  const { profile } = ctx
  if (await profile.lockedUntil()) return critical('profile-locked')
  const wrong = await profile.wrongAnswers(given)
  // Looked at again, since other runs may have used up the tries while this one waited for its turn to hash.
  if (await profile.lockedUntil()) return critical('profile-locked')
  if (wrong.length > 0 || given.length === 0)
    return tells ? named(given, wrong) : failed('wrong-answers', { field: 'answers' })
  const questions = (await profile.methods()).find(({ kind }) => kind === 'questions')
  if (isAloneAndTooNew(ctx, questions))
    return critical('method-too-new', { values: { hours: ctx.policy.newMethodHours } })
  // Told only now: how many questions somebody registered is nothing for strangers.
  return lacks ? critical('too-few-questions') : ok()
}

/** The first of them; the page is the same again, with the same questions. */
function named(given: readonly GivenAnswer[], wrong: readonly string[]): Result {
  const index = given.findIndex(({ question }) => wrong.includes(question))
  return failed('wrong-answer', { field: index < 0 ? 'answers' : `answers.${index}.answer` })
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

/** In the order of the questions; one that was not answered counts as answered wrong. */
export function answersInOrder(questions: readonly string[], given: readonly GivenAnswer[]): GivenAnswer[] {
  return questions.map((question) => ({
    question,
    answer: given.find((one) => one.question === question)?.answer ?? '',
  }))
}
