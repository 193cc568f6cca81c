import { memoize } from './memoize.ts'

/** Lower case, no diacritics, plain apostrophes, single spaces, as texts and patterns are compared. "Paßwört" and "passwort" still differ. */
export function normalise(text: string): string {
  const lower = text.toLowerCase()
  // Most texts are ASCII, and merely compiling the table of diacritics costs a page more than reading its fields.
  if (!/[^\n -~]/.test(lower)) return lower.includes('  ') ? lower.replace(/ +/g, ' ') : lower
  return lower
    .normalize('NFD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .normalize('NFC')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[^\S\n]+/g, ' ')
}

/** Whether a pattern matches. `text` is normalised and short: patterns run in linear time, but a page could be of any length. */
export const matchesAny = (text: string, patterns: string[]): boolean => matches(text, patterns.join('|'))

/** Whether one pattern matches. */
export const matches = (text: string, pattern: string): boolean => compile(pattern).test(text)

/** The pattern as an expression, compiled on first use. */
export const compile = memoize((pattern: string) => new RegExp(normalise(pattern).replaceAll('…', '[^.。!\\n]{0,40}')))
