import { isIPv4, isIPv6 } from 'node:net'
import { normaliseAddress } from './networks.ts'

/** The networks that an address is counted in. */
export interface AddressKey {
  key: string
  /** How many times the limit of one address this network has. */
  factor: number
}

/** Providers give a home or a phone a /64 of IPv6, which has more addresses than could ever be counted, and a company a /48. */
const siteFactor = 16

/**
 * IPv4 by address, IPv6 by its /64 and, with a higher limit, by its /48. What is no address (a proxy may forward anything) is counted together,
 * so that changing it gains nothing.
 */
export function toAddressKeys(address: string): readonly [AddressKey, ...AddressKey[]] {
  const bare = normaliseAddress(address.split('%')[0] ?? '')
  if (isIPv4(bare)) return [{ key: bare, factor: 1 }]
  if (!isIPv6(bare)) return [{ key: 'no address', factor: 1 }]
  const groups = expand(bare)
  const prefix = (count: number) => groups.slice(0, count).join(':')
  return [
    { key: `${prefix(4)}/64`, factor: 1 },
    { key: `${prefix(3)}/48`, factor: siteFactor },
  ]
}

/** Eight groups of hexadecimal digits. */
function expand(address: string): string[] {
  const [before = '', after] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [head, tail] = [groups(before), groups(after ?? '')]
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail]
}
