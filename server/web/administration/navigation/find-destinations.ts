import type { Destination } from '../section.ts'
import { simplifyText } from '../simplify-text.ts'

/** As many as one looks through. */
const most = 12

const toWords = (text: string): string[] => simplifyText(text).split(/\s+/).filter(Boolean)

/** Destinations that have every typed word at the beginning of one of theirs; those whose title begins with it come first. */
export function findDestinations(all: readonly Destination[], typed: string): Destination[] {
  const wanted = toWords(typed)
  const rank = (words: readonly string[]) => (words[0]?.startsWith(wanted[0] ?? '') ? 0 : 1)
  return all
    .map((destination) => ({ destination, words: toWords(destination.title) }))
    .filter(({ words }) => wanted.every((part) => words.some((word) => word.startsWith(part))))
    .toSorted((one, other) => rank(one.words) - rank(other.words))
    .slice(0, most)
    .map(({ destination }) => destination)
}
