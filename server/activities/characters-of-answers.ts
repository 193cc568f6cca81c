import { randomInt } from 'node:crypto'

/** As a person hears and says them: capital or not, accents in any form. */
export const sameCharacters = (given: string, right: string): boolean =>
  given
    .replace(/[\s,;.-]/g, '')
    .normalize('NFC')
    .toLowerCase() === right.normalize('NFC').toLowerCase()

/** Letters and digits only: nobody spells out spaces or dots. */
export const spelled = (answer: string): string[] => [...answer.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')]

export const charactersAt = (answer: string, places: readonly number[]): string =>
  places.map((place) => spelled(answer)[place - 1] ?? '').join('')

/** In their order, as they are read out. */
export function randomPlaces(length: number, count: number): number[] {
  const places = Array.from({ length }, (_, index) => index + 1)
  while (places.length > count) places.splice(randomInt(places.length), 1)
  return places
}
