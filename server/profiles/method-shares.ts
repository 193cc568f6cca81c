import { z } from 'zod'
import type { Reader, Store, Tx } from '../store/database.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import type { AnyRegisteredFactor, MethodShares } from './registered-factor.ts'

const name = 'decoys.methods'

const methodShares = z.record(z.string(), z.number().min(0).max(1)).catch({})

export async function readMethodShares(reader: Reader): Promise<MethodShares> {
  return methodShares.parse((await getSetting(reader, name))?.value ?? {})
}

export async function countMethodShares(
  reader: Reader,
  factors: readonly { registered?: AnyRegisteredFactor }[],
): Promise<MethodShares> {
  const { people } = await reader
    .selectFrom('Profile')
    .select(({ fn }) => fn.countAll().as('people'))
    .executeTakeFirstOrThrow()
  const shares: Record<string, number> = {}
  for (const { registered } of factors) {
    if (!registered?.countPeople) continue
    const having = await registered.countPeople(reader)
    shares[registered.kind] = Math.min(1, having / Math.max(1, Number(people)))
  }
  return shares
}

/** Counts at the start what was never counted: until the nightly count, decoys would lack what people registered before an upgrade. */
export async function countMethodSharesOnce(
  store: Store,
  factors: readonly { registered?: AnyRegisteredFactor }[],
): Promise<void> {
  if (await getSetting(store.read, name)) return
  const counted = await countMethodShares(store.read, factors)
  await store.transaction((tx) => saveMethodShares(tx, counted))
}

/**
 * Saves a count that differs enough from the last one: if every day's count gave some decoys a method or took it away, while real people keep
 * theirs, repeated attempts would tell the decoys.
 */
export async function saveMethodShares(tx: Tx, counted: MethodShares): Promise<void> {
  const stored = await getSetting(tx, name)
  const before = methodShares.parse(stored?.value ?? {})
  const moved = Object.keys(counted).filter((kind) => hasMoved(before[kind] ?? 0, counted[kind] ?? 0))
  if (moved.length === 0) return
  const changes = Object.fromEntries(moved.map((kind) => [kind, counted[kind] ?? 0]))
  // A count that ended at the same moment has the same result.
  await putSetting(tx, name, { ...before, ...changes }, stored?.version ?? absentSetting)
}

const hasMoved = (before: number, now: number): boolean =>
  now !== before && (now >= 2 * before || now <= before / 2 || Math.abs(now - before) > 0.1)
