import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { translateFirst, translateForOperator, translateText } from '../../shared/languages/composed-keys.ts'
import type { Translator } from '../../shared/languages/translator.ts'
import { describeRule } from '../../shared/password-policy/check.ts'
import type { PasswordRule } from '../../shared/password-policy/rule.ts'
import { markTime } from '../../shared/wizard/moment.ts'
import type {
  AskStep,
  PageRule,
  Problem,
  StoppedStep,
  WaitStep,
  WizardPage,
  WizardStep,
} from '../../shared/wizard/page.ts'
import type { ActivityContext, Refusal } from '../activities/activity.ts'
import { toAnswerSchema } from './answer-schema.ts'
import { doorsAfterWrongAnswer, findEnd, presentDoors } from './ends.ts'
import { presentDone, presentNotice, presentOneTimeValues } from './present-done.ts'
import { isWaiting, type OpenRun, type RunContext, withRunContext } from './run-context.ts'
import { parseIntent, type RunState } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { needsPrepare } from './transitions.ts'
import { currentStep, joinedStep, joinsStepBefore, requireCurrentStep, type Step, type Workflow } from './workflow.ts'

/** The current step as a page in the run's language. Only reads; the same run gives the same step again. */
export async function presentStep(services: EngineServices, run: OpenRun): Promise<WizardStep> {
  const { row, state } = run
  // The texts for operators speak about a third person.
  const t = state.helpdesk
    ? translateForOperator(services.getTranslator(row.language))
    : services.getTranslator(row.language)
  if (row.status === 'done') return presentDone(services, run, t)
  if (row.status === 'stopped') return presentStopped(services, run, t)
  const step = currentStep(run)
  if (!step?.activity.page || isWaiting(services, run) || needsPrepare(state, step))
    return presentWait(services, run, step)
  return presentPage(services, run, t).catch((error: unknown) => {
    const isUnreachable = error instanceof AppError && error.code === 'directory-unreachable'
    if (!isUnreachable || row.intent === null) throw error
    return presentUnsettled(run, t)
  })
}

/** Seconds after which a client asks again while an answer is executed or something outside is awaited. */
const retryAfter = 1

export function presentWait(
  services: EngineServices,
  { row, state }: Pick<OpenRun, 'row'> & Partial<Pick<OpenRun, 'state'>>,
  step?: Step,
): WaitStep {
  const translator = services.getTranslator(row.language)
  const t = state?.helpdesk ? translateForOperator(translator) : translator
  const waitKeys = (part: string) => (step ? [`activities.${step.activity.id}.wait-${part}`] : [])
  const ownText = step && state?.waitingText ? [state.waitingText] : []
  const { label, value } = (step && state?.waitingValue) || {}
  return {
    status: 'wait',
    number: row.number,
    title: translateFirst(t, [...ownText.flatMap(toTitle), ...waitKeys('title'), 'steps.wait-title']) ?? '',
    text: translateFirst(t, [...ownText, ...waitKeys('text'), 'steps.wait-text']) ?? '',
    ...(step && state && presentAsked(state, t)),
    ...(value !== undefined && { shown: { label: translateFirst(t, [label ?? '']) ?? '', value } }),
    retryAfter,
  }
}

/** What a way waits for that has a text of its own, such as `activities.authenticate-by-manager.wait-text`. */
const toTitle = (textKey: string) => (textKey.endsWith('.wait-text') ? [textKey.replace(/text$/, 'title')] : [])

function presentAsked({ waitingAsked, waitingUntil }: OpenRun['state'], t: Translator): Pick<WaitStep, 'asked'> {
  if (!waitingAsked || !waitingUntil) return {}
  const { name, at } = waitingAsked
  const times = { at: markTime(new Date(at)), until: markTime(new Date(waitingUntil)) }
  const text = name === undefined ? t('steps.asked-manager', times) : t('steps.asked', { name, ...times })
  return { asked: { text, at, until: waitingUntil } }
}

/** The outcome of a write is unknown, and the page that would say so needs the directory, too. */
function presentUnsettled({ row }: OpenRun, t: Translator): WaitStep {
  return {
    status: 'wait',
    number: row.number,
    code: 'outcome-unknown',
    title: t('steps.unsettled-title'),
    text: t('steps.unsettled-text'),
    retryAfter: 3,
  }
}

