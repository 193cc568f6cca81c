import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { Audit, AuditEvent } from './chain.ts'
import { findFirstLoss, readPosition } from './counter.ts'
import { readCounter, writeCounter } from './counter-file.ts'

/** Where a restore from a backup set the audit back to, and when. What came after it in the lost database is not missing. */
export interface AuditRestore {
  at: Date
  /** The last event of each node that the backup had. */
  ends: { node: string; sequence: number }[]
  /** Number of the newest checkpoint that the backup had; 0: none. */
  checkpoint: number
}

/**
 * Records that the database was restored from a backup, and sets the counter back to it. Only this event makes a shorter audit
 * verify. Returns undefined, and records nothing, if the counter says that nothing was lost.
 */
export async function recordRestore(options: {
  store: Store
  keys: Keys
  audit: Audit
  file: string
  now: () => Date
}): Promise<AuditRestore | undefined> {
  const { store, keys, audit, file, now } = options
  const counter = await readCounter(file, keys)
  const isKnown = counter !== 'missing' && counter !== 'edited'
  if (isKnown && (await findFirstLoss(store.read, keys, counter)) === undefined) return undefined
  const { heads, checkpoint: newest } = await readPosition(store.read, now())
  const checkpoint = newest?.number ?? 0
  const ends = heads.map(({ node, sequence }) => ({ node, sequence }))
  const seen = isKnown ? counter.heads.map(({ node, sequence }) => ({ node, sequence })) : []
  const at = now()
  await store.transaction((tx) => audit.append(tx, { event: 'database-restored', data: { ends, checkpoint, seen } }))
  await writeCounter(file, keys, await readPosition(store.read, at))
  return { at, ends, checkpoint }
}

/** What an event `database-restored` says. */
export function readRestore({ at, event, data }: AuditEvent): AuditRestore | undefined {
  if (event !== 'database-restored') return undefined
  const { ends, checkpoint } = JSON.parse(data) as Pick<AuditRestore, 'ends' | 'checkpoint'>
  return { at, ends, checkpoint }
}
