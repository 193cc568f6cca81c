import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { WizardStep } from '../../shared/wizard/page.ts'
import type { Api, ApiRefusal, Started } from './api.ts'
import type { RunningServer } from './server.ts'
import { stopwatch } from './times.ts'

/** The way a stranger can go with an account's name alone, and how long each answer took. */
export async function ways(api: Api, account: string, which: 'password' | 'answers'): Promise<Record<string, number>> {
  const tasks = await stopwatch(() => api.tasks(account))
  const workflow = which === 'password' ? 'manage-my-passwords' : 'forgot-my-password'
  const started = await stopwatch(() => api.start({ workflow, account }))
  const { run, step } = started.value
  const answer = which === 'password' ? { password: `Wrong-${randomUUID()}` } : wrongAnswers(step)
  const answered = await stopwatch(() => api.answer(run, numberOf(step), answer))
  return {
    tasks: tasks.milliseconds,
    [`runs (${workflow})`]: started.milliseconds,
    [`wrong ${which}`]: answered.milliseconds,
  }
}

/** Everything a stranger is told: wrong passwords and answers until the tries are used up, then with proof of work once more. */
export async function untilNothingIsLeft(api: Api, account: string): Promise<string[]> {
  const told: string[] = []
  const note = (body: unknown) => told.push(leveled(body, account))
  note(await api.tasks(account))
  for (const workflow of ['register', 'manage-my-passwords'])
    await tryOn(api, await api.start({ workflow, account }), () => ({ password: 'wrong' }), note)
  await tryOn(api, await api.start({ workflow: 'forgot-my-password', account }), wrongAnswers, note)
  note(await api.start({ workflow: 'forgot-my-password', account }).catch((refusal: ApiRefusal) => refusal.problem))
  const proven = await api.startWithProof({ workflow: 'forgot-my-password', account })
  await tryOn(api, proven, wrongAnswers, note)
  await tryOn(api, await api.startWithProof({ workflow: 'forgot-my-password', account }), wrongAnswers, note)
  return told
}

const mostTries = 12

async function tryOn(
  api: Api,
  started: Started,
  answerTo: (step: WizardStep) => unknown,
  note: (body: unknown) => void,
): Promise<void> {
  note(started)
  let { step } = started
  for (let tries = 0; step.status === 'ask' && tries < mostTries; tries++) {
    step = await api.answer(started.run, step.number, answerTo(step))
    note(step)
  }
}

/** Registers the questions that the page suggests. */
export async function registerQuestions(api: Api, account: string, password: string): Promise<void> {
  const { run, step } = await api.start({ workflow: 'register', account })
  const page = await api.answer(run, numberOf(step), { password })
  if (page.status !== 'ask') throw new Error(`${account} cannot register: ${JSON.stringify(page)}`)
  const { prefixItems = [] } = (page.page.answer.properties.answers ?? {}) as {
    prefixItems?: { properties: { question: { default: string } } }[]
  }
  const answers = prefixItems.map(({ properties }, index) => ({
    question: properties.question.default,
    answer: `Answer ${index}`,
  }))
  const done = await api.answer(run, page.number, { answers })
  if (done.status !== 'done') throw new Error(`${account} is not registered: ${JSON.stringify(done)}`)
}

export const numberOf = (step: WizardStep): number => ('number' in step ? step.number : -1)

/** Wrong ones to whatever questions stand on the page. */
export function wrongAnswers(step: WizardStep): { answers: { question: string; answer: string }[] } {
  return { answers: questionsIn(step).map(({ id }) => ({ question: id, answer: `not ${randomUUID()}` })) }
}

/** A body without what legitimately differs: the typed account, ids and tokens, and which questions are asked. */
export function leveled(body: unknown, account: string): string {
  const questions = isStarted(body) ? questionsIn(body.step) : questionsIn(body as WizardStep)
  let text = JSON.stringify(body, (key, value) =>
    (key === 'id' || key === 'token') && typeof value === 'string' ? `<${key}, ${value.length}>` : value,
  )
  for (const { id, title } of questions)
    text = text.replaceAll(JSON.stringify(id), '"<question>"').replaceAll(title, '<title>')
  return text.replaceAll(JSON.stringify(account), '"<account>"')
}

const isStarted = (body: unknown): body is Started => typeof body === 'object' && body !== null && 'run' in body

function questionsIn(step: WizardStep): { id: string; title: string }[] {
  if (step?.status !== 'ask') return []
  const { prefixItems = [] } = (step.page.answer.properties.answers ?? {}) as {
    prefixItems?: { title?: string; properties: { question: { const: string } } }[]
  }
  return prefixItems.map((item) => ({ id: item.properties.question.const, title: item.title ?? '' }))
}

/**
 * Takes back what tries have left, straight in the databases: 200 wrong tries at one account would otherwise lock it, and everything
 * after would be measured on another state.
 */
export function forgetting(server: RunningServer, sample: boolean): { forget(): void; close(): void } {
  const open = (file: string) => {
    const database = new DatabaseSync(join(server.folder, 'data', file), { timeout: 10_000 })
    database.exec('PRAGMA synchronous = off')
    return database
  }
  const store = open('latchkey.sqlite')
  const company = sample ? open('sample-company.sqlite') : undefined
  const entries = company?.prepare('SELECT id, entry FROM Account').all() ?? []
  return {
    forget() {
      store.exec('DELETE FROM Counter')
      if (!company) return
      company.exec('BEGIN IMMEDIATE')
      for (const { id, entry } of entries)
        company
          .prepare('UPDATE Account SET entry = ? WHERE id = ? AND entry <> ?')
          .run(entry ?? '', id ?? '', entry ?? '')
      company.exec('COMMIT')
    },
    close() {
      store.close()
      company?.close()
    },
  }
}
