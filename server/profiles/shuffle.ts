import type { Keys } from '../store/keys.ts'

/** Sorts by HMAC: the same order each time, unpredictable without the key file. */
export function shuffle<Item extends { id: string }>(
  keys: Keys,
  items: readonly Item[],
  seed: readonly string[],
): Item[] {
  const rank = new Map(items.map(({ id }) => [id, keys.stableHmac('ask-question', ...seed, id)]))
  return [...items].sort((one, other) => ((rank.get(one.id) ?? '') < (rank.get(other.id) ?? '') ? -1 : 1))
}
