import { setImmediate } from 'node:timers/promises'
import { fold } from '../../../shared/password-policy/characters.ts'
import { sortInSlices } from './in-slices.ts'
import { type ImportOutcome, type ImportRefusal, replaceFile } from './replace-file.ts'

export interface DictionaryLimits {
  bytes: number
  /** Of one word, in UTF-16 units. */
  word: number
}

export const dictionaryLimits: DictionaryLimits = { bytes: 5_000_000, word: 64 }

/**
 * Replaces the dictionary by one with a word per line in UTF-8. Stops reading at the first problem: content that is too large, that
 * is not text, or that has lines too long for a word is refused, and the old dictionary remains.
 */
export async function importDictionary(
  file: string,
  content: AsyncIterable<Uint8Array>,
  limits: DictionaryLimits = dictionaryLimits,
): Promise<ImportOutcome> {
  return replaceFile(file, async (handle) => {
    const read = await readWords(content, limits)
    if ('code' in read) return read
    await handle.writeFile(`${read.words.join('\n')}\n`)
    return { imported: read.words.length }
  })
}

async function readWords(
  content: AsyncIterable<Uint8Array>,
  limits: DictionaryLimits,
): Promise<{ words: string[] } | ImportRefusal> {
  const words = new Set<string>()
  let [bytes, line, rest] = [0, 0, Buffer.alloc(0)]

  function take(given: Uint8Array): ImportRefusal | undefined {
    line++
    const word = parseWord(given)
    if (word === undefined) return { code: 'list-not-text', values: { line } }
    if (word.length > limits.word) return { code: 'list-line-too-long', values: { line, count: limits.word } }
    if (notAWord.test(word)) return { code: 'list-not-words', values: { line } }
    if (word !== '') words.add(fold(word))
    return undefined
  }

  for await (const chunk of content) {
    // Content that has arrived already would otherwise be processed without a pause, and no other request answered meanwhile.
    await setImmediate()
    bytes += chunk.length
    if (bytes > limits.bytes) return { code: 'list-too-large', values: { megabytes: limits.bytes / 1e6 } }
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      const problem = take(rest.subarray(0, end))
      if (problem) return problem
      rest = rest.subarray(end + 1)
    }
    // A character has at most four bytes, so a longer line is too long for a word, whatever follows.
    if (rest.length > limits.word * 4)
      return take(rest) ?? { code: 'list-line-too-long', values: { line, count: limits.word } }
  }
  const problem = take(rest)
  if (problem) return problem
  return words.size === 0 ? { code: 'list-empty', values: {} } : { words: await sortInSlices([...words]) }
}

/** What other programs put into their lists: a comment, or the hash of a word, with its kind, a salt or a count. As a word it would refuse nothing. */
const notAWord =
  /^(?:#!|!#|\/\/|<!--|--\s)|^\$(?:HEX\[|NT\$)|^\*[0-9a-f]{40}$|^0x[0-9a-f]{16,}$|^[a-z0-9_]+\$[^$]*\$[0-9a-f]{32,}$|\t|^[#;]\s|^(?:[a-z][a-z0-9-]{1,15}:|\{[a-z0-9]+\})?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})(?::.*)?$|^\{[a-z0-9]+\}|^\$(?:\d[a-z]?|apr1|argon2\w*|y)\$/i

const newline = 10
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Undefined: not UTF-8 text, or it has control characters, as pictures and programs do. */
function parseWord(line: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(line).trim()
    return /[\p{Cc}\uFFFE\uFFFF]/u.test(text.replaceAll('\t', ' ')) ? undefined : text
  } catch {
    return undefined
  }
}
