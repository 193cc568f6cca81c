/** The parts of a typed account name. `domain` may be a DNS or a NetBIOS name, in lower case. */
interface AccountName {
  user: string
  domain?: string
  /** The whole text, for a search by userPrincipalName; only if it contains an `@`. */
  principal?: string
}

/** userPrincipalName holds at most 1024 characters, sAMAccountName 256; names that people type are shorter than this. */
const maxLength = 320

/**
 * Accepts `user`, `DOMAIN\user` and `user@domain`. Undefined for a text that cannot be an account name: empty, over-long, with
 * control or unpaired characters, or with a space at either end (a directory ignores it, so one account would have two names).
 */
export function parseAccountName(typed: string): AccountName | undefined {
  if (typed.length === 0 || typed.length > maxLength || !typed.isWellFormed()) return undefined
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(typed)) return undefined
  const text = typed.normalize('NFC')
  const name = splitName(text)
  const parts = [name.user, name.domain ?? name.user]
  return parts.some((part) => part === '' || part !== part.trim()) ? undefined : name
}

function splitName(text: string): AccountName {
  const slash = text.indexOf('\\')
  if (slash >= 0) return { domain: text.slice(0, slash).toLowerCase(), user: text.slice(slash + 1) }
  const at = text.lastIndexOf('@')
  if (at >= 0) return { user: text.slice(0, at), domain: text.slice(at + 1).toLowerCase(), principal: text }
  return { user: text }
}

/** The names of an account that may have been typed. */
export interface AccountNames {
  account?: string
  userPrincipalName?: string
  mail?: string
}

/**
 * Of the accounts that a typed name fits, those that it means. A principal name that was given to an account comes before the one that follows from
 * another's account name, as when Windows signs in; a mail address is no name to sign in with, so it comes last.
 */
export function selectByName<Found>(
  found: readonly Found[],
  name: AccountName | undefined,
  readNames: (found: Found) => AccountNames,
): Found[] {
  const rank = (one: Found): number => {
    const { account, userPrincipalName, mail } = readNames(one)
    if (isSameName(userPrincipalName, name?.principal)) return 0
    if (isSameName(account, name?.user)) return 1
    return isSameName(mail, name?.principal) ? 2 : 1
  }
  const ranks = found.map(rank)
  const best = Math.min(...ranks)
  return found.filter((_, index) => ranks[index] === best)
}

const isSameName = (stored: string | undefined, typed: string | undefined) =>
  stored !== undefined && typed !== undefined && toNameKey(stored) === toNameKey(typed)

/**
 * Directories compare names without case, and some of them without accents: this only ranks what a directory has found. `normaliseName` is for what the
 * store keeps apart, where an accent makes another name.
 */
const toNameKey = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether `typed` names this domain, by DNS or NetBIOS name. */
export function isDomainName(typed: string, domain: { name: string; netbiosName: string }): boolean {
  const name = typed.toLowerCase()
  return name === domain.name || name === domain.netbiosName.toLowerCase()
}
