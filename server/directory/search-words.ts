/** Nobody's name has more, and every word costs the directory a look at each field. */
const mostWords = 6
const longest = 200

/** Words that somebody typed to find a person, or undefined for what is in nobody's name. Lower case, so that a word is asked for once. */
export function searchWords(query: string): string[] | undefined {
  if (query.length > longest || !query.isWellFormed() || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(query)) return undefined
  const words = query.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean)
  return words.length === 0 ? undefined : [...new Set(words)].slice(0, mostWords)
}

/** How many people a search gives: never more than 50, at least one. */
export const searchLimit = (limit = 50): number => Math.max(1, Math.min(50, Math.floor(limit) || 50))

export function byDisplayName(one: { displayName: string }, other: { displayName: string }): number {
  return one.displayName.localeCompare(other.displayName)
}
