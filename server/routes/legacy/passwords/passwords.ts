import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { AppError } from '../../../../shared/errors.ts'
import { loadRules, loadTargets, setSelected } from '../../../password-pages/password-pages.ts'
import {
  createPasswordSchema,
  createTargetsSchema,
  isSettable,
  nameSelection,
  readSelection,
} from '../../../web/password-pages/schemas.ts'
import type { SignedInIdentity } from '../../password-pages/signed-in.ts'
import { parseAnswer } from '../form.ts'
import type { FormPost } from '../handlers.ts'
import type { LegacySession } from '../legacy-session.ts'
import { paths } from '../paths.ts'
import { renderPage } from '../render-page.ts'
import type { LegacyPasswordServices } from './services.ts'
import { showSignIn, submitSignIn } from './sign-in.ts'
import { findSignedIn, requireSignedIn } from './state.ts'

/** The results of more would not fit into the cookie that carries them to their page. */
const maxTargets = 10

/** The accounts of the person who is signed in, else the sign-in. */
export async function showPasswords(
  services: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  // A screen that many people use keeps nobody signed in.
  if (session.kiosk) return context.redirect(paths.kioskStart, 303)
  const signedIn = await findSignedIn(services, context, session)
  if (!signedIn) return showSignIn(services, context, session)
  const { t, person, parameters } = signedIn
  const passwords = await load(services, signedIn)
  const page = session.page?.at === paths.passwords ? session.page : undefined
  const hasSettable = passwords.targets.some(isSettable)
  const questions = { href: paths.ownQuestions, label: t('password-pages.questions-title') }
  const view = {
    kind: 'form',
    title: t('password-pages.title'),
    text: t(hasSettable ? 'password-pages.choose-text' : 'password-pages.no-targets'),
    account: person.account,
    asked: { answer: createTargetsSchema(t, passwords) },
    action: paths.passwords,
    hidden: { 'form-kind': 'targets' },
    submit: hasSettable ? t('password-pages.choose') : undefined,
    links: parameters.VI_MyData_MyPassword_Visibility ? [questions] : [],
    others: passwords.targets,
    signOut: paths.passwords,
    typed: page?.typed,
    problems: page?.problems,
  } as const
  return renderPage(services.legacy, context, { session, view }, { languages: true })
}

/** The form of this address is the sign-in, or the choice of accounts. */
export async function submitPasswords(services: LegacyPasswordServices, posted: FormPost): Promise<string> {
  const { session, form } = posted
  if (form.get('form-kind') !== 'targets') return submitSignIn(services, posted)
  const found = await requireSignedIn(services, posted)
  if ('to' in found) return found.to
  const { signedIn } = found
  const passwords = await load(services, signedIn)
  const read = parseAnswer({ answer: createTargetsSchema(signedIn.t, passwords) }, undefined, form)
  const settable = passwords.targets.filter(isSettable)
  const selection = read.complete ? readSelection(read.answer, settable) : undefined
  if (selection && (selection === 'central' || selection.length <= maxTargets)) {
    session.page = { at: paths.newPassword, selection, request: randomUUID() }
    return paths.newPassword
  }
  const key = selection ? 'password-pages.choose-fewer' : 'password-pages.choose-one'
  const own = { [settable[0]?.id ?? '']: { key, values: { count: maxTargets } } } as const
  session.page = { at: paths.passwords, typed: read.typed, problems: read.complete ? own : read.problems }
  return paths.passwords
}

export async function showNewPassword(
  services: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  const page = session.page?.at === paths.newPassword ? session.page : undefined
  const signedIn = await findSignedIn(services, context, session)
  if (!page?.selection || !signedIn) return context.redirect(paths.passwords, 303)
  const { t, language, person } = signedIn
  const { targets } = await load(services, signedIn)
  const rules = await loadRules(services.passwordPages, signedIn, page.selection)
  const view = {
    kind: 'form',
    title: t('password-pages.passwords-title'),
    text: t('password-pages.password-text', { accounts: nameSelection(page.selection, targets, language) }),
    account: person.account,
    asked: { answer: createPasswordSchema(t), rules, problem: page.problem },
    action: paths.newPassword,
    submit: t('password-pages.set'),
    links: [{ href: paths.passwords, label: t('wizard.cancel') }],
    problems: page.problems,
  } as const
  return renderPage(services.legacy, context, { session, view })
}

export async function submitNewPassword(services: LegacyPasswordServices, posted: FormPost): Promise<string> {
  const { session, form } = posted
  const { page } = session
  if (page?.at !== paths.newPassword || !page.selection) throw new AppError('conflict')
  const { selection, request = randomUUID() } = page
  const at = paths.newPassword
  posted.returnTo = { at, selection, request }
  const found = await requireSignedIn(services, posted, selection)
  if ('to' in found) return found.to
  const { signedIn } = found
  const rules = await loadRules(services.passwordPages, signedIn, selection)
  const read = parseAnswer({ answer: createPasswordSchema(signedIn.t), rules }, signedIn.person.account, form)
  if (!read.complete) {
    session.page = { at, selection, request, problems: read.problems }
    return at
  }
  const newPassword = String(read.answer.newPassword).normalize('NFC')
  const set = await setSelected(services.passwordPages, signedIn, { request, selection, newPassword })
  if ('problem' in set) {
    session.page = { at, selection, request: randomUUID(), problem: set.problem }
    return at
  }
  session.page = { at: paths.passwordResults, results: set.results }
  return paths.passwordResults
}

export async function showResults(
  services: LegacyPasswordServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  const results = session.page?.at === paths.passwordResults ? session.page.results : undefined
  const signedIn = await findSignedIn(services, context, session)
  if (!results || !signedIn) return context.redirect(paths.passwords, 303)
  const view = { kind: 'password-results', results, action: paths.passwordResults, signOut: paths.passwords } as const
  return renderPage(services.legacy, context, { session, view })
}

/** Those that were not set get another password. */
export async function submitResults(_: LegacyPasswordServices, { session }: FormPost): Promise<string> {
  const results = session.page?.at === paths.passwordResults ? session.page.results : undefined
  const selection = results?.filter(({ outcome }) => outcome !== 'applied').map(({ target }) => target)
  if (!selection || selection.length === 0) return paths.passwords
  session.page = { at: paths.newPassword, selection, request: randomUUID() }
  return paths.newPassword
}

const load = ({ passwordPages }: LegacyPasswordServices, signedIn: SignedInIdentity) =>
  loadTargets(passwordPages, signedIn)
