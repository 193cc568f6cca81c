import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { AuditCheckpointTable } from '../store/audit-tables.ts'
import type { Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { canonicalJson } from './canonical-json.ts'
import { momentText } from './chain.ts'

export type AuditCheckpoint = Selectable<AuditCheckpointTable>
export interface AuditHead {
  node: string
  sequence: number
  hmac: string
}

/**
 * Signs the heads of all chains as they stand; an hourly loop calls it. What it gives can be kept elsewhere (syslog) and handed to
 * `verifyAudit`, so that cutting off events together with the checkpoints in the database is found too.
 */
export async function writeCheckpoint(tx: Tx, options: { keys: Keys; now: () => Date }): Promise<AuditCheckpoint> {
  const heads = await tx.selectFrom('AuditHead').select(['node', 'sequence', 'hmac']).orderBy('node').execute()
  const checkpoint = { id: uuidv7(), at: options.now(), heads: canonicalJson(heads.map((head) => ({ ...head }))) }
  const signature = options.keys.hmac(purpose, ...signed(checkpoint))
  await tx
    .insertInto('AuditCheckpoint')
    .values({ ...checkpoint, signature })
    .execute()
  return { ...checkpoint, signature }
}

/** The heads that a checkpoint vouches for; undefined when its signature does not hold. */
export function checkpointHeads(keys: Keys, checkpoint: AuditCheckpoint): AuditHead[] | undefined {
  if (!keys.verifyHmac(checkpoint.signature, purpose, ...signed(checkpoint))) return undefined
  return JSON.parse(checkpoint.heads) as AuditHead[]
}

const purpose = 'audit checkpoint'

function signed({ id, at, heads }: Omit<AuditCheckpoint, 'signature'>): string[] {
  return [id, momentText(at), heads]
}
