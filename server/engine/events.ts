import type { Intent } from '../activities/activity.ts'
import type { Audit, AuditRecord } from '../audit/chain.ts'
import type { AuditEventName } from '../audit/events.ts'
import type { Tx } from '../store/database.ts'
import type { RunState } from './run-state.ts'
import type { Subject } from './subject.ts'
import type { Trace } from './walk.ts'

/** What a commit tells the audit of a run: codes and ids. */
export interface Told {
  started: boolean
  trace: readonly Trace[]
  /** Effects that this round made sure of. */
  effects: readonly Intent['kind'][]
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

export async function tell(
  { audit, tx }: { audit: Audit; tx: Tx },
  run: { id: string; workflow: string; subject: Subject },
  told: Told,
): Promise<void> {
  const about = { runId: run.id, subject: auditSubject(run.subject) }
  await audit.append(tx, ...eventsOf(run.workflow, run.subject, told).map((event) => ({ ...event, ...about })))
}

type Entry = Pick<AuditRecord, 'event' | 'data'>

function eventsOf(
  workflow: string,
  { decoy, why }: Subject,
  { started, trace, effects, state, status }: Told,
): Entry[] {
  const entries: Entry[] = started ? [{ event: 'run-started', data: { workflow, decoy, why, ...onBehalf(state) } }] : []
  for (const kind of effects) {
    const event = effectEvents[kind]
    if (event) entries.push({ event })
  }
  entries.push(...trace.filter(({ result }) => !untold.has(result)).map(traceEvent))
  if (status === 'done') entries.push({ event: 'run-done', data: { workflow } })
  if (status === 'stopped') entries.push({ event: 'run-stopped', data: { workflow, code: state.stopped?.code } })
  return entries
}

const onBehalf = ({ helpdesk }: RunState) =>
  helpdesk && { operator: helpdesk.operator.id, ticket: helpdesk.ticket, reason: helpdesk.reason }

/** A page that is shown again, and another page of the same step: nothing has happened yet. */
const untold: ReadonlySet<Trace['result']> = new Set(['refused', 'waiting', 'page'])

const traceEvent = ({ result, note, ...data }: Trace): Entry => ({
  event: result === 'ok' || result === 'restart' ? 'activity-succeeded' : 'activity-failed',
  data: { ...note, ...data, result },
})

/**
 * Whose account it is, also where a decoy stands in for it. One that does not exist has its decoy's id, so that tries at it
 * can be told from others (and take as long to record), and no name: what somebody typed is not kept.
 */
function auditSubject({ found, person }: Subject): AuditRecord['subject'] {
  return { id: found?.id ?? person.id, name: found ? `${found.account}@${found.domain}` : '' }
}
