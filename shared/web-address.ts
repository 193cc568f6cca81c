/** An `https://` address without a name or password in it. */
export function isLink(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

/** `https://mail.example.com`: scheme, host and port only. Plain http is for this machine, since the extension is granted no other page of it. */
export function isWebOrigin(text: string): boolean {
  const url = URL.parse(text)
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname))
  return isSafe && url.origin === text
}

/** What was typed as an address, with the scheme that was left out; of an origin without the path that was copied with it. */
export function completeAddress(typed: string, kind: 'link' | 'origin'): string {
  const text = typed.trim()
  const withScheme = /^[^\s/:@]+\.[^\s/:@]+(:\d+)?(\/|$)/.test(text) ? `https://${text}` : text
  const url = kind === 'origin' ? URL.parse(withScheme) : null
  return url && /^https?:$/.test(url.protocol) ? url.origin : withScheme
}
