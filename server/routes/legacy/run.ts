import type { Context } from 'hono'
import type { AskStep, WizardStep } from '../../../shared/wizard/page.ts'
import { addressOf, forgetRun, runByCookie } from '../caller.ts'
import type { Posted } from './exchange.ts'
import { answerOfForm } from './form.ts'
import { paths, startOf } from './paths.ts'
import type { LegacyServices } from './services.ts'
import { show } from './show.ts'
import type { PageMemory, Visit } from './visit.ts'

/** Seconds after which a page that waits looks again; each look loads the page anew, so seldomer than a script would. */
const leastWait = 3

const idOf = (context: Context): string => context.req.param('id') ?? ''

/** The standing step: also after the back button, a reload, or the second of two clicks. */
export async function showRun(of: LegacyServices, context: Context, visit: Visit): Promise<Response> {
  const id = idOf(context)
  const run = paths.run(id)
  const step = await of.runs.engine.standing(runByCookie(context, id))
  const { who, page } = visit
  const next = who?.run === id ? { action: paths.runs, account: who.account, domain: who.domain } : undefined
  const whole = withShown(step, page?.at === run ? page.shown : undefined)
  const view = {
    kind: 'step',
    run,
    step: whole,
    next,
    ...remembered(page?.at === run ? page : undefined, step),
  } as const
  const again = step.status === 'wait' ? Math.max(leastWait, step.retryAfter) : undefined
  return show(of, context, { visit, view }, { again })
}

export async function showLeave(of: LegacyServices, context: Context, visit: Visit): Promise<Response> {
  const id = idOf(context)
  const step = await of.runs.engine.standing(runByCookie(context, id))
  if (step.status !== 'ask' && step.status !== 'wait') return context.redirect(paths.run(id), 303)
  return show(of, context, { visit, view: { kind: 'leave', run: paths.run(id) } })
}

/** An answer, the end of a run that is over, or its being stopped; gives where to go on. */
export async function answerRun(of: LegacyServices, posted: Posted): Promise<string> {
  const { context, visit, form } = posted
  const { engine, limits, trustedProxies, signal } = of.runs
  const press = form.get('form-press')
  if (press === 'finish') return leave(posted)
  const run = runByCookie(context, idOf(context))
  if (press === 'stop') {
    await engine.cancel(run)
    return leave(posted)
  }
  const at = paths.run(run.id)
  await limits.pause(addressOf(context, trustedProxies), signal)
  const step = await engine.standing(run)
  // Read against the page it was typed on, or not at all.
  if (step.status !== 'ask' || String(step.number) !== form.get('form-number')) {
    visit.page = { at, note: 'moved-on' }
    return at
  }
  const { number, activity } = step
  const { account, ...asked } = step.page
  const action = asked.actions?.[Number(form.get('form-action') ?? -1)]
  if (action) {
    visit.page = keptShown(at, await engine.answer(run, { number, answer: action.answer }))
    return at
  }
  const read = answerOfForm(asked, account, form)
  posted.back = { at, number, activity, typed: read.typed }
  visit.page = read.complete ? posted.back : { ...posted.back, problems: read.problems }
  if (read.complete) {
    const next = keptShown(at, await engine.answer(run, { number, answer: read.answer }))
    if (next) visit.page = next
  }
  return at
}

/** The answer to a POST shows nothing itself; what it gives away travels to the page that follows. */
function keptShown(at: string, step: WizardStep): PageMemory | undefined {
  const shown = step.status === 'ask' ? step.page.shown : step.status === 'done' ? step.result?.shown : undefined
  return shown && { at, shown }
}

function withShown(step: WizardStep, shown: PageMemory['shown']): WizardStep {
  if (!shown) return step
  if (step.status === 'ask') return { ...step, page: { ...step.page, shown } }
  return step.status === 'done' ? { ...step, result: { ...step.result, shown } } : step
}

function leave({ context, visit }: Posted): string {
  forgetRun(context, idOf(context))
  visit.page = undefined
  visit.who = undefined
  return startOf(visit)
}

/** What was typed goes over to the same page, and to the one that asks the same again. */
function remembered(page: PageMemory | undefined, step: WizardStep): Pick<PageMemory, 'typed' | 'problems'> {
  if (!page || step.status !== 'ask') return {}
  if (page.number === step.number) return { typed: page.typed, problems: page.problems }
  return asksAgain(page, step) ? { typed: page.typed } : {}
}

const asksAgain = (page: PageMemory, step: AskStep): boolean =>
  step.page.problem !== undefined && page.activity === step.activity
