import type { Reader } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { type AuditCheckpoint, type AuditHead, readCheckpointHeads } from './checkpoints.ts'
import type { StoredCounter } from './counter-file.ts'
import { readCutHeads, readCuts } from './cuts.ts'
import { findNameProblems, type NameProblem } from './names.ts'
import type { AuditRestore } from './restores.ts'
import type { TextProblem } from './texts.ts'
import { type CheckpointProblem, findCheckpointProblems } from './verify-checkpoints.ts'
import { type EventProblem, findHeadProblems, placeKey, scanEvents } from './verify-events.ts'

export interface AuditReport {
  events: number
  nodes: number
  checkpoints: number
  /** When retention cut the chains, and the last deleted event of each; the remaining events begin after it. */
  cut?: { at: Date; ends: { node: string; sequence: number }[] }
  /** When the database was restored from backups, as recorded in it. */
  restores?: AuditRestore[]
  /** No start of this program has signed the names that an older one stored yet: they are not verified. */
  namesUnsigned?: true
  /** Empty if every event is unchanged and none is missing. Lists at most `maxProblems`. */
  problems: AuditProblem[]
}

/**
 * `edited`: the event or its position was changed. `gap`: events from that number on are missing before a later one. `truncated`:
 * the chain once reached that number and no longer does. `…-edited`: a signature is invalid. `counter-missing`: this node once had
 * a counter outside the database.
 */
export type AuditProblem =
  | EventProblem
  | CheckpointProblem
  | NameProblem
  | TextProblem
  | { kind: 'cut-edited'; cut: string }
  | { kind: 'counter-edited' | 'counter-missing' }

export const maxProblems = 100

/** What is known of the audit outside its database. */
export interface OutsideKnowledge {
  /** This server's counter, and the server's node. */
  counter?: { stored: StoredCounter; node: string }
  /** Exported checkpoints. */
  checkpoints?: readonly AuditCheckpoint[]
}

/** Reads every chain once. Events may be appended during verification. */
export async function verifyAudit(reader: Reader, keys: Keys, outside: OutsideKnowledge = {}): Promise<AuditReport> {
  const problems: AuditProblem[] = []
  const report = (...found: AuditProblem[]) => {
    problems.push(...found.slice(0, maxProblems - problems.length))
  }

  const cut = await findNewestCut(reader, keys, report)
  // Heads before events: the events that they name must be found afterwards, even if more is appended in between.
  const stored = await reader.selectFrom('AuditCheckpoint').selectAll().orderBy('id').execute()
  const heads: AuditHead[] = await reader.selectFrom('AuditHead').selectAll().execute()
  heads.push(...stored.flatMap((checkpoint) => readCheckpointHeads(keys, checkpoint) ?? []))
  const { stored: counter = 'missing', node } = outside.counter ?? {}
  if (counter === 'edited') report({ kind: 'counter-edited' })
  const position = typeof counter === 'object' ? counter : undefined
  heads.push(...(position?.heads ?? []))
  const exported = readExported(keys, outside.checkpoints ?? [], report)
  // What came before the cut's own checkpoint is vouched for by the cut.
  const cutMadeAt = stored.find(({ heads }) => heads === cut?.text)?.at

  const places = new Set([...heads, ...exported.flatMap((checkpoint) => checkpoint.heads)].map(placeKey))
  const scan = await scanEvents(reader, keys, { cut: cut?.heads ?? [], places, report })
  const owed = exported.filter(({ at }) => cutMadeAt === undefined || at >= cutMadeAt)
  const owedHeads = owed.flatMap(({ at, heads }) => heads.filter((head) => !isLostByRestore(scan.restores, at, head)))
  report(...findHeadProblems(scan, { cut: cut?.heads ?? [], heads: [...heads, ...owedHeads] }))
  const owedCheckpoints = owed.flatMap(({ at, number, signature }) =>
    number === null || isCheckpointLost(scan.restores, at, number) ? [] : [{ number, signature }],
  )
  const known = [...(position?.checkpoint ? [position.checkpoint] : []), ...owedCheckpoints]
  report(...findCheckpointProblems(keys, stored, known))
  if (outside.counter && counter === 'missing' && node !== undefined && scan.counters.has(node))
    report({ kind: 'counter-missing' })

  const mayBeUnsigned = !stored.some(({ number }) => number !== null) && !position?.checkpoint
  for await (const problem of findNameProblems(reader, keys, { mayBeUnsigned })) report(problem)
  return {
    events: scan.events,
    nodes: new Set([...heads.map((head) => head.node), ...scan.ends.keys()]).size,
    checkpoints: stored.length + exported.length,
    problems,
    ...(cut && { cut: { at: cut.at, ends: cut.heads.map(({ node, sequence }) => ({ node, sequence })) } }),
    ...(scan.restores.length > 0 && { restores: scan.restores }),
    ...(mayBeUnsigned && scan.events > 0 && { namesUnsigned: true as const }),
  }
}

/** An event that the lost database had when the checkpoint was made, and the backup had not. */
const isLostByRestore = (restores: readonly AuditRestore[], exportedAt: Date, { node, sequence }: AuditHead): boolean =>
  restores.some(({ at, ends }) => exportedAt <= at && sequence > (ends.find((end) => end.node === node)?.sequence ?? 0))

const isCheckpointLost = (restores: readonly AuditRestore[], exportedAt: Date, number: number): boolean =>
  restores.some(({ at, checkpoint }) => exportedAt <= at && number > checkpoint)

function readExported(
  keys: Keys,
  checkpoints: readonly AuditCheckpoint[],
  report: (problem: AuditProblem) => void,
): (Omit<AuditCheckpoint, 'heads'> & { heads: AuditHead[] })[] {
  return checkpoints.flatMap((checkpoint) => {
    const heads = readCheckpointHeads(keys, checkpoint)
    if (heads) return [{ ...checkpoint, heads }]
    report({ kind: 'checkpoint-edited', checkpoint: checkpoint.id })
    return []
  })
}

/** The newest cut with a valid signature. */
async function findNewestCut(reader: Reader, keys: Keys, report: (problem: AuditProblem) => void) {
  for (const cut of await readCuts(reader)) {
    const heads = readCutHeads(keys, cut)
    if (heads) return { at: cut.at, heads, text: cut.heads }
    report({ kind: 'cut-edited', cut: cut.id })
  }
  return undefined
}
