import { webAddress } from '../origins.ts'

export type AddressVerdict = { ok: true; origin: string } | { ok: false; problem: 'server-address' | 'server-insecure' }

/** Whether an address can be a Latchkey server's: https, or plain http on this very machine. A path is left off. */
export function serverAddress(typed: string): AddressVerdict {
  const url = webAddress(typed)
  if (!url) return { ok: false, problem: 'server-address' }
  const safe = url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return safe ? { ok: true, origin: url.origin } : { ok: false, problem: 'server-insecure' }
}
