/**
 * What of an answer counts: `St. Martin’s`, `st martins` and `ST  MARTIN'S` are one. NFKC, lower case, dashes and slashes read
 * as spaces, other punctuation dropped, white space collapsed. Stored hashes depend on it: never change it for answers that
 * are already registered. `caseSensitive` leaves capital letters what they are.
 */
export function normalForm(answer: string, { caseSensitive = false } = {}): string {
  // NFKC would make a space with an accent of these, which people type for apostrophes.
  const composed = answer.replace(/[`´]/g, "'").normalize('NFKC')
  return (caseSensitive ? composed : composed.toLowerCase().normalize('NFKC'))
    .replace(/[\p{Pd}/\\\p{Pc}]/gu, ' ')
    .replace(/[\p{P}\p{Cf}\p{Cc}]/gu, (character) => (/\s/.test(character) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
}
