import { BlockList, isIP } from 'node:net'

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
