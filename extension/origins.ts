/** The origin that a person or administrator named, or undefined where it is no web address. "mail.example.com" means https. */
export function originOf(typed: string): string | undefined {
  const text = typed.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url?.hostname || url.username || url.password) return undefined
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : undefined
}

/** The permission that lets us see an origin. Firefox knows no ports in patterns, so it covers the host on every port there. */
export function patternOf(origin: string, browserName: string = import.meta.env.BROWSER): string {
  const url = new URL(origin)
  return `${url.protocol}//${browserName === 'firefox' ? url.hostname : url.host}/*`
}
