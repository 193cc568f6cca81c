import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'playwright/test'
import type { WizardStep } from '../../shared/wizard/page.ts'
import type { Api, ApiRefusal, StartedRun } from './api.ts'
import { assertAskStep, fillPage } from './person.ts'
import { runsWholeProof } from './proof.ts'
import type { RunningServer } from './server.ts'
import { findDifferences, formatTimes, measureDuration, networkNoise, skippedWork, type Times } from './times.ts'

/** Guesses once, knowing only the account's name; returns the milliseconds of each request. */
export async function measureGuesses(
  api: Api,
  account: string,
  factor: 'password' | 'answers',
): Promise<Record<string, number>> {
  const listed = await measureDuration(() => api.listWorkflows(account))
  const workflow = factor === 'password' ? 'manage-my-passwords' : 'forgot-my-password'
  const started = await measureDuration(() => api.start({ workflow, account }))
  const { run, step } = started.value
  const answer = factor === 'password' ? wrongPassword(step, strongPassword) : wrongAnswers(step)
  const answered = await measureDuration(() => api.answer(run, stepNumber(step), answer))
  return {
    workflows: listed.milliseconds,
    [`runs (${workflow})`]: started.milliseconds,
    [`wrong ${factor}`]: answered.milliseconds,
  }
}

/**
 * No two kinds of account can be told apart by the times of any request. A difference counts when it is found three times in a row,
 * since one measurement in hundreds, or a machine that stalls, shows one by chance. A sample is enough to see that work is skipped.
 */
export async function expectAlikeTimes(measure: () => Promise<Record<string, Times>>): Promise<void> {
  let differences: string[] | undefined
  for (let attempt = 0; attempt < 3 && differences?.length !== 0; attempt++) {
    const found = Object.entries(await measure()).flatMap(([request, times]) => {
      console.log(`${request}\n${formatTimes(times)}`)
      const minDifferences = runsWholeProof ? networkNoise : skippedWork
      return findDifferences(times, minDifferences).map(
        ({ classes: [slower, faster], quantile }) => `${request}: ${slower} is slower than ${faster} (${quantile})`,
      )
    })
    differences = differences?.filter((one) => found.includes(one)) ?? found
  }
  expect(differences).toEqual([])
}

/**
 * Returns every body that a guesser gets: until wrong passwords and answers use up the attempts, and again with proof of work. A run
 * takes `maxTries` at most, for directories whose threshold leaves tries over.
 */
export async function exhaustAttempts(api: Api, account: string, maxTries = 12): Promise<string[]> {
  const bodies: string[] = []
  const note = (body: unknown) => bodies.push(normalizeReply(body, account))
  const answerUntilRefused = async (started: StartedRun, createAnswer: (step: WizardStep) => unknown) => {
    note(started)
    let { step } = started
    for (let tries = 0; step.status === 'ask' && tries < maxTries; tries++) {
      step = await api.answer(started.run, step.number, createAnswer(step))
      note(step)
    }
  }
  const forgot = { workflow: 'forgot-my-password', account }
  note(await api.listWorkflows(account))
  for (const workflow of ['register', 'manage-my-passwords'])
    await answerUntilRefused(await api.start({ workflow, account }), firstWeakThenWrong)
  for (const frontEnd of ['self-service', 'helpdesk'])
    note(await api.signIn({ frontEnd, account, password: 'wrong' }).catch((refusal: ApiRefusal) => refusal.problem))
  await answerUntilRefused(await api.start(forgot), wrongAnswers)
  note(await api.start(forgot).catch((refusal: ApiRefusal) => refusal.problem))
  for (let withProof = 0; withProof < 2; withProof++)
    await answerUntilRefused(await api.startWithProof(forgot), wrongAnswers)
  return bodies
}

