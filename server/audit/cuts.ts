import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Reader, Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { firstRows } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import { canonicalJson } from './canonical-json.ts'
import { momentText } from './chain.ts'
import { type AuditCheckpoint, type AuditHead, checkpointHeads } from './checkpoints.ts'

export type AuditCut = Selectable<Tables['AuditCut']>

/**
 * Retention: says, signed, that every chain now begins behind the newest checkpoint from before that moment, which goes on vouching for what
 * was there. Whoever has the database but not the keys can make no cut, so events that are missing without one are found. The
 * events themselves go by `deleteCutEvents`. Undefined: no sound checkpoint is that old, or the cut stands there already.
 */
export async function cutAudit(
  tx: Tx,
  options: { keys: Keys; now: () => Date; before: Date },
): Promise<AuditHead[] | undefined> {
  const { keys, now, before } = options
  const [standing] = await readCuts(tx)
  const query = tx.selectFrom('AuditCheckpoint').selectAll().where('at', '<', before).orderBy('at', 'desc')
  const [checkpoint] = await firstRows<Tables, 'AuditCheckpoint', AuditCheckpoint>(
    tx,
    query.orderBy('id', 'desc'),
    1,
  ).execute()
  const heads = checkpoint && checkpointHeads(keys, checkpoint)
  if (!heads || heads.length === 0 || (standing && standing.heads === canonicalJson(heads.map(plain)))) return undefined
  const cut = { id: uuidv7(), at: now(), heads: canonicalJson(heads.map(plain)) }
  await tx.deleteFrom('AuditCut').execute()
  await tx
    .insertInto('AuditCut')
    .values({ ...cut, signature: keys.hmac(purpose, ...signed(cut)) })
    .execute()
  await tx.deleteFrom('AuditCheckpoint').where('at', '<', checkpoint.at).execute()
  return heads
}

/** Deletes some of the events before the cut: at most `count` of each node. Gives how many; 0: all are gone. */
export async function deleteCutEvents(tx: Tx, keys: Keys, count: number): Promise<number> {
  let deleted = 0
  for (const { node, sequence } of (await soundCut(tx, keys))?.heads ?? []) {
    const first = await tx
      .selectFrom('AuditEvent')
      .select((row) => row.fn.min('sequence').as('sequence'))
      .where('node', '=', node)
      .executeTakeFirst()
    if (first?.sequence == null || first.sequence > sequence) continue
    const { numDeletedRows } = await tx
      .deleteFrom('AuditEvent')
      .where('node', '=', node)
      .where('sequence', '<=', Math.min(sequence, first.sequence + count - 1))
      .executeTakeFirst()
    deleted += Number(numDeletedRows)
  }
  return deleted
}

/** Names of whom no event tells any more; gives how many. */
export async function forgetSubjectsWithoutEvents(tx: Tx): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('AuditSubject')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('AuditEvent').select('sequence').whereRef('AuditEvent.subject', '=', 'AuditSubject.id'))),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export function readCuts(reader: Reader): Promise<AuditCut[]> {
  return reader.selectFrom('AuditCut').selectAll().orderBy('id', 'desc').execute()
}

/** Where the chains end that were cut off; undefined when its signature does not hold. */
export function cutHeads(keys: Keys, cut: AuditCut): AuditHead[] | undefined {
  return keys.verifyHmac(cut.signature, purpose, ...signed(cut)) ? (JSON.parse(cut.heads) as AuditHead[]) : undefined
}

async function soundCut(reader: Reader, keys: Keys): Promise<{ heads: AuditHead[] } | undefined> {
  const [cut] = await readCuts(reader)
  const heads = cut && cutHeads(keys, cut)
  return heads && { heads }
}

const purpose = 'audit cut'
const plain = ({ node, sequence, hmac }: AuditHead) => ({ node, sequence, hmac })

const signed = ({ id, at, heads }: Omit<AuditCut, 'signature'>): string[] => [id, momentText(at), heads]
