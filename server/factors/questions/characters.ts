/** Compares as a person hears them: in any case, with accents in any form. */
export const haveSameCharacters = (given: string, right: string): boolean =>
  given
    .replace(/[\s,;.-]/g, '')
    .normalize('NFC')
    .toLowerCase() === right.normalize('NFC').toLowerCase()

/** Letters and digits only: callers do not spell out spaces or dots. */
export const spellOut = (answer: string): string[] => [...answer.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')]

export const pickCharacters = (answer: string, places: readonly number[]): string =>
  places.map((place) => spellOut(answer)[place - 1] ?? '').join('')

/**
 * In ascending order, as they are read out. `rank` gives each position its place in a random order that stays for the day, so that calling again and
 * again does not spell out an answer.
 */
export function choosePositions(length: number, count: number, rank: (position: number) => string): number[] {
  const ranked = Array.from({ length }, (_, index) => ({ position: index + 1, rank: rank(index + 1) }))
  ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1))
  return ranked
    .slice(0, count)
    .map(({ position }) => position)
    .sort((one, other) => one - other)
}
