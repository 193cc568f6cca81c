const compiled = new WeakMap<string[], RegExp>()

/** Lower case, no diacritics, single spaces, as texts and patterns are compared. "Paßwört" and "passwort" still differ. */
export function normalise(text: string): string {
  const lower = text.toLowerCase()
  // Most texts are ASCII, and merely compiling the table of diacritics costs a page more than reading its fields.
  if (!/[^\n -~]/.test(lower)) return lower.includes('  ') ? lower.replace(/ +/g, ' ') : lower
  return lower
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
}

/** Whether a pattern matches. `text` is normalised and short: patterns run in linear time, but a page could be of any length. */
export function matchesAny(text: string, patterns: string[]): boolean {
  let expression = compiled.get(patterns)
  if (!expression) {
    expression = new RegExp(normalise(patterns.join('|')).replaceAll('…', '[^.。!\\n]{0,40}'))
    compiled.set(patterns, expression)
  }
  return expression.test(text)
}
