/** The value of a digit of any script: Unicode has the digits of a script in one block of ten, in their order. Undefined for other characters. */
export function digitOf(character: string): number | undefined {
  if (!/^\p{Nd}$/u.test(character)) return undefined
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return code - 0x30
  let zero = code
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return code - zero
}

/** A typed code in ASCII: wide digits and those of other scripts are the same, and what apps and people put between them is left out. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit) ?? digit))
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
