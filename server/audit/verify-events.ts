import type { Reader } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { type AuditEvent, firstPreviousHmac, isLink } from './chain.ts'
import type { AuditHead } from './checkpoints.ts'
import { readPages } from './read-pages.ts'
import { type AuditRestore, readRestore } from './restores.ts'
import { findTextProblems, type TextProblem } from './texts.ts'

export type EventProblem = { kind: 'edited' | 'gap' | 'truncated'; node: string; sequence: number }

export interface EventScan {
  events: number
  /** The last event of each node. */
  ends: ReadonlyMap<string, number>
  /** HMACs of the events at the places that were asked for. */
  hmacs: ReadonlyMap<string, string>
  /** Places that were reported as edited. */
  edited: ReadonlySet<string>
  restores: AuditRestore[]
  /** Nodes that have recorded a counter outside the database. */
  counters: ReadonlySet<string>
}

export const placeKey = ({ node, sequence }: { node: string; sequence: number }) => `${sequence} ${node}`

/** Reads every chain once, from the cut on, and reports what does not follow from the event before. */
export async function scanEvents(
  reader: Reader,
  keys: Keys,
  options: {
    cut: readonly AuditHead[]
    places: ReadonlySet<string>
    report: (...problems: (EventProblem | TextProblem)[]) => void
  },
): Promise<EventScan> {
  const { cut, places, report } = options
  const beginnings = new Map(cut.map((head) => [head.node, head]))
  const ends = new Map<string, number>()
  const hmacs = new Map<string, string>()
  const edited = new Set<string>()
  const restores: AuditRestore[] = []
  const counters = new Set<string>()
  let events = 0
  let last: AuditHead | undefined
  for await (const page of readPages(reader)) {
    const texts = new Map<string, { node: string; sequence: number; name: string }[]>()
    for (const event of page) {
      const { node, sequence } = event
      // Not yet deleted.
      if (sequence <= (beginnings.get(node)?.sequence ?? 0)) continue
      events++
      const first = beginnings.get(node) ?? { sequence: 0, hmac: firstPreviousHmac }
      const before = last?.node === node ? last : first
      const place = placeKey(event)
      if (places.has(place)) hmacs.set(place, event.hmac)
      if (sequence !== before.sequence + 1) {
        report({ kind: 'gap', node, sequence: before.sequence + 1 })
      } else if (isLink(keys, before.hmac, event)) {
        const restore = readRestore(event)
        if (restore) restores.push(restore)
        if (event.event === 'audit-counter-started') counters.add(node)
        const named = readTextNames(event).map((name) => ({ node, sequence, name }))
        if (named.length > 0) texts.set(node, [...(texts.get(node) ?? []), ...named])
      } else {
        edited.add(place)
        report({ kind: 'edited', node, sequence })
      }
      last = event
      ends.set(node, sequence)
    }
    for (const expected of texts.values()) report(...(await findTextProblems(reader, keys, expected)))
  }
  return { events, ends, hmacs, edited, restores, counters }
}

/** What heads, checkpoints and the counter vouch for and the chains do not have. */
export function findHeadProblems(
  { ends, hmacs, edited }: EventScan,
  { cut, heads }: { cut: readonly AuditHead[]; heads: readonly AuditHead[] },
): EventProblem[] {
  const cuts = new Map(cut.map((head) => [head.node, head]))
  const changed = new Map<string, EventProblem>()
  const lost = new Map<string, number>()
  for (const { node, sequence, hmac } of heads) {
    const place = placeKey({ node, sequence })
    const cutHead = cuts.get(node)
    const cutAt = cutHead?.sequence ?? 0
    if (sequence < cutAt) continue
    const found = sequence === cutAt ? cutHead?.hmac : hmacs.get(place)
    if (found === undefined) {
      // Events missing before the end were reported as a gap.
      if (sequence > (ends.get(node) ?? cutAt)) lost.set(node, Math.max(lost.get(node) ?? 0, sequence))
    } else if (found !== hmac && !edited.has(place)) {
      changed.set(place, { kind: 'edited', node, sequence })
    }
  }
  const truncated = [...lost].map(([node, sequence]): EventProblem => ({ kind: 'truncated', node, sequence }))
  return [...changed.values(), ...truncated]
}

/** The texts that belong to an event, as its data names them. */
function readTextNames({ data }: AuditEvent): string[] {
  if (!data.includes('"texts"')) return []
  const { texts } = JSON.parse(data) as { texts?: unknown }
  return Array.isArray(texts) ? texts.map(String) : []
}
