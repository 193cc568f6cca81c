import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { Audit } from './chain.ts'
import { findNewestCheckpoint, writeCheckpoint } from './checkpoints.ts'
import { signOldNames } from './names.ts'

const namesPerTransaction = 500

/**
 * At the first start on a database of an older program: signs the names that it has and writes the first checkpoint with a number.
 * From then on a name without HMAC is a forgery. The checkpoint is what says that this has happened: it cannot be taken away, since
 * the counter outside the database knows its number.
 */
export async function upgradeAudit(
  store: Store,
  options: {
    keys: Keys
    audit: Audit
    now: () => Date
    /** Whether an id stands for an account that the directory does not have, or that was not to be told from one. */
    isDecoy: (id: string) => boolean
  },
): Promise<void> {
  const { keys, audit, isDecoy } = options
  if (await findNewestCheckpoint(store.read)) return
  let names = 0
  for (let signed = 1; signed > 0; names += signed) {
    await store.transaction(async (tx) => {
      signed = await signOldNames(tx, keys, { count: namesPerTransaction, isDecoy })
    })
  }
  await store.transaction(async (tx) => {
    // Another node may have been first.
    if (await findNewestCheckpoint(tx)) return
    if (names > 0) await audit.append(tx, { event: 'audit-names-signed', data: { names } })
    await writeCheckpoint(tx, options)
  })
}
