import { createHash } from 'node:crypto'
import type { DecoyShares } from './decoy-shares.ts'
import type { ManagementPolicy } from './management-policy.ts'

/**
 * The policy of a decoy: one that people of its domain have, with a probability in proportion to how many have it where they were
 * counted, and the same each time. When a policy is added, removed or grows, only its own share moves (weighted rendezvous hashing).
 * `accountKey` is an HMAC, so that the choice cannot be predicted.
 */
export function chooseDecoyPolicy(
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
  const drawn = weighed.map((policy) => ({
    policy,
    score: drawScore(accountKey, policy.id) / (counted[policy.id] ?? 1),
  }))
  return drawn.sort((one, other) => one.score - other.score || (one.policy.id < other.policy.id ? -1 : 1))[0]?.policy
}

/** Exponentially distributed: of several draws divided by weights, each is the smallest with a probability in proportion to its weight. */
function drawScore(accountKey: string, policy: string): number {
  const lot = createHash('sha256').update(`${accountKey}\0${policy}`).digest()
  return -Math.log1p(-(lot.readUIntBE(0, 6) + 0.5) / 2 ** 48)
}
