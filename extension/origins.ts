/** The web address that somebody typed, or undefined where it is none. "mail.example.com" means https. */
export function webAddress(typed: string): URL | undefined {
  const text = typed.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || url.username || url.password) return undefined
  // Chromium escapes what no host name can hold, where others refuse it.
  if (!/^[a-z0-9._-]+$|^\[[0-9a-f:.]+\]$/i.test(url.hostname)) return undefined
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}

/** The origin that a person or administrator named. */
export const originOf = (typed: string): string | undefined => webAddress(typed)?.origin

/** The permission that lets us see an origin. Firefox knows no ports in patterns, so it covers the host on every port there. */
export function patternOf(origin: string, browserName: string = import.meta.env.BROWSER): string {
  const url = new URL(origin)
  return `${url.protocol}//${browserName === 'firefox' ? url.hostname : url.host}/*`
}
