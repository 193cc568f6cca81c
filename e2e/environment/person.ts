import { setTimeout as pause } from 'node:timers/promises'
import type { AskStep, FieldSchema, WizardStep } from '../../shared/wizard/page.ts'
import type { Api, Order, Started } from './api.ts'

/** What somebody knows, or has thought up. */
export interface Secrets {
  password?: string
  newPassword?: string
}

/** Registered answers of everybody here: long enough, each another, none with a word of its question. */
export const answerTo = (question: string): string => [...question].reverse().join('').replaceAll('-', ' ')

/** What a person types into a page, whichever it is. */
export function typed({ page }: AskStep, secrets: Secrets): Record<string, unknown> {
  const fields = page.answer.properties
  return {
    ...(fields.password && { password: secrets.password }),
    ...(fields.newPassword && { newPassword: secrets.newPassword }),
    ...(fields.answers && { answers: (fields.answers.prefixItems ?? []).map(answered) }),
  }
}

function answered({ properties }: FieldSchema): { question: string; answer: string } {
  const question = String(properties?.question?.const ?? properties?.question?.default)
  return { question, answer: answerTo(question) }
}

/** The standing step once nothing executes any more, as a host waits for it. */
export async function settled(api: Pick<Api, 'standing'>, run: Started['run'], step?: WizardStep): Promise<WizardStep> {
  const standing = step ?? (await api.standing(run))
  if (standing.status !== 'wait') return standing
  await pause(100)
  return settled(api, run)
}

/** The page that is asked; anything else is not what the journey expects. */
export function asked(step: WizardStep): AskStep {
  if (step.status !== 'ask') throw new Error(`nothing is asked: ${JSON.stringify(step)}`)
  return step
}

/** A run that stands at the page of this activity. */
export async function arrive(
  api: Api,
  order: Order,
  at: { activity: string; secrets: Secrets },
): Promise<{ run: Started['run']; step: AskStep }> {
  const { run, step: first } = await api.start(order)
  let step = asked(first)
  for (let pages = 0; step.activity !== at.activity && pages < 5; pages++) {
    step = asked(await settled(api, run, await api.answer(run, step.number, typed(step, at.secrets))))
  }
  return { run, step }
}

/** Answers whatever is asked, from the beginning to the end. */
export async function complete(
  api: Api,
  order: Order,
  secrets: Secrets,
): Promise<{ run: Started['run']; step: WizardStep }> {
  const { run, step: first } = await api.start(order)
  return { run, step: await finish(api, run, { step: first, secrets }) }
}

export async function finish(
  api: Pick<Api, 'standing' | 'answer'>,
  run: Started['run'],
  { step: first, secrets }: { step?: WizardStep; secrets: Secrets },
): Promise<WizardStep> {
  let step = await settled(api, run, first)
  for (let pages = 0; step.status === 'ask' && pages < 8; pages++) {
    step = await settled(api, run, await api.answer(run, step.number, typed(step, secrets)))
  }
  return step
}
