import { setImmediate } from 'node:timers/promises'
import { fold } from '../../../shared/password-policy/characters.ts'
import { sortInSlices } from './in-slices.ts'
import type { ImportOutcome } from './outcome.ts'
import { replaceFile } from './replace-file.ts'

export interface DictionaryLimits {
  bytes: number
  /** Of one word, in UTF-16 units. */
  word: number
}

export const dictionaryLimits: DictionaryLimits = { bytes: 5_000_000, word: 64 }

/**
 * Takes a dictionary, one word a line in UTF-8, in place of the one before. Reads no further than it must: what is too large, no
 * text, or has lines that are no words is refused, and the old dictionary stays.
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

type Problem = Exclude<ImportOutcome, { imported: number }>

async function readWords(
  content: AsyncIterable<Uint8Array>,
  limits: DictionaryLimits,
): Promise<{ words: string[] } | Problem> {
  const words = new Set<string>()
  let [bytes, line, rest] = [0, 0, Buffer.alloc(0)]

  function take(given: Uint8Array): Problem | undefined {
    line++
    const word = wordIn(given)
    if (word === undefined) return { code: 'list-not-text', values: { line } }
    if (word.length > limits.word) return { code: 'list-line-too-long', values: { line, count: limits.word } }
    if (word !== '') words.add(fold(word))
    return undefined
  }

  for await (const chunk of content) {
    // What has come already would else be taken without a pause, and nobody answered meanwhile.
    await setImmediate()
    bytes += chunk.length
    if (bytes > limits.bytes) return { code: 'list-too-large', values: { megabytes: limits.bytes / 1e6 } }
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      const problem = take(rest.subarray(0, end))
      if (problem) return problem
      rest = rest.subarray(end + 1)
    }
    // A character has four bytes at most: what has more and no end is no word, and is read no further.
    if (rest.length > limits.word * 4)
      return take(rest) ?? { code: 'list-line-too-long', values: { line, count: limits.word } }
  }
  const problem = take(rest)
  if (problem) return problem
  return words.size === 0 ? { code: 'list-empty', values: {} } : { words: await sortInSlices([...words]) }
}

const newline = 10
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Undefined: it is no text in UTF-8, or has control characters, which a picture or a program is full of. */
function wordIn(line: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(line).trim()
    return /[\p{Cc}\uFFFE\uFFFF]/u.test(text.replaceAll('\t', ' ')) ? undefined : text
  } catch {
    return undefined
  }
}
