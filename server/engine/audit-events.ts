import type { Intent } from '../activities/account.ts'
import type { AuditRecord } from '../audit/chain.ts'
import type { AuditEventName } from '../audit/events.ts'
import type { Run } from '../store/runs.ts'
import type { OpenRun } from './run-context.ts'
import type { RunState } from './run-state.ts'
import type { StepTrace } from './services.ts'
import type { Subject } from './subject.ts'

/** What a commit did, for the audit: codes and ids only. */
export interface CommittedStep {
  /** Events of the access that ended with it. */
  accessEnded: readonly AuditRecord[]
  isStart: boolean
  trace: readonly StepTrace[]
  /** Effects that are known to have happened. */
  effects: readonly Intent['kind'][]
  /** A write was announced, and whether it happened is not known. */
  hasOpenEffect: boolean
  state: RunState
  status: 'open' | 'done' | 'stopped'
}

const effectEvents: Record<Intent['kind'], AuditEventName | undefined> = {
  verify: undefined,
  'change-password': 'password-changed',
  'reset-password': 'password-reset',
  unlock: 'account-unlocked',
  enable: 'account-enabled',
  'force-change': 'password-change-forced',
}

export function toAuditRecords(run: OpenRun, committed: CommittedStep): AuditRecord[] {
  const about = { runId: run.row.id, subject: auditSubject(run.subject) }
  return [...committed.accessEnded, ...toAuditEntries(run, committed).map((entry) => ({ ...entry, ...about }))]
}

type AuditEntry = Pick<AuditRecord, 'event' | 'data' | 'texts'>

function toAuditEntries({ row: { workflow }, subject }: OpenRun, committed: CommittedStep): AuditEntry[] {
  const { isStart, trace, effects, hasOpenEffect, state, status } = committed
  const { decoy, decoyReason: why } = subject
  const entries: AuditEntry[] = []
  if (isStart) {
    const operator = state.helpdesk?.operator.id
    entries.push({ event: 'run-started', data: { workflow, decoy, why, operator }, texts: operatorTexts(state) })
  }
  for (const kind of effects) {
    const event = effectEvents[kind]
    if (event) entries.push({ event })
  }
  entries.push(...trace.filter(({ result }) => !unauditedResults.has(result)).map(toStepEntry))
  if (status === 'done') entries.push({ event: 'run-done', data: { workflow } })
  const openEffect = hasOpenEffect && !decoy ? 'unknown' : undefined
  if (status === 'stopped')
    entries.push({ event: 'run-stopped', data: { workflow, code: state.stopped?.code, openEffect } })
  return entries
}

const operatorTexts = ({ helpdesk }: RunState) => helpdesk && { ticket: helpdesk.ticket, reason: helpdesk.reason }

/** The step is not over: its page is shown again, or it shows another page or waits. */
const unauditedResults: ReadonlySet<StepTrace['result']> = new Set(['refused', 'waiting', 'page'])

const toStepEntry = ({ result, note, ...data }: StepTrace): AuditEntry => ({
  event: result === 'ok' || result === 'restart' ? 'activity-succeeded' : 'activity-failed',
  data: { ...note, ...data, result },
})

/** Why a run was stopped for its person, for the audit. */
export interface StopFacts {
  why: string
  operator?: string
}

/** For a run that the server ends as it is, without a step. */
export const runStoppedEvent = (
  { id, workflow, intent, decoy }: Run,
  code: string,
  facts?: StopFacts,
): AuditRecord => ({
  event: 'run-stopped',
  runId: id,
  data: { workflow, code, ...facts, openEffect: intent === null || decoy ? undefined : 'unknown' },
})

/**
 * The account, also where a decoy stands in for it. One that does not exist has its decoy's id, so that attempts at it can be told
 * from others (and take as long to record), and no name: what was typed is not kept.
 */
export function auditSubject({
  found,
  person,
}: Pick<Subject, 'found' | 'person'>): NonNullable<AuditRecord['subject']> {
  return found ? { id: found.id, name: `${found.account}@${found.domain}` } : { id: person.id }
}
