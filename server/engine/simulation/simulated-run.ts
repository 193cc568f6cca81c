import { AppError } from '../../../shared/errors.ts'
import type { WizardStep } from '../../../shared/wizard/page.ts'
import type { AuditEventName } from '../../audit/events.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import { decryptOrder } from '../../notifications/outbox.ts'
import { anyOperator } from '../../store/approvals.ts'
import { findRun } from '../../store/runs.ts'
import { updateSignedRow } from '../../store/signed-rows.ts'
import { createEngine } from '../create-engine.ts'
import type { RunCredentials, StartRequest } from '../engine.ts'
import { parseRunState } from '../run-state.ts'
import type { EngineServices, ObservedStep } from '../services.ts'
import { type Choosable, notOffered, type Outcome, readSimulated } from './outcomes.ts'

/** A step that happened, or one that was left out. */
export type LogEntry =
  | ({ kind: 'executed' } & ObservedStep['trace'][number])
  | ({ kind: 'passed-over' } & ObservedStep['passedOver'][number])

/** What is met at one moment, and what led to it. */
export interface SimulatedMoment {
  step: WizardStep
  /** Key of the workflow's step that is met; undefined: it is over. */
  stepKey?: string
  choices: readonly Choosable[]
  /** Since the moment before. */
  log: readonly LogEntry[]
  mails: readonly MailOrder[]
  /** What the audit would record, but for the steps themselves. */
  effects: readonly AuditEventName[]
  /** When, in the time of the simulation. */
  at: Date
}

interface SimulatedRunOptions {
  /** Decides where a second operator is asked. */
  operator: DirectoryPerson
  /** What happened since the last call. */
  takeLog(): LogEntry[]
}

