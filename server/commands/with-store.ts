import { type Audit, createAudit } from '../audit/chain.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { assertNotLost } from '../store/lost-database.ts'
import { normaliseName } from '../store/normalise-name.ts'
import { openStore } from '../store/open.ts'

/** Opens the database for one command and closes it afterwards. */
export async function withStore<Result>(
  config: Config,
  signal: AbortSignal,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  assertNotLost(config.database, config.keyFile)
  const store = await openStore(config.database, signal)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Commands write to the audit chain of this host, as its server does. */
export function openAudit(config: Config, keys: Keys): Audit {
  return createAudit({ node: nodeName(config), keys, now: () => new Date() })
}

/** Name of this host among those that share the database. */
export const nodeName = ({ host }: Pick<Config, 'host'>): string => normaliseName(host) ?? 'latchkey'
