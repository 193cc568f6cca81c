import type { MessageKey, MessageValues } from '../../../shared/languages/keys.ts'
import type { AuditEventName } from '../../audit/events.ts'
import { filterHelpdeskRuns, listEventsAbout, type SubjectEvent } from '../../audit/subject-events.ts'
import type { Reader } from '../../store/database.ts'

/** The events that people see; the others are intermediate steps, or concern other people. */
const reportedEvents = [
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
type ReportedEvent = Exclude<(typeof reportedEvents)[number], 'approval-decided'>
export type ActivityCode = ReportedEvent | 'approval-approved' | 'approval-refused'

/** `somebody`: no one was authenticated, so it may have been anyone. */
export type Actor = 'self' | 'helpdesk' | 'manager' | 'somebody'

export interface ActivityEntry {
  at: Date
  /** Name of the audit event, more specific where one event has several texts. */
  code: ActivityCode
  by: Actor
  /** Workflow id, for a run that ended or an approval that was decided. */
  workflow?: string
}

/** As many as a page shows at a glance. */
export const maxActivityEntries = 20

/** Newest first. The effect of a run replaces its end, and repeated sign-ins appear once. */
export async function loadRecentActivity(reader: Reader, subject: string): Promise<ActivityEntry[]> {
  const found = await listEventsAbout(reader, { subject, events: reportedEvents, count: 4 * maxActivityEntries })
  const runs = [...new Set(found.flatMap(({ runId }) => runId ?? []))]
  return summarizeActivity(found, await filterHelpdeskRuns(reader, { subject, runs }))
}

export function summarizeActivity(found: readonly SubjectEvent[], helpdeskRuns: ReadonlySet<string>): ActivityEntry[] {
  const effective = new Set(found.flatMap(({ event, runId }) => (runId !== null && hasEffect(event) ? [runId] : [])))
  return found
    .filter(({ event, runId }) => event !== 'run-done' || runId === null || !effective.has(runId))
    .filter(({ event }, index, all) => event !== 'sign-in' || all[index - 1]?.event !== 'sign-in')
    .slice(0, maxActivityEntries)
    .map((event) => ({
      at: event.at,
      code: activityCode(event),
      by: actorOf(event, helpdeskRuns),
      workflow: typeof event.data.workflow === 'string' ? event.data.workflow : undefined,
    }))
}

const hasEffect = (event: AuditEventName): boolean => /^(account|password|methods)-/.test(event)

function activityCode({ event, data }: SubjectEvent): ActivityCode {
  if (event === 'approval-decided') return data.decision === 'approved' ? 'approval-approved' : 'approval-refused'
  // `listEventsAbout` was asked for these events only.
  return event as ReportedEvent
}

function actorOf({ event, runId, data }: SubjectEvent, helpdeskRuns: ReadonlySet<string>): Actor {
  if (event === 'person-viewed' || (runId !== null && helpdeskRuns.has(runId))) return 'helpdesk'
  // Of an identity that somebody looks after.
  if (event === 'approval-decided' || data.relation === 'sponsored') return 'manager'
  return event === 'sign-in-refused' || event === 'run-stopped' ? 'somebody' : 'self'
}

/** `task`: name of the workflow. */
export const translateActivity = (
  code: ActivityCode,
  task: string,
  translate: (key: MessageKey, values?: MessageValues) => string,
): string => translate(`health.activity.${code}`, { task })