/** Registers the questions that the page suggests. */
export async function registerQuestions(api: Api, account: string, password: string): Promise<void> {
  const { run, step } = await api.start({ workflow: 'register', account })
  const page = await api.answer(run, stepNumber(step), { password })
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

/** Returns -1 for a step that takes no answer. */
export const stepNumber = (step: WizardStep): number => ('number' in step ? step.number : -1)

/** Makes wrong answers to the questions that the page asks. */
export function wrongAnswers(step: WizardStep): { answers: { question: string; answer: string }[] } {
  return { answers: questionsIn(step).map(({ id }) => ({ question: id, answer: `not ${randomUUID()}` })) }
}

/** No rule refuses it. */
const strongPassword = 'Bramble-Harvest-77'

/** Makes a wrong current password; `newPassword` where the page asks for both. */
const wrongPassword = (step: WizardStep, newPassword: string) =>
  fillPage(assertAskStep(step), { password: `Wrong-${randomUUID()}`, newPassword })

/** A page that asks for both refuses a weak new password before it tries the current one. */
const firstWeakThenWrong = (step: WizardStep) =>
  wrongPassword(step, assertAskStep(step).page.problem ? strongPassword : 'short')

/**
 * A body without what legitimately differs: the typed account, ids and tokens, which questions are asked, and until when tries are refused, which is told in minutes:
 * it must lie in the next hour, or in the next day.
 */
export function normalizeReply(body: unknown, account: string): string {
  const questions = isStarted(body) ? questionsIn(body.step) : questionsIn(body as WizardStep)
  let text = JSON.stringify(body, (key, value) =>
    key === 'until'
      ? describeUntil(value)
      : key === 'titleUntil'
        ? String(value).replace(/\{(\d{4}-[^{}]*)\}/, (_, until) => describeUntil(until))
        : isSecretKey(key) && typeof value === 'string'
          ? `<${key}, ${value.length}>`
          : value,
  )
  for (const { id, title } of questions)
    text = text.replaceAll(JSON.stringify(id), '"<question>"').replaceAll(title, '<title>')
  return text.replaceAll(JSON.stringify(account), '"<account>"')
}

const isSecretKey = (key: string) => key === 'id' || key === 'token'

function describeUntil(value: unknown): string {
  const minutes = (Date.parse(String(value)) - Date.now()) / 60_000
  if (minutes > 0 && minutes <= 61) return '<within an hour>'
  // A window of a day ends at another minute for an account that was tried a minute later.
  return minutes > 0 && minutes <= 24 * 60 + 1 ? '<within a day>' : String(value)
}

const isStarted = (body: unknown): body is StartedRun => typeof body === 'object' && body !== null && 'run' in body

function questionsIn(step: WizardStep): { id: string; title: string }[] {
  if (step?.status !== 'ask') return []
  const { prefixItems = [] } = (step.page.answer.properties.answers ?? {}) as {
    prefixItems?: { title?: string; properties: { question: { const: string } } }[]
  }
  return prefixItems.map((item) => ({ id: item.properties.question.const, title: item.title ?? '' }))
}

/**
 * Undoes what wrong attempts leave behind, straight in the databases: 200 of them at one account would otherwise lock it, and
 * all later measurements would run in another state.
 */
export function createAttemptReset(server: RunningServer, isSample: boolean): { reset(): void; close(): void } {
  const open = (file: string) => {
    const database = new DatabaseSync(join(server.folder, 'data', file), { timeout: 60_000 })
    database.exec('PRAGMA synchronous = off')
    return database
  }
  const store = open('latchkey.sqlite')
  const company = isSample ? open('sample-company.sqlite') : undefined
  const accounts = company?.prepare('SELECT id, entry FROM Account').all() ?? []
  const restore = company?.prepare('UPDATE Account SET entry = ? WHERE id = ? AND entry <> ?')
  return {
    reset() {
      store.exec('DELETE FROM Counter')
      company?.exec('BEGIN IMMEDIATE')
      for (const { id = '', entry = '' } of accounts) restore?.run(entry, id, entry)
      company?.exec('COMMIT')
    },
    close() {
      store.close()
      company?.close()
    },
  }
}
