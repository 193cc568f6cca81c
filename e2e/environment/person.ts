import { setTimeout as pause } from 'node:timers/promises'
import type { AskStep, FieldSchema, WizardStep } from '../../shared/wizard/page.ts'
import type { Api, StartedRun, StartRequest } from './api.ts'

/** The current password of a person, and the new one that they chose. */
export interface Secrets {
  password?: string
  newPassword?: string
}

/** Makes the registered answers of all people here: long, all different, without any word of the question. */
export const registeredAnswer = (question: string): string => [...question].reverse().join('').replaceAll('-', ' ')

/** Fills any page as a person does. */
export function fillPage({ page }: AskStep, secrets: Secrets): Record<string, unknown> {
  const fields = page.answer.properties
  return {
    ...(fields.password && { password: secrets.password }),
    ...(fields.newPassword && { newPassword: secrets.newPassword }),
    ...(fields.answers && { answers: (fields.answers.prefixItems ?? []).map(answered) }),
  }
}

function answered({ properties }: FieldSchema): { question: string; answer: string } {
  const question = String(properties?.question?.const ?? properties?.question?.default)
  return { question, answer: registeredAnswer(question) }
}

/** Waits until the run executes no more, as a host does, and returns the current step. */
export async function waitUntilSettled(
  api: Pick<Api, 'loadStep'>,
  run: StartedRun['run'],
  step?: WizardStep,
): Promise<WizardStep> {
  const current = step ?? (await api.loadStep(run))
  if (current.status !== 'wait') return current
  await pause(100)
  return waitUntilSettled(api, run)
}

/** The page that is asked; anything else is not what the journey expects. */
export function assertAskStep(step: WizardStep): AskStep {
  if (step.status !== 'ask') throw new Error(`the step asks no question: ${JSON.stringify(step)}`)
  return step
}

/** Answers pages until the run is at the page of this activity. */
export async function advanceTo(
  api: Api,
  order: StartRequest,
  at: { activity: string; secrets: Secrets },
): Promise<{ run: StartedRun['run']; step: AskStep }> {
  const { run, step: first } = await api.start(order)
  let step = assertAskStep(first)
  for (let pages = 0; step.activity !== at.activity && pages < 5; pages++) {
    step = assertAskStep(
      await waitUntilSettled(api, run, await api.answer(run, step.number, fillPage(step, at.secrets))),
    )
  }
  return { run, step }
}

/** Answers every page, from the start to the end. */
export async function completeRun(
  api: Api,
  order: StartRequest,
  secrets: Secrets,
): Promise<{ run: StartedRun['run']; step: WizardStep }> {
  const { run, step: first } = await api.start(order)
  return { run, step: await finishRun(api, run, { step: first, secrets }) }
}

export async function finishRun(
  api: Pick<Api, 'loadStep' | 'answer'>,
  run: StartedRun['run'],
  { step: first, secrets }: { step?: WizardStep; secrets: Secrets },
): Promise<WizardStep> {
  let step = await waitUntilSettled(api, run, first)
  for (let pages = 0; step.status === 'ask' && pages < 8; pages++) {
    step = await waitUntilSettled(api, run, await api.answer(run, step.number, fillPage(step, secrets)))
  }
  return step
}