/** One run of a real engine over simulated services, led by chosen outcomes. */
export function createSimulatedRun(services: EngineServices, { operator, takeLog }: SimulatedRunOptions) {
  const { store, keys } = services
  // The person is not idle while an administrator thinks; a person who stays away is one of the outcomes.
  const engine = createEngine({ ...services, times: { idleTimeoutMs: Number.POSITIVE_INFINITY } })
  const idleEngine = createEngine({ ...services, times: { idleTimeoutMs: -1, abandonedAfterMs: -60_000 } })
  let credentials: RunCredentials = { id: '', token: '' }
  let current: { step: WizardStep; choices: readonly Choosable[] } | undefined
  let seen = { mails: 0, events: 0 }

  async function listMails() {
    const rows = await store.read.selectFrom('OutboxMail').select(['order', 'occurrences']).orderBy('id').execute()
    return rows.map(({ order, occurrences }) => decryptOrder(keys, order, occurrences))
  }

  const listEvents = () => store.read.selectFrom('AuditEvent').select(['event', 'data']).orderBy('sequence').execute()

  async function findStepKey(): Promise<string | undefined> {
    const row = await findRun(store.read, credentials.id)
    if (row?.status !== 'open') return undefined
    const { definition } = await services.policies.loadWorkflowVersion(row.workflowVersion)
    return definition.activities[parseRunState(services, row).index]?.key
  }

  async function toMoment(presented: WizardStep): Promise<SimulatedMoment> {
    const { step, choices } = separateChoices(presented)
    current = { step, choices }
    const [mails, events] = [await listMails(), await listEvents()]
    const before = seen
    seen = { mails: mails.length, events: events.length }
    return {
      step,
      stepKey: await findStepKey(),
      choices,
      log: takeLog(),
      mails: mails.slice(before.mails),
      effects: events
        .slice(before.events)
        .map(({ event }) => event as AuditEventName)
        .filter((event) => !event.startsWith('activity-') && !event.startsWith('run-')),
      at: services.clock(),
    }
  }

  /** The person stays away: a known one authenticates again, of any other the run ends. */
  async function timeOut(): Promise<WizardStep> {
    const row = await findRun(store.read, credentials.id)
    if (row && parseRunState(services, row).authenticated) return idleEngine.getCurrentStep(credentials)
    await idleEngine.expireAbandonedRuns()
    return engine.getCurrentStep(credentials)
  }

  /** `approved`, `declined`: as who was asked decides. `timed-out`: they do not. */
  async function decideApproval(decision: Choosable): Promise<void> {
    const open = await store.read.selectFrom('Approval').select('id').where('status', '=', 'open').execute()
    await store.transaction(async (tx) => {
      for (const { id } of open) {
        await updateSignedRow(tx, 'Approval', [id], ({ approverId, approverDomain, createdAt }) => {
          const isAnyOperator = approverId === anyOperator
          const approver = isAnyOperator
            ? { approverId: secondOperatorId(operator.id), approverDomain: operator.domain }
            : { approverId, approverDomain }
          if (decision === 'timed-out') return { expiresAt: createdAt }
          return { ...approver, status: decision === 'approved' ? 'approved' : 'refused', decidedAt: services.clock() }
        })
      }
    })
  }

  async function choose(chosen: Choosable, passTime: (milliseconds: number) => void): Promise<WizardStep> {
    if (!current) throw new AppError('unexpected')
    const { step } = current
    if (chosen === 'cancelled') {
      await engine.cancel(credentials)
      return engine.getCurrentStep(credentials)
    }
    if (step.status === 'wait') {
      await decideApproval(chosen)
      if (chosen === 'timed-out') passTime(await findWaitMs())
      return engine.getCurrentStep(credentials)
    }
    if (chosen === 'timed-out') return timeOut()
    const number = step.status === 'ask' ? step.number : 0
    return engine.answer(credentials, { number, answer: { simulated: chosen } })
  }

  async function findWaitMs(): Promise<number> {
    const row = await findRun(store.read, credentials.id)
    const until = row && parseRunState(services, row).waitingUntil
    return until ? Math.max(0, Date.parse(until) - services.clock().getTime()) + 1_000 : 0
  }

  return {
    async start(request: StartRequest): Promise<SimulatedMoment> {
      const { run, step } = await engine.start(request)
      credentials = { ...run, sessionToken: request.helpdesk?.sessionToken }
      return toMoment(step)
    },

    /** Undefined: the outcome does not fit the current moment. */
    async apply(outcome: Outcome, passTime: (milliseconds: number) => void): Promise<SimulatedMoment | undefined> {
      if (!current) return undefined
      const { step, choices } = current
      if ('choose' in outcome)
        return choices.includes(outcome.choose) ? toMoment(await choose(outcome.choose, passTime)) : undefined
      if (step.status !== 'ask' || !mayAnswer(step, choices, outcome.answer)) return undefined
      return toMoment(await engine.answer(credentials, { number: step.number, answer: outcome.answer }))
    },

    /** For the audit alone, and for who simulates. */
    async findDecoyReason(): Promise<string | undefined> {
      const started = (await listEvents()).find(({ event }) => event === 'run-started')
      const { why } = started ? (JSON.parse(started.data) as { why?: string }) : {}
      return why
    },
  }
}

/** The id of an operator who is not the one of the run. */
const secondOperatorId = (operator: string) => `${operator.slice(0, -1)}${operator.endsWith('0') ? '1' : '0'}`

/** The simulated activities add the outcomes to a page's actions, where the engine accepts them; here they are told apart again. */
function separateChoices(step: WizardStep): { step: WizardStep; choices: readonly Choosable[] } {
  if (step.status === 'wait') return { step, choices: ['approved', 'declined', 'cancelled', 'timed-out'] }
  if (step.status !== 'ask') return { step, choices: [] }
  const { actions = [], ...page } = step.page
  const offered = actions.filter(({ row }) => row !== notOffered)
  const outcomes = offered.flatMap(({ answer }) => readSimulated(answer) ?? [])
  const own = actions.filter(({ answer }) => !readSimulated(answer))
  return {
    step: { ...step, page: { ...page, ...(own.length > 0 && { actions: own }) } },
    choices: [...outcomes, 'cancelled', 'timed-out'],
  }
}

/** A page that asks for a secret takes the answers of its own buttons, and no other: a secret that an administrator types anyway is not even read. */
function mayAnswer(
  step: Extract<WizardStep, { status: 'ask' }>,
  choices: readonly Choosable[],
  answer: object,
): boolean {
  if (readSimulated(answer)) return false
  const asksForSecret = choices.some((one) => one !== 'cancelled' && one !== 'timed-out')
  const isAction = step.page.actions?.some((action) => JSON.stringify(action.answer) === JSON.stringify(answer))
  return !asksForSecret || isAction === true
}
