import { parseWebAddress } from '../origins.ts'

type ServerAddressResult = { ok: true; origin: string } | { ok: false; problem: 'server-address' | 'server-insecure' }

/** What may be asked without encryption: this machine, as `connect-src` of the extension's pages names it, which has no IPv6 addresses. */
const unencryptedHosts = ['localhost', '127.0.0.1']

/** Parses the address of a Latchkey server: https, or plain http on this machine. A path is ignored. */
export function parseServerAddress(typed: string): ServerAddressResult {
  const url = parseWebAddress(typed)
  if (!url) return { ok: false, problem: 'server-address' }
  const safe = url.protocol === 'https:' || unencryptedHosts.includes(url.hostname)
  return safe ? { ok: true, origin: url.origin } : { ok: false, problem: 'server-insecure' }
}
