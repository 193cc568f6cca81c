import type { Keys } from '../store/keys.ts'
import { type AuditCheckpoint, readCheckpointHeads } from './checkpoints.ts'
import type { AuditCounter } from './counter-file.ts'

/** `number`: the first that is missing, or the one in whose place there is another. */
export type CheckpointProblem =
  | { kind: 'checkpoint-edited'; checkpoint: string }
  | { kind: 'checkpoint-missing' | 'checkpoint-replaced'; number: number }

/** A checkpoint that was known outside the database. */
type KnownCheckpoint = NonNullable<AuditCounter['checkpoint']>

/**
 * Verifies the chain of the checkpoints in the database: signatures, numbers without a gap, and those that are known outside it. A cut
 * deletes the oldest ones, which the later ones vouch for; one of an older program has no number.
 */
export function findCheckpointProblems(
  keys: Keys,
  stored: readonly AuditCheckpoint[],
  known: readonly KnownCheckpoint[],
): CheckpointProblem[] {
  const problems: CheckpointProblem[] = stored
    .filter((checkpoint) => readCheckpointHeads(keys, checkpoint) === undefined)
    .map(({ id }) => ({ kind: 'checkpoint-edited', checkpoint: id }))
  const chain = stored
    .flatMap(({ id, number, previous, signature }) => (number === null ? [] : [{ id, number, previous, signature }]))
    .sort((one, other) => one.number - other.number)
  for (const [index, { id, number, previous }] of chain.entries()) {
    const before = chain[index - 1]
    if (!before) continue
    if (number !== before.number + 1) problems.push({ kind: 'checkpoint-missing', number: before.number + 1 })
    else if (previous !== before.signature) problems.push({ kind: 'checkpoint-edited', checkpoint: id })
  }
  const newest = chain.at(-1)?.number ?? 0
  const oldest = chain[0]?.number ?? 0
  const byNumber = new Map(chain.map((checkpoint) => [checkpoint.number, checkpoint]))
  if (known.some(({ number }) => number > newest)) problems.push({ kind: 'checkpoint-missing', number: newest + 1 })
  for (const { number, signature } of known) {
    if (number < oldest || number > newest) continue
    const found = byNumber.get(number)
    // A gap was reported above.
    if (found && found.signature !== signature) problems.push({ kind: 'checkpoint-replaced', number })
  }
  return problems
}
