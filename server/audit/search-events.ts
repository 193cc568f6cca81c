import { sql } from 'kysely'
import type { Reader } from '../store/database.ts'
import { limitRows } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditEvent } from './chain.ts'
import type { AuditEventName } from './events.ts'
import { describeEvents, type ReadableEvent } from './readable-events.ts'

/** What is looked for; all that is named must fit. Texts are compared without regard to case. */
export interface EventSearch {
  /** Part of the name of the person whom the event is about, or their id. */
  person?: string
  /** The same of who acted for them or as staff. */
  operator?: string
  events?: readonly string[]
  /** Id of the workflow: events that begin and end a run name it. */
  workflow?: string
  /** Id of the activity. */
  activity?: string
  /** Result or code of a step, a refusal or an end. */
  result?: string
  /** Beginning of the network address. */
  address?: string
  /** Part of anything that the event holds. */
  text?: string
  run?: string
  since?: Date
  /** Before this moment. */
  until?: Date
}

/** Where a page ends: the next one begins after it. */
export interface EventPosition {
  at: Date
  node: string
  sequence: number
}

const pageSize = 500
/** What one request looks through; a search for something rare goes on with the next one. */
const maxExamined = 5_000
/** People whose names a typed part may fit. */
const maxSubjects = 200

/**
 * Events that fit, newest first. Person, run and time are found by index; the rest is compared event by event, a limited number at a time.
 * `next`: there may be more behind this position, also where fewer than `limit` were found.
 */
export async function searchEvents(
  reader: Reader,
  search: EventSearch,
  { after, limit }: { after?: EventPosition; limit: number },
): Promise<{ events: ReadableEvent[]; next?: EventPosition }> {
  const people = search.person ? await findSubjects(reader, search.person) : undefined
  const operators = search.operator ? await findSubjects(reader, search.operator) : undefined
  const run = search.run === undefined ? undefined : await findRun(reader, search.run)
  if (people?.length === 0 || operators?.length === 0 || (search.run !== undefined && !run)) return { events: [] }
  const fits = createPredicate(search, operators)
  const events: ReadableEvent[] = []
  let last = after
  for (let examined = 0; examined < maxExamined; ) {
    const page = await readPage(reader, search, { people, run, after: last })
    for (const [index, event] of (await describeEvents(reader, page)).entries()) {
      last = page[index]
      if (!fits(event)) continue
      events.push(event)
      if (events.length === limit) return { events, next: last }
    }
    if (page.length < pageSize) return { events }
    examined += page.length
  }
  return { events, next: last }
}

/** The page behind a position, in the order of the index by moment. */
function readPage(
  reader: Reader,
  { since, until }: EventSearch,
  { people, run, after }: { people?: readonly string[]; run?: AuditedRun; after?: EventPosition },
): Promise<AuditEvent[]> {
  let query = reader.selectFrom('AuditEvent').selectAll()
  if (run) query = query.where('runId', '=', run.id).where('subject', '=', run.subject)
  if (people) query = query.where('subject', 'in', [...people])
  if (since) query = query.where('at', '>=', since)
  if (until) query = query.where('at', '<', until)
  // An upper end always, so that the index is entered and not read from its beginning.
  query = query.where('at', '<=', after?.at ?? farFuture)
  if (after) {
    const { at, node, sequence } = after
    query = query.where(({ eb, or, and }) =>
      or([
        eb('at', '<', at),
        and([
          eb('at', '=', at),
          or([eb('node', '<', node), and([eb('node', '=', node), eb('sequence', '<', sequence)])]),
        ]),
      ]),
    )
  }
  const ordered = query.orderBy('at', 'desc').orderBy('node', 'desc').orderBy('sequence', 'desc')
  return limitRows<Tables, 'AuditEvent', AuditEvent>(reader, ordered, pageSize).execute()
}

const farFuture = new Date('9999-12-31T00:00:00.000Z')

/** `subject`: whom the run is about. */
interface AuditedRun {
  id: string
  subject: string
}

/** Undefined: the log does not hold the beginning of this run. The event is a literal, because a database uses the index of these events only then. */
async function findRun(reader: Reader, id: string): Promise<AuditedRun | undefined> {
  const query = reader
    .selectFrom('AuditEvent')
    .select('subject')
    .where('runId', '=', id)
    .where('event', '=', sql.lit<string>('run-started' satisfies AuditEventName))
  const { subject } = (await query.executeTakeFirst()) ?? {}
  return subject ? { id, subject } : undefined
}

/** Ids of people whose id is this, or whose name has it as a part. */
async function findSubjects(reader: Reader, typed: string): Promise<string[]> {
  const part = `%${typed.toLowerCase().replace(/[\\%_[]/g, '\\$&')}%`
  const query = reader
    .selectFrom('AuditSubject')
    .select('id')
    .where(({ eb, or }) => or([eb('id', '=', typed), sql<boolean>`lower(${sql.ref('name')}) like ${part} escape '\\'`]))
    .orderBy('id')
  return (await limitRows<Tables, 'AuditSubject', { id: string }>(reader, query, maxSubjects).execute()).map(
    ({ id }) => id,
  )
}

/** Events of staff whose subject is who acted. */
const byStaff: ReadonlySet<string> = new Set<AuditEventName>([
  'bulk-operation-changed',
  'configuration-changed',
  'mail-discarded',
  'mail-retried',
  'mail-tested',
  'task-requested',
  'workflow-published',
])

/** Fields with the id of who acted. */
const actors = ['operator', 'approver', 'by'] as const

/** The id of who acted for or upon the person; undefined: the person alone, or no one is recorded. */
export function findActor({ event, data, person }: ReadableEvent): string | undefined {
  const named = actors.map((name) => data[name]).find((value) => typeof value === 'string')
  return (named as string | undefined) ?? (byStaff.has(event) ? person?.id : undefined)
}

function createPredicate(search: EventSearch, operators: readonly string[] | undefined) {
  const { workflow, activity, result, address } = search
  const text = search.text?.toLowerCase()
  return (event: ReadableEvent): boolean => {
    const { data, texts = {}, person } = event
    if (search.events && !search.events.includes(event.event)) return false
    if (operators && !operators.includes(findActor(event) ?? '')) return false
    if (workflow !== undefined && data.workflow !== workflow) return false
    if (activity !== undefined && data.activity !== activity) return false
    if (result !== undefined && ![data.result, data.code, data.why].includes(result)) return false
    if (address !== undefined && ![texts.address, data.peer].some((one) => String(one ?? '').startsWith(address)))
      return false
    if (text === undefined) return true
    const words = [event.event, person?.name, person?.id, event.run, JSON.stringify(data), ...Object.values(texts)]
    return words.some((one) => one?.toLowerCase().includes(text))
  }
}
