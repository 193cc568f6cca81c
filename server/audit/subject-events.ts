import type { Reader } from '../store/database.ts'
import { limitRows } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditEventName } from './events.ts'

/** An event about a person, read for that person. */
export interface SubjectEvent {
  at: Date
  event: AuditEventName
  runId: string | null
  /** Codes and ids. */
  data: Record<string, unknown>
}

type Row = { at: Date; event: string; runId: string | null; data: string; sequence: number }

/** The newest events of these names about a subject, newest first. */
export async function listEventsAbout(
  reader: Reader,
  filter: { subject: string; events: readonly AuditEventName[]; count: number },
): Promise<SubjectEvent[]> {
  const query = select(reader, filter.subject)
    .where('event', 'in', [...filter.events])
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
  return (await limitRows<Tables, 'AuditEvent', Row>(reader, query, filter.count).execute()).map(read)
}

/** Those of these runs about a subject that the helpdesk started. */
export async function filterHelpdeskRuns(
  reader: Reader,
  filter: { subject: string; runs: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (filter.runs.length === 0) return new Set()
  const rows = await select(reader, filter.subject)
    .where('event', '=', 'run-started')
    .where('runId', 'in', [...filter.runs])
    .execute()
  return new Set(rows.map(read).flatMap(({ runId, data }) => (runId && data.operator !== undefined ? [runId] : [])))
}

const select = (reader: Reader, subject: string) =>
  reader.selectFrom('AuditEvent').select(['at', 'event', 'runId', 'data', 'sequence']).where('subject', '=', subject)

const read = ({ at, event, runId, data }: Row): SubjectEvent => ({
  at,
  event: event as AuditEventName,
  runId,
  data: JSON.parse(data) as Record<string, unknown>,
})
