import type { ExpressionBuilder, Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { changesOneRow } from '../store/changes.ts'
import type { Reader, Tx } from '../store/database.ts'
import { isForeignKeyViolation } from '../store/inserting.ts'
import type { Keys } from '../store/keys.ts'
import { limitRows } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import { canonicalJson } from './canonical-json.ts'
import { formatMoment } from './chain.ts'
import { type AuditCheckpoint, type AuditHead, readCheckpointHeads } from './checkpoints.ts'

type AuditCut = Selectable<Tables['AuditCut']>

/**
 * Retention: signs that every chain now begins after the newest checkpoint before that time, which still vouches for the deleted
 * events. Without the keys no one can make a cut, so events that are missing without a cut are found. `deleteCutEvents` deletes
 * the events. Undefined if no valid checkpoint is that old, or if the cut exists already.
 */
export async function cutAudit(
  tx: Tx,
  options: { keys: Keys; now: () => Date; before: Date },
): Promise<AuditHead[] | undefined> {
  const { keys, now, before } = options
  const [current] = await readCuts(tx)
  const query = tx.selectFrom('AuditCheckpoint').selectAll().where('at', '<', before).orderBy('at', 'desc')
  const [checkpoint] = await limitRows<Tables, 'AuditCheckpoint', AuditCheckpoint>(
    tx,
    query.orderBy('id', 'desc'),
    1,
  ).execute()
  const heads = checkpoint && readCheckpointHeads(keys, checkpoint)
  if (!heads || heads.length === 0 || (current && current.heads === canonicalJson(heads.map(plain)))) return undefined
  const cut = { id: uuidv7(), at: now(), heads: canonicalJson(heads.map(plain)) }
  await tx.deleteFrom('AuditCut').execute()
  await tx
    .insertInto('AuditCut')
    .values({ ...cut, signature: keys.hmac(purpose, ...signedParts(cut)) })
    .execute()
  // By number: the clocks of nodes differ, and a gap in the numbers would look like a deletion.
  const { number } = checkpoint
  await tx
    .deleteFrom('AuditCheckpoint')
    .where((row) =>
      row.or([
        row.and([row('number', 'is', null), row('at', '<', checkpoint.at)]),
        ...(number === null ? [] : [row('number', '<', number)]),
      ]),
    )
    .execute()
  return heads
}

/** Deletes events before the cut, at most `count` of each node. Returns how many; 0 if all are deleted. */
export async function deleteCutEvents(tx: Tx, keys: Keys, count: number): Promise<number> {
  let deleted = 0
  for (const { node, sequence } of (await findValidCut(tx, keys))?.heads ?? []) {
    const first = await tx
      .selectFrom('AuditEvent')
      .select((row) => row.fn.min('sequence').as('sequence'))
      .where('node', '=', node)
      .executeTakeFirst()
    if (first?.sequence == null || first.sequence > sequence) continue
    const end = Math.min(sequence, first.sequence + count - 1)
    const { numDeletedRows } = await tx
      .deleteFrom('AuditEvent')
      .where('node', '=', node)
      .where('sequence', '<=', end)
      .executeTakeFirst()
    await tx.deleteFrom('AuditText').where('node', '=', node).where('sequence', '<=', end).execute()
    deleted += Number(numDeletedRows)
  }
  return deleted
}

/** Names per call, below the number of locks at which SQL Server locks the whole table. */
const maxNames = 500

/** Deletes names to which no event refers any more, at most 500 after the id `after`. `last`: where to go on; undefined at the end. */
export async function deleteSubjectsWithoutEvents(tx: Tx, after = ''): Promise<{ deleted: number; last?: string }> {
  const query = tx.selectFrom('AuditSubject').select('id').where('id', '>', after).where(isUnused).orderBy('id')
  const unused = await limitRows<Tables, 'AuditSubject', { id: string }>(tx, query, maxNames).execute()
  let deleted = 0
  for (const { id } of unused) {
    try {
      if (await tx.deleteFrom('AuditSubject').where('id', '=', id).where(isUnused).$call(changesOneRow)) deleted++
    } catch (error) {
      // An event that was recorded meanwhile.
      if (!isForeignKeyViolation(error)) throw error
    }
  }
  return { deleted, ...(unused.length === maxNames && { last: unused.at(-1)?.id }) }
}

function isUnused({ and, not, exists, selectFrom }: ExpressionBuilder<Tables, 'AuditSubject'>) {
  return and([
    not(exists(selectFrom('AuditEvent').select('sequence').whereRef('AuditEvent.subject', '=', 'AuditSubject.id'))),
    // Who made a version that is still kept stays readable.
    not(exists(selectFrom('WorkflowVersion').select('id').whereRef('WorkflowVersion.author', '=', 'AuditSubject.id'))),
    not(exists(selectFrom('WorkflowDraft').select('policy').whereRef('WorkflowDraft.author', '=', 'AuditSubject.id'))),
    not(exists(selectFrom('ResourceVersion').select('id').whereRef('ResourceVersion.author', '=', 'AuditSubject.id'))),
  ])
}

export function readCuts(reader: Reader): Promise<AuditCut[]> {
  return reader.selectFrom('AuditCut').selectAll().orderBy('id', 'desc').execute()
}

/** The last deleted event of each chain; undefined if the signature is invalid. */
export function readCutHeads(keys: Keys, cut: AuditCut): AuditHead[] | undefined {
  return keys.verifyHmac(cut.signature, purpose, ...signedParts(cut))
    ? (JSON.parse(cut.heads) as AuditHead[])
    : undefined
}

/** The newest cut, if its signature is valid. */
export async function findValidCut(reader: Reader, keys: Keys): Promise<{ heads: AuditHead[] } | undefined> {
  const [cut] = await readCuts(reader)
  const heads = cut && readCutHeads(keys, cut)
  return heads && { heads }
}

const purpose = 'audit cut'
const plain = ({ node, sequence, hmac }: AuditHead) => ({ node, sequence, hmac })

const signedParts = ({ id, at, heads }: Omit<AuditCut, 'signature'>): string[] => [id, formatMoment(at), heads]
