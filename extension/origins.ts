/** Parses a typed web address; undefined if it is not one. "mail.example.com" means https. */
export function parseWebAddress(typed: string): URL | undefined {
  const text = typed.trim()
  // A scheme with a typing error would become the name of a host.
  if (/\s|^[^/]*:(?!\d|\/\/)|^[^/:.]*\/\//.test(text.replace(/^\[[^\]]*\]/, ''))) return undefined
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || url.username || url.password) return undefined
  // Chromium escapes characters that a host name cannot contain, where other browsers refuse them.
  if (!/^[a-z0-9._-]+$|^\[[0-9a-f:.]+\]$/i.test(url.hostname)) return undefined
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}

/** Parses an origin typed by a person or an administrator. */
export const parseOrigin = (typed: string): string | undefined => parseWebAddress(typed)?.origin

/** The match pattern of an origin's host permission. Firefox has no ports in patterns, so there it covers the host on every port. */
export function toMatchPattern(origin: string, browserName: string = import.meta.env.BROWSER): string {
  const url = new URL(origin)
  return `${url.protocol}//${browserName === 'firefox' ? url.hostname : url.host}/*`
}

/**
 * The permission that an organisation's own package gets at its installation for an origin, `https://*` (every host) or `http://127.0.0.1:*` (every port).
 * It covers the host on every port, since Firefox has no ports in match patterns.
 */
export function toHostPermission(host: string): string {
  const { protocol, hostname } = new URL(host.trim().replace(/:\*$/, ''))
  return `${protocol}//${hostname}/*`
}

/** Whether people can be asked for an origin (`optional_host_permissions` in wxt.config.ts): unencrypted pages only on this machine. */
export function canBeAllowed(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname)
}
