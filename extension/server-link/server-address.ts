export type AddressVerdict = { ok: true; origin: string } | { ok: false; problem: 'server-address' | 'server-insecure' }

/** Whether an address can be a Latchkey server's: https, or plain http on this very machine. A path is left off. */
export function serverAddress(typed: string): AddressVerdict {
  const text = typed.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url?.hostname || url.username || url.password) return { ok: false, problem: 'server-address' }
  if (url.protocol === 'https:') return { ok: true, origin: url.origin }
  if (url.protocol !== 'http:') return { ok: false, problem: 'server-address' }
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
    ? { ok: true, origin: url.origin }
    : { ok: false, problem: 'server-insecure' }
}
