import { describeError } from './terminal-text.ts'

/**
 * The only file that writes to the terminal, which is the server's log: each argument is one line, even if its text holds another. A line
 * break, a control sequence or a mark that turns the direction of text around, in a path or in an error from outside, would let a
 * caller write lines of their own, or hide some (CWE-117).
 */
export function printLines(...lines: readonly string[]): void {
  for (const line of lines) console.log(encodeLine(line))
}

export function printErrors(...lines: readonly string[]): void {
  for (const line of lines) console.error(encodeLine(line))
}

/** One line with its time for a change that an administrator looks for afterwards: something no longer works, or works again. */
export const logChange = (sentence: string): void => printErrors(`${new Date().toISOString()} ${sentence}`)

/** One line for what failed: where, and the chain of causes. */
export function logFailure(source: string, error: unknown): void {
  printErrors(`${source}: ${describeError(error)}`)
}

/** Controls, format characters, halves of surrogate pairs, and separators of lines and paragraphs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

function encodeLine(line: string): string {
  return line.replaceAll(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
