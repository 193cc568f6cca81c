import { scopeKey } from '../directory/distinguished-name.ts'

/**
 * Lines of many lists by what they name, so that one look at each of a person's groups finds every list it stands in. Numbers
 * in pairs: the list, and the line in it.
 */
export type Mentions = ReadonlyMap<string, readonly number[]>

export function mentionsOf(lists: readonly (readonly string[])[]): Mentions {
  const mentions = new Map<string, number[]>()
  for (const [list, keys] of lists.entries()) {
    for (const [line, key] of keys.entries()) {
      const known = mentions.get(key)
      if (known) known.push(list, line)
      else mentions.set(key, [list, line])
    }
  }
  return mentions
}

/** The first line of each list that names one of `keys`; -1: none does. */
export function firstLines(mentions: Mentions, keys: readonly string[], lists: number): Int32Array {
  const first = new Int32Array(lists).fill(-1)
  if (mentions.size === 0) return first
  for (const key of keys) {
    const found = mentions.get(key)
    if (!found) continue
    for (let index = 0; index < found.length; index += 2) {
      const list = found[index] as number
      const line = found[index + 1] as number
      const before = first[list] as number
      if (before < 0 || line < before) first[list] = line
    }
  }
  return first
}

/** Written once for each version of a policy: a long scope takes longer to write so than to search. */
export function scopeKeys(): (entries: readonly string[]) => readonly string[] {
  const known = new WeakMap<readonly string[], readonly string[]>()
  return (entries) => {
    const keys = known.get(entries) ?? entries.map(scopeKey)
    known.set(entries, keys)
    return keys
  }
}
