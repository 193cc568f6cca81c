import { z } from 'zod'
import type { Reader, Tx } from '../store/database.ts'
import { raiseRevision } from '../store/revisions.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'

const name = 'decoys.shares'

const decoyShares = z.record(z.string(), z.record(z.string(), z.number().positive())).catch({})

/** People by domain, then by policy; decoys are distributed in the same proportions. A domain that was never counted is absent. */
export type DecoyShares = z.output<typeof decoyShares>

export async function readDecoyShares(reader: Reader): Promise<DecoyShares> {
  return decoyShares.parse((await getSetting(reader, name))?.value ?? {})
}

/** Saves a count if it differs enough from the last one. Other nodes use it from their next load of the policies. */
export async function saveDecoyShares(tx: Tx, counted: DecoyShares): Promise<void> {
  const stored = await getSetting(tx, name)
  const shares = changedShares(decoyShares.parse(stored?.value ?? {}), counted)
  // A count that ended at the same moment has the same result.
  if (shares && (await putSetting(tx, name, shares, stored?.version ?? absentSetting)))
    await raiseRevision(tx, 'policies')
}

/**
 * Undefined: no significant change. If every day's count moved some decoys to another policy, while real people keep theirs, repeated
 * queries would reveal the decoys. So a domain's shares stay until a policy is added or removed, or its share doubles, halves, or moves
 * by a tenth of all.
 */
export function changedShares(stored: DecoyShares, counted: DecoyShares): DecoyShares | undefined {
  const domains = Object.keys(counted)
  const moved = domains.filter((domain) =>
    hasMoved(toFractions(stored[domain] ?? {}), toFractions(counted[domain] ?? {})),
  )
  const hasGone = Object.keys(stored).some((domain) => !domains.includes(domain))
  if (moved.length === 0 && !hasGone) return undefined
  return Object.fromEntries(
    domains.map((domain) => [domain, (moved.includes(domain) ? counted : stored)[domain] ?? {}]),
  )
}

function toFractions(shares: Record<string, number>): Map<string, number> {
  const total = Object.values(shares).reduce((sum, one) => sum + one, 0)
  return new Map(Object.entries(shares).map(([policy, one]) => [policy, one / total]))
}

function hasMoved(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): boolean {
  if (before.size !== now.size) return true
  return [...now].some(([policy, share]) => {
    const earlier = before.get(policy)
    if (earlier === undefined) return true
    return share > 2 * earlier || share < earlier / 2 || Math.abs(share - earlier) > 0.1
  })
}
