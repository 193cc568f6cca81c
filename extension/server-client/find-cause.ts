const timeoutMs = 8000

/**
 * Finds why a request got no reply. Browsers tell an extension only "failed", but a request whose reply cannot be read succeeds where something answers, and
 * fails where nothing does, or where the certificate is not trusted.
 */
export async function findCause(
  origin: string,
  { fetch = globalThis.fetch, isOnline = navigator.onLine !== false } = {},
): Promise<'server-elsewhere' | 'server-certificate' | 'server-unreachable'> {
  const answers = await fetch(origin, {
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(timeoutMs),
  }).then(
    () => true,
    () => false,
  )
  if (answers) return 'server-elsewhere'
  return origin.startsWith('https:') && isOnline ? 'server-certificate' : 'server-unreachable'
}
