/**
 * The form in which answers are compared: `St. Martin’s`, `st martins` and `ST  MARTIN'S` are the same. NFKC, lower case, dashes and slashes
 * become spaces, other punctuation is dropped, white space collapsed. Stored hashes depend on it: never change it for answers that
 * are already registered. `caseSensitive` keeps capital letters.
 */
export function normalForm(answer: string, { caseSensitive = false } = {}): string {
  // NFKC would turn these into a space and an accent; people type them as apostrophes.
  const composed = answer.replace(/[`´]/g, "'").normalize('NFKC')
  return (caseSensitive ? composed : composed.toLowerCase().normalize('NFKC'))
    .replace(/[\p{Pd}/\\\p{Pc}]/gu, ' ')
    .replace(/[\p{P}\p{Cf}\p{Cc}]/gu, (character) => (/\s/.test(character) ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .trim()
}
