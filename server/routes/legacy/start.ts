import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { words } from '../../../shared/languages/words.ts'
import { accountSchema, namedAccount } from '../../../shared/wizard/account-schema.ts'
import { newToken } from '../../store/keys.ts'
import { spendChallenge } from '../../store/spent-challenges.ts'
import { addressOf, keepRun } from '../caller.ts'
import { accountName, domainName } from '../names.ts'
import { offeredTasks } from '../tasks.ts'
import type { Posted } from './exchange.ts'
import { answerOfForm } from './form.ts'
import { paths, startOf } from './paths.ts'
import { longestWaitMs, patienceLastsMs } from './patience.ts'
import type { LegacyServices } from './services.ts'
import { languageFor, show } from './show.ts'
import type { Order, PageMemory, Visit } from './visit.ts'

const workflow = z.string().regex(/^[a-z0-9-]{1,64}$/)
const order = z.object({ workflow, account: accountName, domain: domainName.optional() })

/** A task that the address names, as for the other site; anything else is none. */
export const taskOf = (named: string | null | undefined): string | undefined => workflow.safeParse(named).data

export function showStart(of: LegacyServices, context: Context, visit: Visit): Promise<Response> {
  const { page, ...rest } = visit
  const here = page?.at === paths.start ? page : undefined
  const task = taskOf(context.req.query('task') ?? here?.task)
  const { account, domain, typed, problems } = here ?? {}
  const view = { kind: 'account', action: paths.start, task, account, domain, typed, problems } as const
  // What was wrong is said once; who comes here later begins anew.
  const said: PageMemory | undefined = here && { at: paths.start, note: here.note }
  return show(of, context, { visit: { ...rest, page: said }, view }, { languages: true })
}

/** Which account: on to the tasks, or at once to the task that the address named. */
export async function nameAccount(of: LegacyServices, posted: Posted): Promise<string> {
  const { context, visit, form } = posted
  const task = taskOf(form.get('form-task'))
  const read = answerOfForm({ answer: accountSchema(words(languageFor(context, visit)), of.domains) }, undefined, form)
  if (!read.complete) {
    visit.page = { at: paths.start, typed: read.typed, problems: read.problems }
    return paths.startWith(task)
  }
  const who = namedAccount(read.answer as { account: string; domain?: string })
  if (task) return begin(of, posted, { ...who, workflow: task }, { at: paths.start, task, ...who })
  visit.page = { at: paths.tasks, ...who }
  return paths.tasks
}

export async function showTasks(of: LegacyServices, context: Context, visit: Visit): Promise<Response> {
  const { account, domain, at } = visit.page ?? {}
  if (at !== paths.tasks || account === undefined) return context.redirect(startOf(visit), 303)
  const tasks = await offeredTasks(of.policies, languageFor(context, visit))
  const view = { kind: 'tasks', action: paths.runs, account, domain, tasks } as const
  return show(of, context, { visit, view }, { languages: true })
}

/** A task was chosen, or a start has waited long enough. */
export async function chooseTask(of: LegacyServices, posted: Posted): Promise<string> {
  const { form } = posted
  const parsed = order.safeParse({
    workflow: form.get('workflow'),
    account: form.get('account'),
    domain: form.get('domain') ?? undefined,
  })
  if (!parsed.success) throw new AppError('invalid-request', { values: { field: '' } })
  const { workflow: _, ...who } = parsed.data
  return begin(of, posted, parsed.data, { at: paths.tasks, ...who })
}

/** `back`: the page to return to when no run begins. */
async function begin(of: LegacyServices, posted: Posted, order: Order, back: PageMemory): Promise<string> {
  const { context, visit } = posted
  const { engine, limits, trustedProxies, signal } = of.runs
  const address = addressOf(context, trustedProxies)
  limits.count(address)
  await limits.pause(address, signal)
  const language = languageFor(context, visit)
  const provenWork = await hasWaited(of, visit, order)
  posted.back = back
  try {
    if (!provenWork && limits.mustProveWork(address)) throw new AppError('captcha-required')
    const { run } = await engine.start({ ...order, address, language, provenWork, site: 'self-service' })
    keepRun(context, run)
    // The run speaks its language to the end, and so do the pages around it.
    Object.assign(visit, { language, who: { run: run.id, account: order.account, domain: order.domain } })
    visit.page = undefined
    return paths.run(run.id)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'captcha-required') throw error
    visit.page = { at: paths.patience, wait: { order, due: of.patience.next(address), id: newToken() } }
    return paths.patience
  }
}

export async function showPatience(of: LegacyServices, context: Context, visit: Visit): Promise<Response> {
  const { wait, at } = visit.page ?? {}
  // A wait that would be longer than any was begun before the clock was set back: another begins, and is short.
  const isOurs = at === paths.patience && wait && wait.due <= of.now() + longestWaitMs
  if (!isOurs) return context.redirect(startOf(visit), 303)
  const secondsLeft = Math.max(0, Math.ceil((wait.due - of.now()) / 1000))
  const view = {
    kind: 'patience',
    action: paths.runs,
    here: paths.patience,
    order: wait.order,
    secondsLeft,
  } as const
  return show(of, context, { visit, view }, { again: secondsLeft > 0 ? secondsLeft : undefined })
}

/** Whether this very start has waited; it counts once. */
async function hasWaited(of: LegacyServices, visit: Visit, order: Order): Promise<boolean> {
  const { wait, at } = visit.page ?? {}
  if (at !== paths.patience || !wait || of.now() < wait.due || of.now() > wait.due + patienceLastsMs) return false
  const same = (['workflow', 'account', 'domain'] as const).every((part) => wait.order[part] === order[part])
  if (!same) return false
  const expiresAt = new Date(wait.due + patienceLastsMs)
  return of.store.transaction((tx) =>
    spendChallenge(tx, { hash: of.keys.lastingHmac('spent-challenge', wait.id), expiresAt }),
  )
}
