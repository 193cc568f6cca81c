import { scopeKey } from '../directory/distinguished-name.ts'

/**
 * Lines of many lists by what they name, so that one look at each of a person's groups finds every list it stands in. Numbers
 * in pairs, lists ascending: the list, and the line in it.
 */
export interface Mentions {
  readonly size: number
  get(key: string): readonly number[] | undefined
}

export function mentionsOf(lists: readonly (readonly string[])[]): Mentions {
  const mentions = new Map<string, number[]>()
  for (const [list, keys] of lists.entries()) {
    for (const [line, key] of keys.entries()) {
      const known = mentions.get(key)
      if (known) known.push(list, line)
      else mentions.set(key, [list, line])
    }
  }
  // Most groups stand in no scope, and a look into a map of half a million names costs ten times as much as one into this.
  const marks = new Uint8Array(2 ** Math.ceil(Math.log2(mentions.size * 16 + 1)))
  const placeOf = (key: string) => hashOf(key) & (marks.length - 1)
  for (const key of mentions.keys()) marks[placeOf(key)] = 1
  return { size: mentions.size, get: (key) => (marks[placeOf(key)] === 1 ? mentions.get(key) : undefined) }
}

/** FNV-1a of where names differ: a distinguished name at its beginning, a SID at its end. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5 ^ key.length
  const head = Math.min(key.length, 28)
  for (let index = 0; index < head; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  for (let index = Math.max(head, key.length - 8); index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}

/**
 * The first line of each list that names one of `keys`; -1: none does. With `decides`, the lines of lists after the first one
 * that names a key and decides are left out.
 */
export function firstLines(
  mentions: Mentions,
  keys: readonly string[],
  lists: number,
  decides?: (list: number) => boolean,
): Int32Array {
  const first = new Int32Array(lists).fill(-1)
  let last = lists
  for (const key of mentions.size === 0 ? [] : keys) {
    const found = mentions.get(key)
    for (let index = 0; found && index < found.length; index += 2) {
      const list = found[index] as number
      if (list > last) break
      const line = found[index + 1] as number
      const before = first[list] as number
      if (before < 0 || line < before) first[list] = line
      if (before < 0 && decides?.(list)) last = list
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
