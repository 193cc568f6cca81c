import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { createAccountSchema, parseAccount } from '../../../shared/wizard/account-schema.ts'
import { listAskedDomains } from '../../policies/default-domain.ts'
import { newToken } from '../../store/keys.ts'
import { consumeChallenge } from '../../store/spent-challenges.ts'
import { readBrowserToken, readClientAddress, readRunCookie, setRunCookie } from '../caller.ts'
import { enter } from '../entry.ts'
import { accountName, domainName, workflowId } from '../names.ts'
import { loadOfferedWorkflows } from '../offered-workflows.ts'
import { parseAnswer } from './form.ts'
import type { FormPost } from './handlers.ts'
import { loadKioskFilter } from './kiosk.ts'
import type { LegacySession, PageState, RunRequest } from './legacy-session.ts'
import { paths, startPath } from './paths.ts'
import { chooseLanguage, renderPage, toChoice } from './render-page.ts'
import type { LegacyServices } from './services.ts'
import { maxWaitMs, startWindowMs } from './start-delay.ts'

const runRequest = z.object({ workflow: workflowId, account: accountName, domain: domainName.optional() })

/** A workflow that the address names, as on the other site; undefined for anything else. */
export const parseWorkflowId = (text: string | null | undefined): string | undefined => workflowId.safeParse(text).data

export async function showStart(services: LegacyServices, context: Context, session: LegacySession): Promise<Response> {
  const { page, ...rest } = session
  const here = page?.at === paths.start ? page : undefined
  const task = parseWorkflowId(context.req.query('task') ?? here?.task)
  const { account, domain, typed, problems } = here ?? {}
  const offered = await loadOfferedWorkflows(services.policies, chooseLanguage(context, session))
  const isOffered = await loadKioskFilter(services.policies, session)
  const tasks = offered.filter(({ workflow }) => isOffered(workflow))
  const view = { kind: 'account', action: paths.start, task, tasks, account, domain, typed, problems } as const
  // Problems are shown once; a later visit to this page starts empty.
  const shownNote: PageState | undefined = here && { at: paths.start, note: here.note }
  // Of a form that was sent the page repeats what was typed.
  const options = { languages: true, isCompressed: here === undefined }
  return renderPage(services, context, { session: { ...rest, page: shownNote }, view }, options)
}

/** Reads the account, and starts the workflow whose button was pressed or that the address named. */
export async function submitAccount(services: LegacyServices, posted: FormPost): Promise<string> {
  const { context, session, form } = posted
  const task = parseWorkflowId(form.get('form-task'))
  const workflow = task ?? parseWorkflowId(form.get('workflow'))
  if (workflow === undefined) throw new AppError('invalid-request', { values: { field: 'workflow' } })
  const t = getTranslator(chooseLanguage(context, session))
  const domains = toChoice(listAskedDomains(await services.settings(), services.domains))
  const read = parseAnswer({ answer: createAccountSchema(t, domains) }, undefined, form)
  if (!read.complete) {
    session.page = { at: paths.start, typed: read.typed, problems: read.problems }
    return paths.startWith(task)
  }
  const who = parseAccount(read.answer as { account: string; domain?: string })
  return startRun(services, posted, { ...who, workflow }, { at: paths.start, task, ...who })
}

/** Starts the chosen workflow, or one whose start has waited. */
export async function submitWorkflow(services: LegacyServices, posted: FormPost): Promise<string> {
  const { form } = posted
  const parsed = runRequest.safeParse({
    workflow: form.get('workflow'),
    account: form.get('account'),
    domain: form.get('domain') ?? undefined,
  })
  if (!parsed.success) throw new AppError('invalid-request', { values: { field: '' } })
  const { workflow: _, ...who } = parsed.data
  await cancelEarlierRun(services, posted)
  return startRun(services, posted, parsed.data, { at: paths.start, ...who })
}

/** A door leads out of a run that may still be open. One that is over, or whose cookie is gone, needs nothing. */
async function cancelEarlierRun({ runs: { engine } }: LegacyServices, { context, session }: FormPost): Promise<void> {
  const { who } = session
  if (!who) return
  try {
    await engine.cancel(readRunCookie(context, who.run))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

/** `returnTo`: the page to return to when no run starts. */
async function startRun(
  services: LegacyServices,
  posted: FormPost,
  request: RunRequest,
  returnTo: PageState,
): Promise<string> {
  const { context, session } = posted
  const { engine, entry } = services.runs
  const address = readClientAddress(context, entry.trustedProxies)
  const language = chooseLanguage(context, session)
  const provenUnits = await redeemWait(services, session, request)
  posted.returnTo = returnTo
  const isOffered = await loadKioskFilter(services.policies, session)
  if (!isOffered(request.workflow)) throw new AppError('workflow-unknown')
  try {
    const { run } = await enter(entry, { address, isCall: true, provenUnits }, (work) =>
      engine.start({
        ...request,
        address,
        language,
        work,
        provenWork: work.proven > 0,
        withoutStateToken: true,
        browserToken: session.kiosk ? undefined : readBrowserToken(context),
        site: 'self-service',
      }),
    )
    setRunCookie(context, run)
    // The pages around the run are in its language.
    session.language = language
    session.who = { run: run.id, account: request.account, domain: request.domain }
    session.page = undefined
    return paths.run(run.id)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'captcha-required') throw error
    const units = Number(error.values.work ?? 1)
    const due = services.startDelay.schedule(address, { units })
    session.page = { at: paths.startDelay, wait: { order: request, due, id: newToken(), units } }
    return paths.startDelay
  }
}

export async function showStartDelay(
  services: LegacyServices,
  context: Context,
  session: LegacySession,
): Promise<Response> {
  const { wait, at } = session.page ?? {}
  // A longer wait than the maximum was scheduled before the clock was set back: start another, short one.
  const isOurs = at === paths.startDelay && wait && wait.due <= services.now() + maxWaitMs
  if (!isOurs) return context.redirect(startPath(session), 303)
  const secondsLeft = Math.max(0, Math.ceil((wait.due - services.now()) / 1000))
  const view = {
    kind: 'start-delay',
    action: paths.runs,
    here: paths.startDelay,
    order: wait.order,
    secondsLeft,
  } as const
  return renderPage(services, context, { session, view }, { again: secondsLeft > 0 ? secondsLeft : undefined })
}

/** Uses up the wait of this start; returns the units of work that it proves, 0 unless it was complete and not used before. */
async function redeemWait(services: LegacyServices, session: LegacySession, request: RunRequest): Promise<number> {
  const { wait, at } = session.page ?? {}
  if (at !== paths.startDelay || !wait || services.now() < wait.due || services.now() > wait.due + startWindowMs)
    return 0
  const isSame = (['workflow', 'account', 'domain'] as const).every((part) => wait.order[part] === request[part])
  if (!isSame) return 0
  const expiresAt = new Date(wait.due + startWindowMs)
  const hash = services.keys.stableHmac('spent-challenge', wait.id)
  const isFirstUse = await services.store.transaction((tx) => consumeChallenge(tx, { hash, expiresAt }))
  return isFirstUse ? (wait.units ?? 1) : 0
}
