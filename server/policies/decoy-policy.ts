import { createHash } from 'node:crypto'
import type { ManagementPolicy } from './management-policy.ts'

/**
 * The policy of an account that does not exist: one that its domain's people may have, the same each time. Of a policy that comes
 * or goes only its own share changes hands. `accountKey` is an HMAC, so that nobody can work the choice out.
 */
export function decoyPolicy(
  policies: readonly ManagementPolicy[],
  accountKey: string,
  domain: string,
): ManagementPolicy | undefined {
  const possible = policies.filter(({ enabled, userScope: { domains } }) => {
    return enabled && (domains.length === 0 || domains.includes(domain))
  })
  const drawn = possible.map((policy) => ({ policy, lot: lot(accountKey, policy.id) }))
  return drawn.sort((one, other) => Buffer.compare(one.lot, other.lot))[0]?.policy
}

const lot = (accountKey: string, policy: string): Buffer =>
  createHash('sha256').update(`${accountKey}\0${policy}`).digest()
