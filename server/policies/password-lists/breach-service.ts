/** A person who chose a password waits for the service at most this long. */
const defaultTimeoutMs = 3000
/** In characters; a padded response has some 2,000 lines of 40 bytes. */
const maxResponseLength = 1_000_000

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * Queries a service with the range API of Have I Been Pwned. Five hexadecimal digits of the SHA-1 leave this host; the response has
 * every hash with that prefix, padded so that its length reveals nothing to an observer.
 */
export async function queryBreachService(
  fetch: Fetch,
  service: string,
  hash: Buffer,
  timeoutMs = defaultTimeoutMs,
): Promise<boolean | 'unavailable'> {
  const digits = hash.toString('hex').toUpperCase()
  try {
    const response = await fetch(`${service.replace(/\/*$/, '/')}${digits.slice(0, 5)}`, {
      headers: { 'add-padding': 'true', 'user-agent': 'Latchkey' },
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok || !response.body) return 'unavailable'
    const text = await readLimited(response.body)
    const lines = text?.split(/\r?\n/).filter((line) => line !== '')
    if (!lines?.every((line) => /^[0-9A-F]{35}:\d+$/i.test(line))) return 'unavailable'
    // Padding lines have a count of 0.
    return lines.some((line) => line.slice(0, 35).toUpperCase() === digits.slice(5) && !/:0+$/.test(line))
  } catch {
    // No connection, no response in time, another service at this address: the same outcome for the caller.
    return 'unavailable'
  }
}

async function readLimited(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > maxResponseLength) return undefined
  }
  return text
}
