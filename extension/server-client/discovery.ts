import { parseServerAddress } from './server-address.ts'

/** What an administrator publishes at `https://<mail domain>/.well-known/latchkey` (docs/managed-settings.md#found-by-the-mail-address). */
export interface Discovery {
  /** Origin of the Latchkey server, always https. */
  server: string
  organisation: string
}

export type DiscoveryFailure = 'mail-domain' | 'discovery-none' | 'discovery-redirect' | 'discovery-invalid'

type DiscoveryResult = { ok: true; value: Discovery } | { ok: false; failure: DiscoveryFailure }

const timeoutMs = 8000
/** The file has two lines; nothing longer is read. */
export const maxDiscoveryBytes = 4096
const fields = new Set(['$schema', 'server', 'organisation'])

/** The domain of a mail address, in ASCII (punycode); undefined if it has none. The part before the @ goes nowhere. */
export function parseMailDomain(typed: string): string | undefined {
  const domain = /^[^\s@]+@([^\s@/:?#\\]+)$/.exec(typed.trim())?.[1]
  const url = domain === undefined ? null : URL.parse(`https://${domain}`)
  // A name with a dot that is not an IPv4 address; the browser has made one of every number.
  return url && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(url.hostname) ? url.hostname : undefined
}

/** Asks the mail domain for its Latchkey server. No redirect is followed, and no cookie and no address is sent. */
export async function discoverServer(domain: string, fetch = globalThis.fetch): Promise<DiscoveryResult> {
  const fail = (failure: DiscoveryFailure): DiscoveryResult => ({ ok: false, failure })
  try {
    const response = await fetch(`https://${domain}/.well-known/latchkey`, {
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    // Browsers hide the status of a redirect; Node, in tests, does not.
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      return fail('discovery-redirect')
    }
    if (!response.ok) return fail('discovery-none')
    const text = await readText(response)
    const value = text === undefined ? undefined : parseDiscovery(text)
    return value ? { ok: true, value } : fail('discovery-invalid')
  } catch {
    // No such host, no answer in time, or no permission to read it: the browser does not say which.
    return fail('discovery-none')
  }
}

/** Undefined for anything but exactly these fields: a mistake is reported to the person, not guessed at. */
export function parseDiscovery(text: string): Discovery | undefined {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  if (Object.keys(given).some((key) => !fields.has(key))) return undefined
  const { server, organisation } = given as Record<string, unknown>
  if (typeof server !== 'string' || typeof organisation !== 'string') return undefined
  const address = parseServerAddress(server)
  if (!address.ok || address.origin !== server || !server.startsWith('https:')) return undefined
  const name = organisation.trim()
  return name !== '' && name.length <= 80 ? { server, organisation: name } : undefined
}

/** The body, or undefined if it is longer than the limit. */
async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) return text + decoder.decode()
    length += part.value.length
    if (length > maxDiscoveryBytes) {
      await reader?.cancel()
      return undefined
    }
    text += decoder.decode(part.value, { stream: true })
  }
}
