/** Longest that somebody who chose a password waits for a service elsewhere, in milliseconds. */
const patience = 3000
/** A padded answer has some 2,000 lines of 40 bytes. */
const longestAnswer = 1_000_000

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * Asks a service in the form of Have I Been Pwned's range API. Five hexadecimal digits of the SHA-1 leave this host; the answer has
 * every hash that begins so, padded so that its length tells an onlooker nothing.
 */
export async function askBreachService(
  fetch: Fetch,
  service: string,
  hash: Buffer,
  within = patience,
): Promise<boolean | 'unavailable'> {
  const digits = hash.toString('hex').toUpperCase()
  try {
    const response = await fetch(`${service.replace(/\/*$/, '/')}${digits.slice(0, 5)}`, {
      headers: { 'add-padding': 'true', 'user-agent': 'Latchkey' },
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(within),
    })
    if (!response.ok || !response.body) return 'unavailable'
    const text = await limited(response.body)
    const lines = text?.split(/\r?\n/).filter((line) => line !== '')
    if (!lines?.every((line) => /^[0-9A-F]{35}:\d+$/i.test(line))) return 'unavailable'
    // Padding has a count of 0.
    return lines.some((line) => line.slice(0, 35).toUpperCase() === digits.slice(5) && !/:0+$/.test(line))
  } catch {
    // No connection, no answer in time, something else behind the address: all the same to who waits.
    return 'unavailable'
  }
}

async function limited(body: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestAnswer) return undefined
  }
  return text
}
