import type { Reader } from '../store/database.ts'
import type { AuditEvent } from './chain.ts'
import { readPages } from './read-pages.ts'

export interface EventFilter {
  events?: readonly string[]
  /** Account name or id, in any case. */
  person?: string
  since?: Date
  /** Before this moment. */
  until?: Date
}

/** An event as a person or program reads it: with the name of the person and with what staff typed, unless these were erased. */
export interface ReadableEvent {
  at: string
  node: string
  sequence: number
  event: string
  person?: { id: string; name?: string }
  run?: string
  data: Record<string, unknown>
  texts?: Record<string, string>
}

/** The events that match all that is named, node by node in the order of its chain. */
export async function* readEvents(reader: Reader, filter: EventFilter): AsyncGenerator<ReadableEvent> {
  const { events, person = '', since, until } = filter
  const wanted = person.toLowerCase()
  for await (const page of readPages(reader)) {
    const chosen = page.filter(
      ({ at, event }) =>
        (!events || events.includes(event)) && (!since || at >= since) && (!until || at.getTime() < until.getTime()),
    )
    const names = await loadNames(reader, chosen)
    const found = chosen.filter(({ subject }) => {
      if (wanted === '') return true
      return subject !== null && [subject, names.get(subject)].some((name) => name?.toLowerCase() === wanted)
    })
    const texts = await loadTexts(reader, found)
    for (const event of found) yield describeEvent(event, names, texts)
  }
}

/** These events with names and texts, in the same order. */
export async function describeEvents(reader: Reader, events: readonly AuditEvent[]): Promise<ReadableEvent[]> {
  const [names, texts] = [await loadNames(reader, events), await loadTexts(reader, events)]
  return events.map((event) => describeEvent(event, names, texts))
}

/** Names of subjects by their ids; those that were erased are missing. */
export const loadSubjectNames = (reader: Reader, ids: readonly string[]): Promise<Map<string, string>> =>
  loadNamesOf(reader, [...new Set(ids)])

function describeEvent(
  { at, node, sequence, event, subject, runId, data }: AuditEvent,
  names: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, Record<string, string>>,
): ReadableEvent {
  return {
    at: at.toISOString(),
    node,
    sequence,
    event,
    person: subject === null ? undefined : { id: subject, name: names.get(subject) },
    run: runId ?? undefined,
    data: JSON.parse(data) as Record<string, unknown>,
    texts: texts.get(placeOf({ node, sequence })),
  }
}

const placeOf = ({ node, sequence }: Pick<AuditEvent, 'node' | 'sequence'>) => `${sequence} ${node}`

/** Parameters of one query: databases take a few hundred and more, not a thousand everywhere. */
const idsPerQuery = 500

const loadNames = (reader: Reader, events: readonly AuditEvent[]): Promise<Map<string, string>> =>
  loadNamesOf(reader, [...new Set(events.flatMap(({ subject }) => subject ?? []))])

async function loadNamesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let from = 0; from < ids.length; from += idsPerQuery) {
    const part = ids.slice(from, from + idsPerQuery)
    const rows = await reader.selectFrom('AuditSubject').select(['id', 'name']).where('id', 'in', part).execute()
    for (const { id, name } of rows) if (name !== null) names.set(id, name)
  }
  return names
}

/** What was typed beside these events, by their place. */
async function loadTexts(reader: Reader, events: readonly AuditEvent[]): Promise<Map<string, Record<string, string>>> {
  const found = new Map<string, Record<string, string>>()
  for (const [node, ofNode] of Map.groupBy(events, (event) => event.node)) {
    const sequences = ofNode.map(({ sequence }) => sequence)
    const rows = await reader
      .selectFrom('AuditText')
      .select(['node', 'sequence', 'name', 'text'])
      .where('node', '=', node)
      .where('sequence', '>=', Math.min(...sequences))
      .where('sequence', '<=', Math.max(...sequences))
      .execute()
    for (const { name, text, ...place } of rows)
      if (text !== null) found.set(placeOf(place), { ...found.get(placeOf(place)), [name]: text })
  }
  return found
}
