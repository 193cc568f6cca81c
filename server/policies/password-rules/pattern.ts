import { RE2JS, RE2JSSyntaxException } from 're2js'

/**
 * RE2 in JavaScript: matching takes time in proportion to the password, whatever the pattern. There are no back references and no
 * looking around, which are what a backtracking engine needs exponential time for. A pattern finds its match anywhere unless it
 * says ^ or $.
 */
export function compilePattern(pattern: string, ignoreCase: boolean): { test(text: string): boolean } {
  return RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
}

export interface PatternProblem {
  /** Place in the pattern where it goes wrong, from 1, in UTF-16 units. */
  position: number
  /** RE2's own words, in English. */
  reason: string
}

/** Why a pattern is none, or undefined. */
export function findPatternProblem(pattern: string): PatternProblem | undefined {
  const error = compileError(pattern)
  if (!error) return undefined
  return { position: errorPosition(error, pattern) + 1, reason: error.error }
}

function compileError(pattern: string): RE2JSSyntaxException | undefined {
  try {
    RE2JS.compile(pattern)
    return undefined
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return error
    throw error
  }
}

/** RE2 names the part that it did not understand. Where that is the whole pattern, the beginnings of the pattern tell more. */
function errorPosition({ error, input }: RE2JSSyntaxException, pattern: string): number {
  if (input && input !== pattern) return Math.max(0, pattern.indexOf(input))
  const beginnings = Array.from({ length: pattern.length }, (_, length) => pattern.slice(0, length))
  const same = beginnings.findIndex((beginning) => compileError(beginning)?.error === error)
  if (error.startsWith('missing')) return beginnings.findLastIndex((beginning) => !compileError(beginning))
  if (error.startsWith('trailing')) return pattern.length - 1
  return same < 0 ? pattern.length - 1 : same - 1
}
