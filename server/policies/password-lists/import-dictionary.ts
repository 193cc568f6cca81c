import { fold } from '../../../shared/password-policy/characters.ts'
import type { ImportOutcome } from './outcome.ts'
import { replaceFile } from './replace-file.ts'

export interface DictionaryLimits {
  bytes: number
  /** Of one word, in UTF-16 units. */
  word: number
}

const ordinary: DictionaryLimits = { bytes: 5_000_000, word: 64 }

/**
 * Takes a dictionary, one word a line in UTF-8, in place of the one before. Reads no further than it must: what is too large, no
 * text, or has lines that are no words is refused, and the old dictionary stays.
 */
export async function importDictionary(
  file: string,
  content: AsyncIterable<Uint8Array>,
  limits: DictionaryLimits = ordinary,
): Promise<ImportOutcome> {
  return replaceFile(file, async (handle) => {
    const read = await readWords(content, limits)
    if ('code' in read) return read
    await handle.writeFile(`${read.words.join('\n')}\n`)
    return { imported: read.words.length }
  })
}

type Read = { words: string[] } | Exclude<ImportOutcome, { imported: number }>

async function readWords(content: AsyncIterable<Uint8Array>, limits: DictionaryLimits): Promise<Read> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const words = new Set<string>()
  let [bytes, line, rest] = [0, 0, '']

  function take(text: string, ended: boolean): Read | undefined {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
    rest = ended ? '' : (lines.pop() ?? '')
    for (const one of lines) {
      line++
      // Control characters are what a picture or a program is full of.
      if (/[\p{Cc}\uFFFE\uFFFF]/u.test(one.replaceAll('\t', ' '))) return { code: 'list-not-text', values: { line } }
      const word = one.trim()
      if (word.length > limits.word) return { code: 'list-line-too-long', values: { line, count: limits.word } }
      if (word !== '') words.add(fold(word))
    }
    const [longest, values] = [limits.word * 2, { line: line + 1, count: limits.word }]
    return rest.length > longest
      ? { code: rest.includes('\0') ? 'list-not-text' : 'list-line-too-long', values }
      : undefined
  }

  try {
    for await (const chunk of content) {
      bytes += chunk.length
      if (bytes > limits.bytes) return { code: 'list-too-large', values: { megabytes: limits.bytes / 1e6 } }
      const problem = take(decoder.decode(chunk, { stream: true }), false)
      if (problem) return problem
    }
    const problem = take(decoder.decode(), true)
    if (problem) return problem
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return { code: 'list-not-text', values: { line: line + 1 } }
    }
    throw error
  }
  return words.size === 0 ? { code: 'list-empty', values: {} } : { words: [...words].sort() }
}
