import { sql } from 'kysely'
import type { Reader } from './database.ts'
import { countEnvelopesByKey, encryptedColumns, type encryptedIds, macColumns } from './encrypted-columns.ts'
import type { KeyFacts, Keys } from './keys.ts'
import { keysProofSetting } from './open-keys.ts'
import { getSetting } from './settings.ts'

/**
 * What a key is still needed for: a column's id (`encrypted-columns.ts`), `audit`, `runs`, `rows` for signed rows, or `proof` that binds database and
 * file.
 */
export interface KeyUse {
  what: (typeof encryptedIds)[number] | 'audit' | 'proof' | 'rows' | 'runs'
  count: number
}

/** A key that is no longer in use, with what only it decrypts or verifies. Without uses it can be removed. */
export interface OldKey extends KeyFacts {
  uses: KeyUse[]
}

/** Nodes' clocks differ, and a process notices a rotation a moment late. */
const marginMs = 60 * 60_000

export async function listOldKeys(reader: Reader, keys: Pick<Keys, 'list' | 'findHmacKey'>): Promise<OldKey[]> {
  const all = keys.list()
  const inUseIndex = all.findIndex(({ inUse }) => inUse)
  const old = all.slice(inUseIndex + 1)
  if (old.length === 0) return []
  const encrypted = await Promise.all(
    encryptedColumns.map(async (column) => ({ what: column.id, by: await countEnvelopesByKey(reader, column) })),
  )
  const signed = await Promise.all(macColumns.map((column) => countEnvelopesByKey(reader, column)))
  const proof = (await getSetting(reader, keysProofSetting))?.value
  const proves = typeof proof === 'string' ? keys.findHmacKey(proof, keysProofSetting) : undefined
  return Promise.all(
    old.map(async (key, index) => {
      const next = all[inUseIndex + index]
      const until = new Date((next ?? key).usedFrom.getTime() + marginMs)
      const uses: KeyUse[] = [
        ...encrypted.map(({ what, by }) => ({ what, count: by.get(key.id) ?? 0 })),
        ...(await countUnnamed(reader, { from: index === old.length - 1 ? undefined : key.usedFrom, until })),
        { what: 'rows', count: signed.reduce((sum, by) => sum + (by.get(key.id) ?? 0), 0) },
        { what: 'proof', count: proves === key.id ? 1 : 0 },
      ]
      return { ...key, uses: uses.filter(({ count }) => count > 0) }
    }),
  )
}

/** Counts what was signed while a key was in use and does not name its key. */
async function countUnnamed(reader: Reader, period: { from: Date | undefined; until: Date }): Promise<KeyUse[]> {
  const { from = new Date(0), until } = period
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
