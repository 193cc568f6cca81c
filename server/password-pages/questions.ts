import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { translateFirst } from '../../shared/languages/composed-keys.ts'
import type { Translator } from '../../shared/languages/translator.ts'
import type { AnswerSchema, Problem } from '../../shared/wizard/page.ts'
import type { Refusal } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { parseAnswer, toAnswerSchema } from '../engine/answer-schema.ts'
import { answersToChosen } from '../factors/questions/fields.ts'
import { findAnswersRefusal } from '../factors/questions/page.ts'
import { questionLocks } from '../factors/questions/question-locks.ts'
import { localizeQuestionsOnce } from '../policies/question-policy.ts'
import { questionLockPrefix } from '../profiles/lockout.ts'
import type { GivenAnswer } from '../profiles/profile.ts'
import { clearCountersOf } from '../store/counters.ts'
import type { PageContext } from './password-pages.ts'
import type { PasswordPageServices } from './services.ts'

const definitions = 'QER | Person | PasswordResetAuthenticator | QueryAnswerDefinitions'

export interface ShownQuestions {
  registered: { id: string; text: string; isLocked: boolean }[]
  /** So many must be registered to sign in here by them. */
  required: number
  /** A form that registers answers, in place of all there are. */
  answer: AnswerSchema
}

type Context = Pick<PageContext, 'language' | 'parameters' | 't' | 'identity' | 'sessionHash'> & {
  person: DirectoryPerson
}

/** The person's security questions. Throws AppError `not-found` where the organisation does not let people manage them. */
export async function loadQuestions(services: PasswordPageServices, context: Context): Promise<ShownQuestions> {
  const { policy, profile } = await openQuestions(services, context)
  const ids = await profile.registeredQuestions()
  const registered = (await profile.answerableQuestions()).filter(({ id }) => ids.includes(id))
  const locks = (['known', 'unknown'] as const).map((share) => profile.part(questionLocks(share)))
  const locked = new Set((await Promise.all(locks.map((lock) => lock.listLocked(ids)))).flat())
  return {
    registered: registered.map((question) => ({
      id: question.id,
      text: policy.textOf(question),
      isLocked: locked.has(question.id),
    })),
    required: context.parameters[definitions],
    answer: toAnswerSchema(toForm(policy, ids), context.t),
  }
}

/** Registers answers in place of all there are. Undefined: done; else what is wrong with them. */
export async function saveQuestions(
  services: PasswordPageServices,
  context: Context,
  submitted: unknown,
): Promise<Problem | undefined> {
  const { policy, profile } = await openQuestions(services, context)
  const form = toForm(policy, await profile.registeredQuestions())
  const parsed = parseAnswer(form, submitted)
  if (!parsed.accepted) return presentProblem(context.t, parsed.refusal)
  const { answers } = parsed.answer as { answers: (GivenAnswer & { again?: string })[] }
  const refusal = findAnswersRefusal(policy, context.person.account, answers)
  if (refusal) return presentProblem(context.t, refusal)
  const given = answers.map(({ again: _, ...answer }) => answer)
  const change = await profile.change({ answers: { given, requirements: policy } })
  await services.store.transaction(change)
  return undefined
}

/** Throws AppError `not-found` for a question that is not registered. */
export async function deleteQuestion(services: PasswordPageServices, context: Context, id: string): Promise<void> {
  const { profile } = await openQuestions(services, context)
  if (!(await profile.registeredQuestions()).includes(id)) throw new AppError('not-found')
  const change = await profile.change({ answers: { removed: [id] } })
  await services.store.transaction(change)
}

/** The person has shown who they are, so that their wrong answers need not count any longer. */
export async function unlockQuestions(services: PasswordPageServices, context: Context): Promise<void> {
  const { store, audit } = services
  const { profile } = await openQuestions(services, context)
  const { person, identity } = context
  await store.transaction(async (tx) => {
    await clearCountersOf(tx, profile.key, questionLockPrefix)
    await audit.append(tx, {
      event: 'profile-unlocked',
      subject: { id: person.id, name: `${person.account}@${person.domain}` },
      data: { by: person.id, identity: identity.id, authenticatedIdentity: identity.id, what: 'questions' },
    })
  })
}

async function openQuestions({ policies, profiles }: PasswordPageServices, { parameters, person, language }: Context) {
  if (!parameters.VI_MyData_MyPassword_Visibility) throw new AppError('not-found')
  const { policy } = await policies.resolve(person)
  return { policy: localizeQuestionsOnce(policy.questions, language), profile: profiles.forPerson(person) }
}

const toForm = (policy: ReturnType<typeof localizeQuestionsOnce>, registered: readonly string[]) =>
  z.object({ answers: answersToChosen(policy, registered) })

function presentProblem(t: Translator, { code, field, values }: Refusal): Problem {
  const text = translateFirst(t, [`problems.${code}`, 'problems.not-accepted'], values) ?? code
  return { code, text, ...(field !== undefined && { field }) }
}
