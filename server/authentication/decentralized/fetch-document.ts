import { lookup } from 'node:dns/promises'
import { type RequestOptions, request } from 'node:https'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** The text at an https address; undefined for everything but a whole answer of 200 in time. */
export type FetchDocument = (address: string) => Promise<string | undefined>

interface FetchOptions {
  /** All addresses of a host; default: by the system's resolver. */
  resolve?(host: string): Promise<readonly string[]>
  /** Default: `isPublicAddress`. */
  isAllowed?(address: string): boolean
  /** Certificates of authorities in place of the system's. */
  ca?: string
}

const timeoutMs = 3_000
const maxBytes = 64 * 1024
/** Of one server, so that slow hosts hold no more than this. */
const maxAtOnce = 8

/**
 * Fetches the document of a decentralized identity: https alone, no redirect, 64 kB, 3 s with the look-up of the name. The connection goes to the address
 * that was looked at, so that a name which answers with another one the second time leads nowhere; one private address among several refuses all.
 */
export function createFetchDocument({
  resolve = resolveHost,
  isAllowed = isPublicAddress,
  ca,
}: FetchOptions = {}): FetchDocument {
  let running = 0
  return async (address) => {
    if (running >= maxAtOnce) return undefined
    running++
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      const url = new URL(address)
      const addresses = await inTime(resolve(url.hostname), signal)
      const [first] = addresses
      if (first === undefined || !addresses.every(isAllowed)) return undefined
      return await get(url, { ca, signal, lookup: pin(first) })
    } catch {
      // No name, no connection, a certificate of another host, no end in time: no document.
      return undefined
    } finally {
      running--
    }
  }
}

const resolveHost = async (host: string): Promise<readonly string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address)

/** `lookup` of a connection that knows one address alone. */
function pin(address: string): RequestOptions['lookup'] {
  const family = isIPv6(address) ? 6 : 4
  return (_, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family))
}

function get(url: URL, options: RequestOptions): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      ...options,
      agent: false,
      headers: { accept: 'application/did+json, application/json' },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      // A redirect is not followed: it could lead to an address that nobody looked at.
      if (response.statusCode !== 200) return void response.destroy(new Error(`status ${response.statusCode}`))
      response.on('error', reject)
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > maxBytes) response.destroy(new Error('too long'))
        else chunks.push(chunk)
      })
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    })
    sent.end()
  })
}

function inTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const over = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  return Promise.race([work, over])
}

/** IANA's registries of special addresses, read 2026-11-30: https://www.iana.org/assignments/iana-ipv4-special-registry. */
const special = new BlockList()
for (const network of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])
  add(network, 'ipv4')
// Of the addresses that are given out (2000::/3), those that lead elsewhere: protocol assignments with Teredo, documentation, 6to4.
for (const network of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) add(network, 'ipv6')
const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

function add(network: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', prefix = ''] = network.split('/')
  special.addSubnet(address, Number(prefix), family)
}

/** Whether everybody on the net may reach it; IPv4 within IPv6 is not among the addresses that are given out. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4')
  return isIPv6(address) && givenOut.check(address, 'ipv6') && !special.check(address, 'ipv6')
}
