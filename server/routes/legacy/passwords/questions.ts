import type { Context } from 'hono'
import { deleteQuestion, loadQuestions, saveQuestions, unlockQuestions } from '../../../password-pages/questions.ts'
import { parseAnswer } from '../form.ts'
import type { FormPost } from '../handlers.ts'
import type { LegacySession } from '../legacy-session.ts'
import { paths } from '../paths.ts'
import { renderPage } from '../render-page.ts'
import type { LegacyPasswordServices } from './services.ts'
import { findSignedIn, requireSignedIn } from './state.ts'

export async function showQuestions(
  services: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  const signedIn = await findSignedIn(services, context, session)
  if (!signedIn) return context.redirect(paths.passwords, 303)
  const questions = await loadQuestions(services.passwordPages, signedIn)
  const notice = session.page?.at === paths.ownQuestions ? session.page.questionsNotice : undefined
  const view = {
    kind: 'own-questions',
    action: paths.ownQuestions,
    answers: paths.ownAnswers,
    back: paths.passwords,
    questions,
    notice,
  } as const
  // What was done is said once.
  return renderPage(services.legacy, context, { session: { ...session, page: undefined }, view })
}

export async function submitQuestions(services: LegacyPasswordServices, posted: FormPost): Promise<string> {
  const { session, form } = posted
  const found = await requireSignedIn(services, posted)
  if ('to' in found) return found.to
  const id = form.get('question')
  if (form.get('form-press') === 'unlock') await unlockQuestions(services.passwordPages, found.signedIn)
  else if (id) await deleteQuestion(services.passwordPages, found.signedIn, id)
  session.page = { at: paths.ownQuestions, questionsNotice: id ? 'deleted' : 'unlocked' }
  return paths.ownQuestions
}

export async function showNewAnswers(
  services: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  const signedIn = await findSignedIn(services, context, session)
  if (!signedIn) return context.redirect(paths.passwords, 303)
  const { t, person } = signedIn
  const { answer } = await loadQuestions(services.passwordPages, signedIn)
  const page = session.page?.at === paths.ownAnswers ? session.page : undefined
  const view = {
    kind: 'form',
    title: t('password-pages.questions-title'),
    text: t('password-pages.questions-text'),
    account: person.account,
    asked: { answer, problem: page?.problem },
    action: paths.ownAnswers,
    submit: t('password-pages.questions-save'),
    links: [{ href: paths.ownQuestions, label: t('wizard.cancel') }],
    typed: page?.typed,
    problems: page?.problems,
  } as const
  return renderPage(services.legacy, context, { session, view })
}

export async function submitNewAnswers(services: LegacyPasswordServices, posted: FormPost): Promise<string> {
  const { session, form } = posted
  const found = await requireSignedIn(services, posted)
  if ('to' in found) return found.to
  const { signedIn } = found
  const at = paths.ownAnswers
  const { answer } = await loadQuestions(services.passwordPages, signedIn)
  const read = parseAnswer({ answer }, signedIn.person.account, form)
  posted.returnTo = { at, typed: read.typed }
  if (!read.complete) {
    session.page = { ...posted.returnTo, problems: read.problems }
    return at
  }
  const problem = await saveQuestions(services.passwordPages, signedIn, read.answer)
  if (problem) {
    session.page = { ...posted.returnTo, problem }
    return at
  }
  session.page = { at: paths.ownQuestions, questionsNotice: 'saved' }
  return paths.ownQuestions
}
