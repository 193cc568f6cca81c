import type { Context } from 'hono'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import type { AskStep, WizardStep } from '../../../shared/wizard/page.ts'
import type { RunCredentials, Submission } from '../../engine/engine.ts'
import { clearRunCookie, createBrowserRequest, readClientAddress, readRunCookie } from '../caller.ts'
import { enter } from '../entry.ts'
import { parseAnswer } from './form.ts'
import type { FormPost } from './handlers.ts'
import { loadKioskFilter, withoutProfileTasks } from './kiosk.ts'
import type { LegacySession, PageState } from './legacy-session.ts'
import { paths, startPath } from './paths.ts'
import { renderPage } from './render-page.ts'
import { sendAfterWait } from './send-after-wait.ts'
import type { LegacyServices } from './services.ts'

/** Seconds until a waiting page reloads itself; a script would ask more often, but here each time loads the whole page. */
const minWaitSeconds = 3

const readRunId = (context: Context): string => context.req.param('id') ?? ''

/** Shows the current step, even after the back button, a reload, or the second of two clicks. */
export async function showRun(services: LegacyServices, context: Context, session: LegacySession): Promise<Response> {
  const id = readRunId(context)
  const run = paths.run(id)
  const { engine } = services.runs
  const credentials = readRunCookie(context, id)
  const chosen = context.req.query('language')
  const isOffered = await loadKioskFilter(services.policies, session)
  const current = chosen
    ? await engine.changeLanguage(credentials, pickLanguage([chosen]))
    : await engine.getCurrentStep(credentials)
  const step = withoutProfileTasks(current, isOffered)
  const { who, page } = session
  const next = who?.run === id ? { action: paths.runs, account: who.account, domain: who.domain } : undefined
  const whole = addShownValues(step, page?.at === run ? page.shown : undefined)
  const view = {
    kind: 'step',
    run,
    step: whole,
    next,
    ...restoreTyped(page?.at === run ? page : undefined, step),
  } as const
  const again = step.status === 'wait' ? Math.max(minWaitSeconds, step.retryAfter) : undefined
  // Values that are shown once would be gone from the same page in another language.
  const languages = (step.status === 'ask' || step.status === 'wait') && whole === step
  return renderPage(services, context, { session, view }, { again, languages })
}

export async function showLeave(services: LegacyServices, context: Context, session: LegacySession): Promise<Response> {
  const id = readRunId(context)
  const step = await services.runs.engine.getCurrentStep(readRunCookie(context, id))
  if (step.status !== 'ask' && step.status !== 'wait') return context.redirect(paths.run(id), 303)
  return renderPage(services, context, { session, view: { kind: 'leave', run: paths.run(id) } })
}

/** Handles an answer, a cancellation, or leaving a run that has ended; returns the path to continue at. */
export async function answerRun(services: LegacyServices, posted: FormPost): Promise<string> {
  const { context, session, form } = posted
  const { engine } = services.runs
  const press = form.get('form-press')
  if (press === 'finish') return leaveRun(posted)
  const run = readRunCookie(context, readRunId(context))
  if (press === 'stop') {
    await engine.cancel(run)
    return leaveRun(posted)
  }
  const at = paths.run(run.id)
  const step = await engine.getCurrentStep(run)
  // An answer counts only for the page that it was typed on.
  if (step.status !== 'ask' || String(step.number) !== form.get('form-number')) {
    session.page = { at, note: 'moved-on' }
    return at
  }
  const { number, activity } = step
  const { account, ...asked } = step.page
  const action = asked.actions?.[Number(form.get('form-action') ?? -1)]
  if (action) {
    session.page = keepShownValues(at, await engine.answer(run, { number, answer: action.answer }))
    return at
  }
  // The next user of a kiosk is another person.
  const browser = session.kiosk ? undefined : createBrowserRequest(context)
  const read = parseAnswer(asked, account, form)
  posted.returnTo = { at, number, activity, typed: read.typed }
  session.page = read.complete ? posted.returnTo : { ...posted.returnTo, problems: read.problems }
  if (read.complete) {
    const next = keepShownValues(
      at,
      await answerAfterWait(services, context, run, { number, answer: read.answer, browser }),
    )
    if (next) session.page = next
  }
  return at
}

const answerAfterWait = (
  services: LegacyServices,
  context: Context,
  run: RunCredentials,
  submission: Omit<Submission, 'work'>,
): Promise<WizardStep> => {
  const { engine, entry } = services.runs
  const address = readClientAddress(context, entry.trustedProxies)
  return sendAfterWait(services, address, (provenUnits) =>
    enter(entry, { address, provenUnits }, (work) => engine.answer(run, { ...submission, work })),
  )
}

/** A POST has no page of its own, so the values that it reveals travel to the page that follows. */
function keepShownValues(at: string, step: WizardStep): PageState | undefined {
  const shown = step.status === 'ask' ? step.page.shown : step.status === 'done' ? step.result?.shown : undefined
  return shown && { at, shown }
}

function addShownValues(step: WizardStep, shown: PageState['shown']): WizardStep {
  if (!shown) return step
  if (step.status === 'ask') return { ...step, page: { ...step.page, shown } }
  return step.status === 'done' ? { ...step, result: { ...step.result, shown } } : step
}

function leaveRun({ context, session }: FormPost): string {
  clearRunCookie(context, readRunId(context))
  session.page = undefined
  session.who = undefined
  return startPath(session)
}

/** What was typed is restored on the same page, and on one that repeats the question. */
function restoreTyped(page: PageState | undefined, step: WizardStep): Pick<PageState, 'typed' | 'problems'> {
  if (!page || step.status !== 'ask') return {}
  if (page.number === step.number) return { typed: page.typed, problems: page.problems }
  return isSameQuestion(page, step) ? { typed: page.typed } : {}
}

const isSameQuestion = (page: PageState, step: AskStep): boolean =>
  step.page.problem !== undefined && page.activity === step.activity
