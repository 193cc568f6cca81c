import { BlockList, isIP, isIPv6 } from 'node:net'

/** Addresses and networks (CIDR), IPv4 and IPv6; undefined when one of them is none of these. */
export function parseNetworks(entries: readonly string[]): BlockList | undefined {
  const networks = new BlockList()
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/')
    const version = isIP(address)
    const prefix = bits === undefined ? maxBits(version) : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
    if (version === 0 || rest.length > 0 || !(prefix <= maxBits(version))) return undefined
    networks.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6')
  }
  return networks
}

const maxBits = (version: number): number => (version === 4 ? 32 : 128)

/** Whether the address is in one of the networks. A text that is no address is in none. */
export function isInNetworks(networks: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && networks.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/**
 * An address in the one spelling in which it is compared and counted, as connections and proxies name it: IPv4 also within IPv6 (a listener on all
 * addresses), with the port of the connection, which is another one for each request, in brackets or quotes. Other texts stay as they are.
 */
export function normaliseAddress(text: string): string {
  const bare = text.trim().replace(/^"(.*)"$/, '$1')
  const address = (/^\[([^\]]+)\](?::\d+)?$/.exec(bare) ?? /^([\d.]+):\d+$/.exec(bare))?.[1] ?? bare
  // An interface of the server (`%eth0`) is in no URL.
  if (!isIPv6(address) || address.includes('%')) return address
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(canonical) ?? []
  if (high === undefined || low === undefined) return canonical
  return [high, low].flatMap(toBytes).join('.')
}

const toBytes = (group: string): number[] => {
  const value = Number.parseInt(group, 16)
  return [value >> 8, value & 255]
}
