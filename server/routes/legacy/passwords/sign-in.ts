import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { AppError } from '../../../../shared/errors.ts'
import { getTranslator } from '../../../../shared/languages/translator.ts'
import { signInModules } from '../../../authentication/index.ts'
import { isOffered } from '../../../authentication/offered-modules.ts'
import { passwordResetCredentials } from '../../../authentication/password-reset.ts'
import { endSession } from '../../../store/sessions.ts'
import { hashToken } from '../../../store/signed-rows.ts'
import { createAnswersSchema, createSignInSchema } from '../../../web/password-pages/schemas.ts'
import { clearSessionCookie, readClientAddress, readSessionToken } from '../../caller.ts'
import { createSignIn } from '../../sign-in.ts'
import { askQuestions } from '../../sign-in-questions.ts'
import { parseAnswer } from '../form.ts'
import type { FormPost } from '../handlers.ts'
import type { LegacySession } from '../legacy-session.ts'
import { paths } from '../paths.ts'
import { chooseLanguage, renderPage } from '../render-page.ts'
import { sendAfterWait } from '../send-after-wait.ts'
import type { LegacyPasswordServices } from './services.ts'

const frontEnd = 'password-reset-portal'
const resetModules = ['password-reset', 'password-reset-role-based'] as const

async function loadOffer({ session: { loadOfferConditions } }: LegacyPasswordServices) {
  const conditions = await loadOfferConditions()
  const offered = signInModules.filter((module) => isOffered(module, frontEnd, conditions)).map(({ id }) => id)
  const modules = resetModules.filter((id) => offered.includes(id))
  return { modules, offersQuestions: conditions.parameters.EnablePasswordProfileLogin }
}

export async function showSignIn(
  services: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  const t = getTranslator(chooseLanguage(context, session))
  const { modules, offersQuestions } = await loadOffer(services)
  if (modules.length === 0) {
    const view = { kind: 'message', title: t('password-pages.title'), text: t('password-pages.not-offered') } as const
    return renderPage(services.legacy, context, { session, view })
  }
  const page = session.page?.at === paths.passwords ? session.page : undefined
  const view = {
    kind: 'form',
    title: t('password-pages.title'),
    text: t('password-pages.sign-in-text'),
    asked: { answer: createSignInSchema(t, modules, { withPasscode: true }) },
    action: paths.passwords,
    submit: t('password-pages.sign-in'),
    presses: offersQuestions ? [{ value: 'questions', label: t('password-pages.way-questions') }] : [],
    links: [{ href: paths.start, label: t('wizard.all-tasks') }],
    typed: page?.typed,
    problems: page?.problems,
  } as const
  return renderPage(services.legacy, context, { session, view }, { languages: true })
}

/** Account and passcode; or, by its button, the account alone, whose questions are asked on the next page. */
export async function submitSignIn(services: LegacyPasswordServices, posted: FormPost): Promise<string> {
  const { context, session, form } = posted
  if (form.get('form-press') === 'sign-out') return signOut(services, posted)
  const withPasscode = form.get('form-press') !== 'questions'
  const language = chooseLanguage(context, session)
  const { modules } = await loadOffer(services)
  const asked = { answer: createSignInSchema(getTranslator(language), modules, { withPasscode }) }
  const read = parseAnswer(asked, undefined, form)
  const kept = { at: paths.passwords, typed: read.typed, selection: session.page?.selection }
  posted.returnTo = kept
  if (!read.complete) {
    session.page = { ...kept, problems: read.problems }
    return paths.passwords
  }
  const { account, module = modules[0] ?? '', passcode } = read.answer as Record<string, string | undefined>
  const who = { account: (account ?? '').trim(), module }
  if (withPasscode) return signIn(services, posted, { ...who, passcode })
  const address = readClientAddress(context, services.session.entry.trustedProxies)
  const questions = await sendAfterWait(services.legacy, address, (provenUnits) =>
    askQuestions(services.session, context, { ...who, language, provenUnits }),
  )
  session.page = { at: paths.passwordAnswers, asked: { ...who, questions }, selection: kept.selection }
  return paths.passwordAnswers
}

export async function showAnswers(
  services: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  const asked = session.page?.at === paths.passwordAnswers ? session.page.asked : undefined
  if (!asked) return context.redirect(paths.passwords, 303)
  const t = getTranslator(chooseLanguage(context, session))
  const view = {
    kind: 'form',
    title: t('password-pages.title'),
    account: asked.account,
    asked: { answer: createAnswersSchema(t, asked.questions) },
    action: paths.passwordAnswers,
    submit: t('password-pages.sign-in'),
    links: [{ href: paths.passwords, label: t('password-pages.way-passcode') }],
    problems: session.page?.problems,
  } as const
  return renderPage(services.legacy, context, { session, view })
}

export async function submitAnswers(services: LegacyPasswordServices, posted: FormPost): Promise<string> {
  const { context, session, form } = posted
  const { page } = session
  const asked = page?.at === paths.passwordAnswers ? page.asked : undefined
  if (!page || !asked) return paths.passwords
  posted.returnTo = { at: page.at, asked, selection: page.selection }
  const t = getTranslator(chooseLanguage(context, session))
  const read = parseAnswer({ answer: createAnswersSchema(t, asked.questions) }, asked.account, form)
  if (!read.complete) {
    session.page = { ...posted.returnTo, problems: read.problems }
    return page.at
  }
  const { account, module } = asked
  return signIn(services, posted, { account, module, answers: read.answer.answers })
}

async function signIn(
  services: LegacyPasswordServices,
  { context, session }: FormPost,
  { module, ...given }: { module: string; account: string; passcode?: string; answers?: unknown },
): Promise<string> {
  const parsed = passwordResetCredentials.safeParse(given)
  if (!parsed.success) throw new AppError('sign-in-refused')
  const address = readClientAddress(context, services.session.entry.trustedProxies)
  const signInBy = createSignIn(services.session)
  await sendAfterWait(services.legacy, address, (provenUnits) =>
    signInBy(context, { frontEnd, module, credentials: parsed.data, provenUnits }),
  )
  const selection = session.page?.selection
  session.page = selection && { at: paths.newPassword, selection, request: randomUUID() }
  return selection ? paths.newPassword : paths.passwords
}

async function signOut({ session: { store } }: LegacyPasswordServices, { context, session }: FormPost) {
  const token = readSessionToken(context)
  if (token) await store.transaction((tx) => endSession(tx, hashToken(tx, token)))
  clearSessionCookie(context)
  session.page = undefined
  return paths.passwords
}
