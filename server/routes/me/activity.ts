import type { MessageKey, MessageValues } from '../../../shared/languages/keys.ts'
import type { AuditEventName } from '../../audit/events.ts'
import { type AboutSubject, eventsAbout, helpdeskRuns } from '../../audit/events-about.ts'
import type { Reader } from '../../store/database.ts'

/** What people are told of; the rest are steps on the way, or the business of others. */
const told = [
  'account-enabled',
  'account-unlocked',
  'approval-decided',
  'methods-changed',
  'password-change-forced',
  'password-changed',
  'password-reset',
  'person-viewed',
  'run-done',
  'run-stopped',
  'sign-in',
  'sign-in-refused',
] as const satisfies readonly AuditEventName[]
type Told = (typeof told)[number]

/** `somebody`: nobody showed who they are, so it may have been anyone. */
export type ActedBy = 'self' | 'helpdesk' | 'manager' | 'somebody'

export interface HealthActivity {
  at: Date
  /** The audit's name of it, narrowed where it has several wordings. */
  code: string
  by: ActedBy
  /** Workflow id, for a task that ended or was decided on. */
  workflow?: string
}

/** So much of it that a page shows it at a glance. */
export const mostActivity = 20

/** The newest first. What a task did stands for the task, and signing in again and again is told once. */
export async function recentActivity(reader: Reader, subject: string): Promise<HealthActivity[]> {
  const found = await eventsAbout(reader, { subject, events: told, count: 4 * mostActivity })
  const runs = [...new Set(found.flatMap(({ runId }) => runId ?? []))]
  return summary(found, await helpdeskRuns(reader, { subject, runs }))
}

export function summary(found: readonly AboutSubject[], ofHelpdesk: ReadonlySet<string>): HealthActivity[] {
  const effective = new Set(found.flatMap(({ event, runId }) => (runId !== null && hasEffect(event) ? [runId] : [])))
  return found
    .filter(({ event, runId }) => event !== 'run-done' || runId === null || !effective.has(runId))
    .filter((one, index, all) => one.event !== 'sign-in' || all[index - 1]?.event !== 'sign-in')
    .slice(0, mostActivity)
    .map((one) => ({
      ...{ at: one.at, code: codeOf(one), by: actedBy(one, ofHelpdesk) },
      ...(typeof one.data.workflow === 'string' && { workflow: one.data.workflow }),
    }))
}

const hasEffect = (event: AuditEventName): boolean => /^(account|password|methods)-/.test(event)

function codeOf({ event, data }: AboutSubject): string {
  if (event === 'approval-decided') return data.decision === 'approved' ? 'approval-approved' : 'approval-refused'
  return event
}

function actedBy({ event, runId }: AboutSubject, ofHelpdesk: ReadonlySet<string>): ActedBy {
  if (event === 'person-viewed' || (runId !== null && ofHelpdesk.has(runId))) return 'helpdesk'
  if (event === 'approval-decided') return 'manager'
  return event === 'sign-in-refused' || event === 'run-stopped' ? 'somebody' : 'self'
}

/** `task`: name of the workflow. */
export const activityText = (
  { code }: Pick<HealthActivity, 'code'>,
  task: string,
  say: (key: MessageKey, values?: MessageValues) => string,
): string => say(`health.activity.${code as Exclude<Told, 'approval-decided'> | 'approval-approved'}`, { task })
