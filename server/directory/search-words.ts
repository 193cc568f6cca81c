/** No name has more words, and the directory searches every field for each word. */
const maxWords = 6
const maxLength = 200

/**
 * The words of a typed query, or undefined if they cannot be in a name. As typed: a directory compares by rules of its own, and `İ` in lower case is
 * two characters that it finds nowhere.
 */
export function parseSearchWords(query: string): string[] | undefined {
  if (query.length > maxLength || !query.isWellFormed() || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(query)) return undefined
  const words = query.normalize('NFC').split(/\s+/).filter(Boolean)
  const different = [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]
  return different.length === 0 ? undefined : different.slice(0, maxWords)
}

/** How many entries a search returns: from 1 to 50. */
export const clampSearchLimit = (limit = 50): number => Math.max(1, Math.min(50, Math.floor(limit) || 50))

/** By name, and people of one name by their account: a list that is renewed keeps its order. */
export function compareDisplayNames(one: NamedPerson, other: NamedPerson): number {
  return one.displayName.localeCompare(other.displayName) || one.account.localeCompare(other.account)
}

type NamedPerson = { displayName: string; account: string }

/** By name, and what has one name by where it lies. */
export function compareTargets(one: NamedTarget, other: NamedTarget): number {
  return one.name.localeCompare(other.name) || one.distinguishedName.localeCompare(other.distinguishedName)
}

type NamedTarget = { name: string; distinguishedName: string }
