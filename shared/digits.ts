/**
 * The value of a digit of any script; undefined for other characters. Unicode has the digits of a script in one block of ten, in their order; some blocks
 * follow each other (Myanmar's, the mathematical ones).
 */
export function digitOf(character: string): number | undefined {
  if (!isDigit(character)) return undefined
  const code = character.codePointAt(0) ?? 0
  let first = code
  while (isDigit(String.fromCodePoint(first - 1))) first--
  return (code - first) % 10
}

const isDigit = (character: string) => /^\p{Nd}$/u.test(character)

/** A typed code in ASCII: wide digits and those of other scripts are the same, and what apps and people put between them is left out. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit) ?? digit))
    .replace(/[\s\p{Pd}\p{Cf}\p{M}]/gu, '')
