import type { Translator } from '../../../../shared/languages/translator.ts'
import type { AskStep, FieldSchema, PageRule, Problem, WizardPage } from '../../../../shared/wizard/page.ts'

/** Pages as the server's activities create them, with texts of the same catalogue. */
export function createPages(t: Translator) {
  const password: FieldSchema = {
    type: 'string',
    title: t('activities.fields.password'),
    minLength: 1,
    maxLength: 256,
    secret: true,
    autocomplete: 'current-password',
  }
  const newPassword: FieldSchema = {
    ...password,
    title: t('activities.fields.newPassword'),
    minLength: undefined,
    autocomplete: 'new-password',
  }
  const answer: FieldSchema = { type: 'string', title: t('activities.fields.answer'), minLength: 1, secret: true }
  const rules: PageRule[] = [
    { id: 'length', where: 'page', settings: { min: 12 }, text: t('rules.length', { min: 12 }) },
    { id: 'complexity', where: 'page', settings: {}, text: t('rules.complexity') },
    { id: 'history', where: 'server', settings: { count: 5 }, text: t('rules.history', { count: 5 }) },
  ]
  const ids = ['first-pet', 'favourite-teacher', 'birth-city', 'first-job-place'] as const
  const choices = Object.fromEntries(ids.map((id) => [id, t(`questions.${id}`)]))

  return {
    authenticate: (problem?: Problem) =>
      page({
        title: t('activities.authenticate-with-password.title'),
        text: t('activities.authenticate-with-password.text'),
        answer: { type: 'object', properties: { password }, required: ['password'] },
        submit: t('activities.authenticate-with-password.submit'),
        problem,
      }),
    change: (problem?: Problem) =>
      page({
        title: t('activities.change-password-in-ad.title'),
        text: t('activities.change-password-in-ad.expired'),
        answer: { type: 'object', properties: { password, newPassword }, required: ['password', 'newPassword'] },
        rules,
        submit: t('activities.change-password-in-ad.submit'),
        problem,
      }),
    reset: (problem?: Problem) =>
      page({
        title: t('activities.reset-password-in-ad.title'),
        text: t('activities.reset-password-in-ad.text'),
        answer: { type: 'object', properties: { newPassword }, required: ['newPassword'] },
        rules,
        submit: t('activities.reset-password-in-ad.submit'),
        problem,
      }),
    questions: (problem?: Problem) =>
      page({
        title: t('activities.authenticate-with-qa-random.title'),
        text: t('activities.authenticate-with-qa-random.text'),
        answer: listOf(
          ids
            .slice(0, 2)
            .map((id) => ({
              type: 'object',
              title: choices[id],
              properties: { question: { type: 'string', const: id }, answer },
              required: ['question', 'answer'],
            })),
        ),
        submit: t('activities.authenticate-with-qa-random.submit'),
        problem,
      }),
    chooseQuestions: (problem?: Problem) =>
      page({
        title: t('activities.edit-qa-profile.title'),
        text: t('activities.edit-qa-profile.text', { count: 3, length: 3 }),
        answer: listOf(
          ids
            .slice(0, 3)
            .map((id) => ({
              type: 'object',
              properties: {
                question: {
                  type: 'string',
                  title: t('activities.fields.question'),
                  enum: [...ids],
                  choices,
                  control: 'select',
                  default: id,
                },
                answer,
              },
              required: ['question', 'answer'],
            })),
        ),
        submit: t('activities.edit-qa-profile.submit'),
        problem,
      }),
  }
}

export function createAskStep(activity: string, position: number, total: number, page: WizardPage): AskStep {
  return { status: 'ask', number: position, position, of: total, activity, page }
}

const page = (page: WizardPage): WizardPage => ({ account: 'expired.user', ...page })

const listOf = (prefixItems: FieldSchema[]): WizardPage['answer'] => ({
  type: 'object',
  properties: { answers: { type: 'array', prefixItems } },
  required: ['answers'],
})
