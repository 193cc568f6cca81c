import { z } from 'zod'
import type { Reader, Tx } from '../store/database.ts'
import { raiseRevision } from '../store/revisions.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'

const name = 'decoys.shares'

const decoyShares = z.record(z.string(), z.record(z.string(), z.number().positive())).catch({})

/** People by domain, then by policy: as many of those who do not exist fall under each. A domain that was never counted is absent. */
export type DecoyShares = z.output<typeof decoyShares>

export async function readDecoyShares(reader: Reader): Promise<DecoyShares> {
  return decoyShares.parse((await getSetting(reader, name))?.value ?? {})
}

/** After a count: kept when it says something else than before. Holds on every node from its next look at the policies on. */
export async function keepDecoyShares(tx: Tx, counted: DecoyShares): Promise<void> {
  const stored = await getSetting(tx, name)
  const shares = renewedShares(decoyShares.parse(stored?.value ?? {}), counted)
  // Another count that ended at the same moment says the same.
  if (shares && (await putSetting(tx, name, shares, stored?.version ?? absentSetting)))
    await raiseRevision(tx, 'policies')
}

/**
 * Undefined: near enough. People join and leave every day and stay under their policy; if every day's count moved some of those who do not
 * exist, whoever asks for a name again and again would tell them by that. So a domain's shares stand until a policy comes or goes, or one's
 * has doubled, halved, or moved by a tenth of all.
 */
export function renewedShares(stored: DecoyShares, counted: DecoyShares): DecoyShares | undefined {
  const domains = Object.keys(counted)
  const moved = domains.filter((domain) => hasMoved(fractions(stored[domain] ?? {}), fractions(counted[domain] ?? {})))
  const hasGone = Object.keys(stored).some((domain) => !domains.includes(domain))
  if (moved.length === 0 && !hasGone) return undefined
  return Object.fromEntries(
    domains.map((domain) => [domain, (moved.includes(domain) ? counted : stored)[domain] ?? {}]),
  )
}

function fractions(shares: Record<string, number>): Map<string, number> {
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
