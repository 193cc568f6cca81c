import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { Words } from '../../shared/languages/words.ts'
import { wordRule } from '../../shared/password-policy/check.ts'
import type { AskStep, Problem, StoppedStep, WaitStep, WizardPage, WizardStep } from '../../shared/wizard/page.ts'
import type { Refusal } from '../activities/activity.ts'
import { answerSchema } from './answer-schema.ts'
import type { Standing } from './commit.ts'
import { operatorWords } from './operator-words.ts'
import { presentDone } from './present-done.ts'
import { presentShown } from './present-shown.ts'
import { isWaiting } from './round.ts'
import { needsPreparing } from './run-state.ts'
import type { EngineServices } from './services.ts'
import { standingStep, takeTurn } from './turn.ts'
import { firstWorded, wordText } from './wording.ts'
import type { Step, Workflow } from './workflow-steps.ts'

/** Where a run stands, worded in its language. Only reads; the same run gives the same step again. */
export async function present(services: EngineServices, run: Standing): Promise<WizardStep> {
  const words = wordsOf(services, run)
  if (run.row.status === 'done') return presentDone(services, run, words)
  if (run.row.status === 'stopped') return presentStopped(run.state.stopped ?? { code: 'failed' }, words)
  const step = standingStep(run)
  if (!step?.activity.page || isWaiting(services, run) || needsPreparing(run.state, step))
    return presentWait(services, run, step)
  return presentPage(services, run, step, words).catch((error: unknown) => {
    const isAway = error instanceof AppError && error.code === 'directory-unreachable'
    if (!isAway || run.row.intent === null) throw error
    return presentUnsettled(run, words)
  })
}

/** Operators are told of somebody else. */
function wordsOf(services: EngineServices, { row, state }: Pick<Standing, 'row' | 'state'>): Words {
  const words = services.words(row.language)
  return state.helpdesk ? operatorWords(words) : words
}

/** Seconds after which a host asks again, while somebody else's answer is executed or something outside is awaited. */
const retryAfter = 1

export function presentWait(
  services: EngineServices,
  { row, state }: Pick<Standing, 'row'> & Partial<Pick<Standing, 'state'>>,
  step?: Step,
): WaitStep {
  const words = services.words(row.language)
  const { number } = row
  const waits = (part: string) => (step ? [`activities.${step.activity.id}.wait-${part}`] : [])
  const title = firstWorded(words, [...waits('title'), 'steps.wait-title']) ?? ''
  const instead = step && state?.waitingText ? [state.waitingText] : []
  const text = firstWorded(words, [...instead, ...waits('text'), 'steps.wait-text']) ?? ''
  return { status: 'wait', number, title, text, retryAfter }
}

/** Nobody knows what became of a write, and the page to say so on needs the directory, too. */
function presentUnsettled({ row: { number } }: Pick<Standing, 'row'>, words: Words): WaitStep {
  const [title, text] = [words('steps.unsettled-title'), words('steps.unsettled-text')]
  return { status: 'wait', number, code: 'outcome-unknown', title, text, retryAfter: 3 }
}

function presentStopped({ code, values }: Pick<Refusal, 'code' | 'values'>, words: Words): StoppedStep {
  const text = firstWorded(words, [`stopped.${code}`, `problems.${code}`, 'stopped.failed'], values) ?? code
  return { status: 'stopped', code, title: words('steps.stopped-title'), text }
}

async function presentPage(services: EngineServices, run: Standing, step: Step, words: Words): Promise<AskStep> {
  const { row, state, workflow, subject } = run
  const page = await takeTurn(services, run, async ({ context }) => step.activity.page?.(context(step, state)))
  if (!page) throw new Error(`${step.activity.id} gave no page`)
  const answer = answerSchema(page.answer ?? step.activity.answer ?? z.object({}), words)
  const rules = page.rules?.flatMap((rule) => {
    const text = wordRule(words, rule)
    // What only the server judges stays here; a page needs no more than its text.
    const settings = rule.where === 'server' ? {} : rule.settings
    return text === undefined ? [] : [{ ...rule, settings, text }]
  })
  return {
    status: 'ask',
    number: row.number,
    ...progress(workflow, state.index),
    activity: step.activity.id,
    page: {
      title: wordText(words, page.title),
      ...(page.text && { text: wordText(words, page.text) }),
      account: state.helpdesk ? subject.person.displayName : row.account,
      ...(page.control && { control: page.control, data: page.data ?? {} }),
      answer,
      ...(rules && { rules }),
      ...presentShown(run, words),
      submit: words(page.submit),
      ...(page.actions && { actions: page.actions.map(({ label, answer }) => ({ label: words(label), answer })) }),
      ...(state.problem && { problem: wordProblem(state.problem, answer, words) }),
    },
  }
}

/** For display only: a step that has nothing to do for this person counts as a page, too. */
function progress({ steps }: Workflow, index: number): Pick<AskStep, 'position' | 'of'> {
  const paged = ({ activity }: Step) => activity.page !== undefined
  return { position: steps.slice(0, index + 1).filter(paged).length, of: steps.filter(paged).length }
}

/** After Restart the problem stands on another page than it came from: then it belongs to no field. */
function wordProblem({ code, field, values }: Refusal, answer: WizardPage['answer'], words: Words): Problem {
  const text = firstWorded(words, [`problems.${code}`, `stopped.${code}`, 'problems.not-accepted'], values) ?? code
  const isHere = field !== undefined && Object.hasOwn(answer.properties, field.split('.')[0] ?? '')
  return { code, text, ...(isHere && { field }) }
}
