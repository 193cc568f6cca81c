/** A name as somebody typed it, taken apart. `domain` may be a DNS or a NetBIOS name, in lower case. */
export interface AccountName {
  user: string
  domain?: string
  /** The whole text, for a search by userPrincipalName; only where an `@` was typed. */
  principal?: string
}

/** userPrincipalName holds at most 1024 characters, sAMAccountName 256; nobody types more than this. */
const longest = 320

/**
 * Takes `user`, `DOMAIN\user` and `user@domain`. Undefined for what no account can be called: empty, over-long, with control or
 * unpaired characters, or with a space at either end (which a directory would quietly ignore, so that one account had two names).
 */
export function readAccountName(typed: string): AccountName | undefined {
  if (typed.length === 0 || typed.length > longest || !typed.isWellFormed()) return undefined
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(typed)) return undefined
  const text = typed.normalize('NFC')
  const name = split(text)
  const parts = [name.user, name.domain ?? name.user]
  return parts.some((part) => part === '' || part !== part.trim()) ? undefined : name
}

function split(text: string): AccountName {
  const slash = text.indexOf('\\')
  if (slash >= 0) return { domain: text.slice(0, slash).toLowerCase(), user: text.slice(slash + 1) }
  const at = text.lastIndexOf('@')
  if (at >= 0) return { user: text.slice(0, at), domain: text.slice(at + 1).toLowerCase(), principal: text }
  return { user: text }
}

/** Whether `typed` names this domain, by DNS or NetBIOS name. */
export function namesDomain(typed: string, domain: { name: string; netbiosName: string }): boolean {
  const name = typed.toLowerCase()
  return name === domain.name || name === domain.netbiosName.toLowerCase()
}
