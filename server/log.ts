import { describeError } from './terminal-text.ts'

/**
 * The only file that writes to the terminal, which is the server's log: each argument is one line, even if its text holds another. A line
 * break, a control sequence or a mark that turns the direction of text around, in a path or in an error from outside, would let a
 * caller write lines of their own, or hide some (CWE-117). For commands and the welcome at the start; a server that runs writes by
 * `logChange` and `logFailure`, with the time.
 */
export function printLines(...lines: readonly string[]): void {
  for (const line of lines) console.log(encodeLine(line))
}

export function printErrors(...lines: readonly string[]): void {
  for (const line of lines) console.error(encodeLine(line))
}

/** One line with its time for a change that an administrator looks for afterwards: something no longer works, or works again. */
export const logChange = (sentence: string): void => printErrors(`${new Date().toISOString()} ${sentence}`)

/** `logChange`, at most once an hour for a key: what callers can cause again and again must not fill the log. */
export function createHourlyLog(
  log = logChange,
  now = () => performance.now(),
): (key: string, sentence: string) => void {
  const loggedAt = new Map<string, number>()
  return (key, sentence) => {
    const before = loggedAt.get(key)
    if (before !== undefined && now() - before < hourMs) return
    for (const [old, at] of loggedAt) if (now() - at >= hourMs) loggedAt.delete(old)
    if (loggedAt.size >= maxKeys) return
    loggedAt.set(key, now())
    log(sentence)
  }
}

const hourMs = 3_600_000
const maxKeys = 1000

/** One line with its time for what failed: where, and the chain of causes. */
export const logFailure = (source: string, error: unknown): void => logChange(`${source}: ${describeError(error)}`)

/** Controls, format characters, halves of surrogate pairs, and separators of lines and paragraphs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

function encodeLine(line: string): string {
  return line.replaceAll(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
