import { createHash } from 'node:crypto'
import type { DecoyShares } from './decoy-shares.ts'
import type { ManagementPolicy } from './management-policy.ts'

/**
 * The policy of an account that does not exist: one that its domain's people have, in proportion to how many have it where they were
 * counted, the same each time. Of a policy that comes, goes or grows only its own share changes hands (weighted rendezvous).
 * `accountKey` is an HMAC, so that nobody can work the choice out.
 */
export function decoyPolicy(
  policies: readonly ManagementPolicy[],
  accountKey: string,
  domain: string,
  shares: DecoyShares = {},
): ManagementPolicy | undefined {
  const possible = policies.filter(({ enabled, userScope: { domains } }) => {
    return enabled && (domains.length === 0 || domains.includes(domain))
  })
  const counted = shares[domain] ?? {}
  const peopled = possible.filter(({ id }) => (counted[id] ?? 0) > 0)
  const weighed = peopled.length > 0 ? peopled : possible
  const drawn = weighed.map((policy) => ({ policy, score: draw(accountKey, policy.id) / (counted[policy.id] ?? 1) }))
  return drawn.sort((one, other) => one.score - other.score || (one.policy.id < other.policy.id ? -1 : 1))[0]?.policy
}

/** Exponentially distributed: the smallest of several, each divided by its weight, falls to each in proportion to its weight. */
function draw(accountKey: string, policy: string): number {
  const lot = createHash('sha256').update(`${accountKey}\0${policy}`).digest()
  return -Math.log1p(-(lot.readUIntBE(0, 6) + 0.5) / 2 ** 48)
}
