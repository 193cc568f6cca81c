import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { AuditCheckpointTable, AuditHeadTable } from '../store/audit-tables.ts'
import type { Reader, Tx } from '../store/database.ts'
import { insertIfAbsent } from '../store/inserting.ts'
import type { Keys } from '../store/keys.ts'
import { limitRows } from '../store/paging.ts'
import type { Tables } from '../store/tables.ts'
import { canonicalJson } from './canonical-json.ts'
import { formatMoment } from './chain.ts'

export type AuditCheckpoint = Selectable<AuditCheckpointTable>
export type AuditHead = Selectable<AuditHeadTable>

/**
 * Signs the current heads of all chains; every node calls it each hour. Each checkpoint has the next number and signs the one before,
 * so that a missing one is found. The newest is also known outside the database: `counter.ts`, `exported-checkpoints.ts`.
 */
export async function writeCheckpoint(tx: Tx, options: { keys: Keys; now: () => Date }): Promise<AuditCheckpoint> {
  const { keys, now } = options
  for (;;) {
    const before = await findNewestCheckpoint(tx)
    const previous = before?.signature ?? (await findNewestUnnumbered(tx))?.signature ?? ''
    const heads = await tx.selectFrom('AuditHead').select(['node', 'sequence', 'hmac']).orderBy('node').execute()
    const checkpoint = {
      id: uuidv7(),
      at: now(),
      heads: canonicalJson(heads.map((head) => ({ ...head }))),
      number: (before?.number ?? 0) + 1,
      previous,
    }
    const signed = { ...checkpoint, signature: keys.hmac(purpose, ...signedParts(checkpoint)) }
    // Another node may have written this number meanwhile.
    if (await insertIfAbsent(tx, 'AuditCheckpoint', signed)) return signed
  }
}

/** The newest checkpoint that has a number. */
export async function findNewestCheckpoint(
  reader: Reader,
): Promise<(AuditCheckpoint & { number: number }) | undefined> {
  const query = reader
    .selectFrom('AuditCheckpoint')
    .selectAll()
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
  const [newest] = await limitRows<Tables, 'AuditCheckpoint', AuditCheckpoint>(reader, query, 1).execute()
  return newest && { ...newest, number: newest.number ?? 0 }
}

/** The last one of an older program. */
async function findNewestUnnumbered(reader: Reader): Promise<AuditCheckpoint | undefined> {
  const query = reader.selectFrom('AuditCheckpoint').selectAll().where('number', 'is', null).orderBy('at', 'desc')
  const [newest] = await limitRows<Tables, 'AuditCheckpoint', AuditCheckpoint>(
    reader,
    query.orderBy('id', 'desc'),
    1,
  ).execute()
  return newest
}

/** The heads that a checkpoint signs; undefined if its signature is invalid. */
export function readCheckpointHeads(keys: Keys, checkpoint: AuditCheckpoint): AuditHead[] | undefined {
  if (!keys.verifyHmac(checkpoint.signature, purpose, ...signedParts(checkpoint))) return undefined
  return JSON.parse(checkpoint.heads) as AuditHead[]
}

const purpose = 'audit checkpoint'

/** Checkpoints of an older program sign neither a number nor the one before. */
function signedParts({ id, at, heads, number, previous }: Omit<AuditCheckpoint, 'signature'>): string[] {
  const parts = [id, formatMoment(at), heads]
  return number === null ? parts : [...parts, String(number), previous ?? '']
}