async function presentStopped(services: EngineServices, run: OpenRun, t: Translator): Promise<StoppedStep> {
  const { code, values } = run.state.stopped ?? { code: 'failed' }
  const text = translateFirst(t, [`stopped.${code}`, `problems.${code}`, 'stopped.failed'], values) ?? code
  const { heading, headingUntil, doors } = findEnd(code)
  const until = typeof values?.until === 'number' ? new Date(values.until) : undefined
  return {
    status: 'stopped',
    code,
    title: t(heading),
    text,
    ...(until && {
      until: until.toISOString(),
      ...(headingUntil && { titleUntil: t(headingUntil, { until: markTime(until) }) }),
    }),
    doors: await presentDoors(services, run, doors, t),
  }
}

async function presentPage(services: EngineServices, run: OpenRun, t: Translator): Promise<AskStep> {
  const { row, state, workflow, subject } = run
  const { activity, page, rules } = await withRunContext(services, run, async (context) => {
    const { step, ctx } = await pageStep(context)
    const page = await step.activity.page?.(ctx)
    return { activity: step.activity, page, rules: await page?.rules?.() }
  })
  if (!page) throw new Error(`${activity.id} gave no page`)
  const [notice] = presentNotice(state, t) ?? []
  const answer = toAnswerSchema(page.answer ?? activity.answer ?? z.object({}), t)
  const problem = state.problem ?? findInterruption(services, run)
  const doors = await presentDoors(services, run, doorsAfterWrongAnswer[problem?.code ?? ''] ?? [], t)
  return {
    status: 'ask',
    number: row.number,
    ...progress(workflow, state.index),
    activity: activity.id,
    page: {
      title: translateText(t, page.title),
      ...(page.text && { text: translateText(t, page.text) }),
      ...(notice !== undefined && { notice }),
      account: state.helpdesk ? subject.person.displayName : row.account,
      ...presentDomain(services, state),
      ...(page.control && { control: page.control, data: page.data ?? {} }),
      answer,
      ...(rules && { rules: presentRules(rules, t) }),
      ...presentOneTimeValues(run, t),
      ...(page.submit && { submit: t(page.submit) }),
      ...(page.confirms && { confirms: true }),
      ...(page.actions && {
        actions: page.actions.map(({ label, ...action }) => ({ label: translateText(t, label), ...action })),
      }),
      ...(problem && { problem: presentProblem(problem, answer, t) }),
      ...(doors.length > 0 && { doors }),
    },
  }
}

/** The step whose page is shown, and what that page may know: of a joined step only what a decoy of the same name would. */
export async function pageStep(context: RunContext): Promise<{ step: Step; ctx: ActivityContext<unknown> }> {
  const { run, activityContext, decoyContext } = context
  const joined = joinedStep(run)
  if (joined) return { step: joined, ctx: await decoyContext(joined, run.state) }
  const step = requireCurrentStep(run)
  return { step, ctx: activityContext(step, run.state) }
}

/** The process that carried out the last answer has ended before it told the outcome. */
const findInterruption = (services: EngineServices, { row }: OpenRun): Refusal | undefined =>
  parseIntent(services, row)?.unjudged && { code: 'outcome-unknown' }

/** The chosen domain, never that of an account that was found: a stranger does not learn where an account exists. */
function presentDomain({ directory: { domains } }: EngineServices, { askedDomain }: RunState): { domain?: string } {
  const domain = domains.length > 1 ? domains.find(({ name }) => name === askedDomain)?.alias : undefined
  return domain === undefined ? {} : { domain }
}

/** For display only: a step that has nothing to do for this person counts as a page, too, and two steps of one page as one. */
function progress(workflow: Workflow, index: number): Pick<AskStep, 'position' | 'of'> {
  const pages = workflow.steps.map(({ activity }, at) => Boolean(activity.page) && !joinsStepBefore(workflow, at))
  return { position: pages.slice(0, index + 1).filter(Boolean).length, of: pages.filter(Boolean).length }
}

/** Rules as a page shows them. */
export function presentRules(rules: readonly PasswordRule[], t: Translator): PageRule[] {
  return rules.flatMap((rule) => {
    const text = describeRule(t, rule)
    // Settings of a rule that only the server checks stay here; a page needs no more than its text.
    const settings = rule.where === 'server' ? {} : rule.settings
    return text === undefined ? [] : [{ ...rule, settings, text }]
  })
}

/** After a Restart the problem is shown on another page than it came from: then it belongs to no field. */
function presentProblem({ code, field, values }: Refusal, answer: WizardPage['answer'], t: Translator): Problem {
  const text = translateFirst(t, [`problems.${code}`, `stopped.${code}`, 'problems.not-accepted'], values) ?? code
  const isFieldOfPage = field !== undefined && Object.hasOwn(answer.properties, field.split('.')[0] ?? '')
  return { code, text, ...(isFieldOfPage && { field }) }
}
