import { sql } from 'kysely'
import type { Reader } from './database.ts'
import type { KeyFacts, Keys } from './keys.ts'
import { keysProof } from './open-keys.ts'
import { countSealed, sealedColumns } from './sealed-columns.ts'
import { getSetting } from './settings.ts'

/** What a key is still needed for: a column's id (`sealed-columns.ts`), `audit`, `runs`, or `proof` that binds database and file. */
export interface KeyUse {
  what: string
  count: number
}

/** Of each key that is not in use any more: what only it opens or verifies. None: it can be removed. */
export interface OldKey extends KeyFacts {
  uses: KeyUse[]
}

/** Nodes' clocks differ, and a process notices a rotation a moment late. */
const leeway = 60 * 60_000

export async function oldKeys(reader: Reader, keys: Pick<Keys, 'list' | 'madeBy'>): Promise<OldKey[]> {
  const all = keys.list()
  const standing = all.findIndex(({ inUse }) => inUse)
  const old = all.slice(standing + 1)
  if (old.length === 0) return []
  const sealed = await Promise.all(
    sealedColumns.map(async (column) => ({ what: column.id, by: await countSealed(reader, column) })),
  )
  const proof = (await getSetting(reader, keysProof))?.value
  const proves = typeof proof === 'string' ? keys.madeBy(proof, keysProof) : undefined
  return Promise.all(
    old.map(async (key, index) => {
      const next = all[standing + index]
      const until = new Date((next ?? key).usedFrom.getTime() + leeway)
      const uses = [
        ...sealed.map(({ what, by }) => ({ what, count: by.get(key.id) ?? 0 })),
        ...(await unnamed(reader, { from: index === old.length - 1 ? undefined : key.usedFrom, until })),
        { what: 'proof', count: proves === key.id ? 1 : 0 },
      ]
      return { ...key, uses: uses.filter(({ count }) => count > 0) }
    }),
  )
}

/** What was made while a key was in use and does not say by which. */
async function unnamed(reader: Reader, of: { from: Date | undefined; until: Date }): Promise<KeyUse[]> {
  const { from = new Date(0), until } = of
  const count = sql<number>`count(*)`.as('count')
  const signed = (table: 'AuditEvent' | 'AuditCheckpoint' | 'AuditCut') =>
    reader.selectFrom(table).select(count).where('at', '>=', from).where('at', '<', until).executeTakeFirstOrThrow()
  const runs = await reader
    .selectFrom('Run')
    .select(count)
    .where('status', '=', 'open')
    .where('createdAt', '>=', from)
    .where('createdAt', '<', until)
    .executeTakeFirstOrThrow()
  const audit = [await signed('AuditEvent'), await signed('AuditCheckpoint'), await signed('AuditCut')]
  return [
    { what: 'audit', count: audit.reduce((sum, { count }) => sum + Number(count), 0) },
    { what: 'runs', count: Number(runs.count) },
  ]
}
