import type { Keys } from '../store/keys.ts'

/** An order that only the keys can tell, the same each time. */
export function shuffled<Item extends { id: string }>(
  keys: Keys,
  items: readonly Item[],
  of: readonly string[],
): Item[] {
  const rank = new Map(items.map(({ id }) => [id, keys.lastingHmac('ask-question', ...of, id)]))
  return [...items].sort((one, other) => ((rank.get(one.id) ?? '') < (rank.get(other.id) ?? '') ? -1 : 1))
}
