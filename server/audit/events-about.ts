import type { Reader } from '../store/database.ts'
import { firstRows } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditEventName } from './events.ts'

/** What the audit has about somebody, read for that very person. */
export interface AboutSubject {
  at: Date
  event: AuditEventName
  runId: string | null
  /** Codes and ids. */
  data: Record<string, unknown>
}

type Row = { at: Date; event: string; runId: string | null; data: string; sequence: number }

/** The newest events of these names about a subject, newest first. */
export async function eventsAbout(
  reader: Reader,
  of: { subject: string; events: readonly AuditEventName[]; count: number },
): Promise<AboutSubject[]> {
  const query = select(reader, of.subject)
    .where('event', 'in', [...of.events])
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
  return (await firstRows<Tables, 'AuditEvent', Row>(reader, query, of.count).execute()).map(read)
}

/** Which of these runs about a subject somebody of the helpdesk began. */
export async function helpdeskRuns(
  reader: Reader,
  of: { subject: string; runs: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (of.runs.length === 0) return new Set()
  const rows = await select(reader, of.subject)
    .where('event', '=', 'run-started')
    .where('runId', 'in', [...of.runs])
    .execute()
  return new Set(rows.map(read).flatMap(({ runId, data }) => (runId && data.operator !== undefined ? [runId] : [])))
}

const select = (reader: Reader, subject: string) =>
  reader.selectFrom('AuditEvent').select(['at', 'event', 'runId', 'data', 'sequence']).where('subject', '=', subject)

const read = ({ at, event, runId, data }: Row): AboutSubject => ({
  ...{ at, event: event as AuditEventName, runId },
  data: JSON.parse(data) as Record<string, unknown>,
})
