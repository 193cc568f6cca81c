import { Secret, TOTP } from 'otpauth'
import type { AskStep, WizardStep } from '../../../shared/wizard/page.ts'
import { decryptOrder } from '../../notifications/outbox.ts'
import type { WorkflowDefinition } from '../../policies/workflow.ts'
import { limitRows } from '../../store/paging.ts'
import type { StartRequest } from '../engine.ts'
import { expectPage } from '../testing.ts'
import type { Guess, GuessOptions } from './driver.ts'
import type { GuessedSite, OpenRun } from './site.ts'

export type Step = Pick<WorkflowDefinition['activities'][number], 'activity' | 'settings'>
/** What is typed at this page. `mailed`: the code that was mailed when the run began. */
export type ToAnswer = (
  site: GuessedSite,
  page: { step: WizardStep; isRight: boolean; mailed: string | undefined },
) => Promise<unknown>

/** What a guess came to where another person decides, or the person is not identified yet; returns whether it was accepted. */
export type Conclude = (site: GuessedSite, open: OpenRun, isRight: boolean) => Promise<boolean>

export const pageOf = (step: WizardStep): AskStep['page'] => expectPage(step).page

/** A guess of a browser, in a run of its own or in one that a wrong guess left open. */
export async function askBrowser(
  site: GuessedSite,
  step: Step,
  options: GuessOptions,
  toAnswer: ToAnswer,
): Promise<Guess | undefined> {
  const person = options.share === 'known' ? site.secrets.person : undefined
  return ask(site, { step, options, toAnswer, frontEnd: 'self-service' }, { knownPeople: person ? [person] : [] })
}

/** A guess of a caller, which an operator types. */
export async function askCaller(
  site: GuessedSite,
  step: Step,
  options: GuessOptions,
  toAnswer: ToAnswer,
  conclude?: Conclude,
): Promise<Guess | undefined> {
  const { person, operator, operatorToken: sessionToken } = site.secrets
  if (!person) return undefined
  const question: Question = { step, options, toAnswer, conclude, frontEnd: 'helpdesk' }
  return ask(site, question, { helpdesk: { operator, sessionToken, person } })
}

interface Question {
  step: Step
  options: GuessOptions
  toAnswer: ToAnswer
  conclude?: Conclude
  frontEnd: 'self-service' | 'helpdesk'
}

async function ask(
  site: GuessedSite,
  { step, options, toAnswer, conclude, frontEnd }: Question,
  caller: Pick<StartRequest, 'helpdesk' | 'knownPeople'>,
): Promise<Guess | undefined> {
  const workflow = await publishOnce(site, step, frontEnd)
  const waiting = site.waitingRuns.get(`${workflow} ${options.share}`) ?? []
  site.waitingRuns.set(`${workflow} ${options.share}`, waiting)
  const open =
    waiting.pop() ?? (await start(site, { workflow, account: site.account, language: 'en', site: frontEnd, ...caller }))
  if (open.step.status !== 'ask') return undefined
  const { number } = open.step
  const answer = await toAnswer(site, { step: open.step, isRight: options.isRight, mailed: open.mailed })
  return async () => {
    open.step = await site.pick().engine.answer(open.run, { number, answer })
    // Such a run goes on with pages of its own.
    if (conclude) return conclude(site, open, options.isRight)
    if (open.step.status === 'ask') waiting.push(open)
    return open.step.status === 'done'
  }
}

async function start(site: GuessedSite, request: StartRequest): Promise<OpenRun> {
  const { run, step } = await site.pick().engine.start(request)
  const { helpdesk } = request
  const credentials = helpdesk ? { ...run, sessionToken: helpdesk.sessionToken } : run
  return { run: credentials, step, mailed: await readLastCode(site) }
}

async function readLastCode(site: GuessedSite): Promise<string | undefined> {
  const { store, services } = site.pick()
  const newest = store.read.selectFrom('OutboxMail').select('order').orderBy('id', 'desc')
  const mail = await limitRows(store.read, newest, 1).executeTakeFirst()
  const { template, values } = mail ? decryptOrder(services.keys, mail.order) : {}
  return template === 'one-time-code' ? String(values?.code) : undefined
}

const askAgain: Step = { activity: 'restart-workflow-if-error-occurs', settings: {} }

/** A workflow that asks for nothing else, again after each wrong guess. Returns its id. */
async function publishOnce(site: GuessedSite, step: Step, frontEnd: Question['frontEnd']): Promise<string> {
  const id = [frontEnd, step.activity, step.settings.to].filter(Boolean).join('-')
  if (site.published.has(id)) return id
  await site.pick().publish(
    id,
    [
      { key: 'ask', ...step },
      { key: 'again', ...askAgain },
    ],
    frontEnd,
  )
  site.published.add(id)
  return id
}

const totpOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) })

export const appCode = (secret: string, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() })

/** A code that no step near this moment has. */
export function wrongAppCode(secret: string, now: Date): string {
  const near = [-2, -1, 0, 1, 2].map((steps) => appCode(secret, new Date(now.getTime() + steps * 30_000)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
}
