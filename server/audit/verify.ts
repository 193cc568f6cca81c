import type { Reader } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { firstRows } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import { type AuditEvent, beginning, isLink } from './chain.ts'
import { type AuditCheckpoint, type AuditHead, checkpointHeads } from './checkpoints.ts'
import { cutHeads, readCuts } from './cuts.ts'

export interface AuditReport {
  events: number
  nodes: number
  checkpoints: number
  /** When retention cut the chains, and the last event of each that it took; what is left begins behind it. */
  cut?: { at: Date; ends: { node: string; sequence: number }[] }
  /** Empty: every event is as it was written and none is missing. At most `mostProblems` are listed. */
  problems: AuditProblem[]
}

/**
 * `edited`: the event, or its place, is not what was written. `gap`: events from that number on are missing before a later one.
 * `truncated`: the chain reached that number once and no longer does. `checkpoint-edited`,
 * `cut-edited`: the signature of a checkpoint, or of a cut, does not hold.
 */
export type AuditProblem =
  | { kind: 'edited' | 'gap' | 'truncated'; node: string; sequence: number }
  | { kind: 'checkpoint-edited'; checkpoint: string }
  | { kind: 'cut-edited'; cut: string }

export const mostProblems = 100

/** Reads every chain once. `kept`: checkpoints from outside the database. Events appended meanwhile do no harm. */
export async function verifyAudit(
  reader: Reader,
  keys: Keys,
  kept: readonly AuditCheckpoint[] = [],
): Promise<AuditReport> {
  const problems: AuditProblem[] = []
  const report = (problem: AuditProblem) => {
    if (problems.length < mostProblems) problems.push(problem)
  }

  const cut = await soundCut(reader, keys, report)
  const beginnings = new Map(cut?.heads.map((head) => [head.node, head]))
  const cutAt = (node: string) => beginnings.get(node)?.sequence ?? 0

  // Heads before events: what they name must be found afterwards, whatever is appended in between.
  const stored = await reader.selectFrom('AuditCheckpoint').selectAll().orderBy('id').execute()
  const heads: AuditHead[] = await reader.selectFrom('AuditHead').selectAll().execute()
  const checkpoints = [...stored, ...kept]
  for (const checkpoint of checkpoints) {
    const vouched = checkpointHeads(keys, checkpoint)
    if (vouched) heads.push(...vouched)
    else report({ kind: 'checkpoint-edited', checkpoint: checkpoint.id })
  }
  const missing = new Map(
    heads.filter(({ node, sequence }) => sequence > cutAt(node)).map((head) => [placeOf(head), head]),
  )
  const vouched = new Map<string, Set<string>>()
  for (const head of heads) vouched.set(placeOf(head), (vouched.get(placeOf(head)) ?? new Set()).add(head.hmac))

  for (const { node, sequence, hmac } of cut?.heads ?? []) {
    const others = vouched.get(placeOf({ node, sequence })) ?? []
    if ([...others].some((other) => other !== hmac)) report({ kind: 'edited', node, sequence })
  }

  const nodes = new Set(heads.map((head) => head.node))
  const ends = new Map<string, number>()
  let events = 0
  let last: { node: string; sequence: number; hmac: string } | undefined
  for await (const event of eventsInOrder(reader)) {
    // Not deleted yet.
    if (event.sequence <= cutAt(event.node)) continue
    events++
    nodes.add(event.node)
    const first = beginnings.get(event.node) ?? { sequence: 0, hmac: beginning }
    const before = last?.node === event.node ? last : first
    const place = placeOf(event)
    missing.delete(place)
    if (event.sequence !== before.sequence + 1) {
      report({ kind: 'gap', node: event.node, sequence: before.sequence + 1 })
    } else if (
      !isLink(keys, before.hmac, event) ||
      [...(vouched.get(place) ?? [])].some((hmac) => hmac !== event.hmac)
    ) {
      report({ kind: 'edited', node: event.node, sequence: event.sequence })
    }
    last = event
    ends.set(event.node, event.sequence)
  }

  const lost = new Map<string, number>()
  for (const { node, sequence } of missing.values()) {
    // What is missing before the end has been reported as a gap.
    if (sequence > (ends.get(node) ?? cutAt(node))) lost.set(node, Math.max(lost.get(node) ?? 0, sequence))
  }
  for (const [node, sequence] of lost) report({ kind: 'truncated', node, sequence })
  return {
    ...{ events, nodes: nodes.size, checkpoints: checkpoints.length, problems },
    ...(cut && { cut: { at: cut.at, ends: cut.heads.map(({ node, sequence }) => ({ node, sequence })) } }),
  }
}

/** The newest cut whose signature holds. */
async function soundCut(reader: Reader, keys: Keys, report: (problem: AuditProblem) => void) {
  for (const cut of await readCuts(reader)) {
    const heads = cutHeads(keys, cut)
    if (heads) return { at: cut.at, heads }
    report({ kind: 'cut-edited', cut: cut.id })
  }
  return undefined
}

const placeOf = ({ node, sequence }: { node: string; sequence: number }) => `${sequence} ${node}`

const pageSize = 1000

async function* eventsInOrder(reader: Reader): AsyncGenerator<AuditEvent> {
  let after: AuditEvent | undefined
  for (;;) {
    let query = reader.selectFrom('AuditEvent').selectAll().orderBy('node').orderBy('sequence')
    if (after) {
      const { node, sequence } = after
      query = query.where((event) =>
        event.or([event('node', '>', node), event.and([event('node', '=', node), event('sequence', '>', sequence)])]),
      )
    }
    const page = await firstRows<Tables, 'AuditEvent', AuditEvent>(reader, query, pageSize).execute()
    yield* page
    after = page.at(-1)
    if (page.length < pageSize) return
  }
}
