import type { FileHandle } from 'node:fs/promises'
import { buckets, entriesAt, entrySize, magic } from './breach-file.ts'
import type { ImportOutcome, Progress } from './outcome.ts'
import { replaceFile } from './replace-file.ts'

export interface BreachImport {
  /** Passwords that were seen less often are left out: a smaller file, fewer mistakes. Lines without a count are taken. */
  minCount?: number
  onProgress?(progress: Progress): void
  /** Ends the import; the list before stays. */
  signal?: AbortSignal
}

/**
 * Makes the list of `breach-file.ts` from one in the form of Have I Been Pwned: a line each, 40 hexadecimal digits of a SHA-1, then
 * perhaps `:` and how often it was seen; ordered by hash. Memory does not grow with the list.
 */
export async function importBreaches(
  file: string,
  content: AsyncIterable<Uint8Array>,
  { minCount = 0, onProgress, signal }: BreachImport = {},
): Promise<ImportOutcome> {
  return replaceFile(file, async (handle) => {
    const writer = entryWriter(handle)
    const reader = lineReader(minCount, writer.add)
    let bytes = 0
    for await (const chunk of content) {
      signal?.throwIfAborted()
      const problem = reader.read(chunk)
      if (problem) return problem
      await writer.flush()
      bytes += chunk.length
      onProgress?.({ bytes, entries: writer.count() })
    }
    const problem = reader.end()
    if (problem) return problem
    if (writer.count() === 0) return { code: 'list-empty', values: {} }
    await writer.finish()
    return { imported: writer.count() }
  })
}

type Problem = Exclude<ImportOutcome, { imported: number }>

const digits = new Int8Array(256).fill(-1)
for (let value = 0; value < 16; value++) {
  for (const digit of [value.toString(16), value.toString(16).toUpperCase()]) digits[digit.charCodeAt(0)] = value
}
const [newline, carriageReturn, colon, zero] = [10, 13, 58, 48]

/** Byte by byte, since a billion strings would take hours: `digit` is the place in the line's hash, `key` its first 40 bits. */
function lineReader(minCount: number, add: (bucket: number, entry: number) => boolean) {
  let [line, digit, bucket, entry, count] = [1, 0, 0, 0, -1]

  const problem = (code: Problem['code']): Problem => ({ code, values: { line } })

  function endLine(): Problem | undefined {
    if (digit === 0) return undefined
    if (digit !== 40) return problem('breach-list-not-hashes')
    if ((count < 0 || count >= minCount) && !add(bucket, entry)) return problem('breach-list-not-sorted')
    ;[digit, bucket, entry, count] = [0, 0, 0, -1]
    return undefined
  }

  return {
    read(chunk: Uint8Array): Problem | undefined {
      for (const byte of chunk) {
        if (byte === newline) {
          const wrong = endLine()
          if (wrong) return wrong
          line++
        } else if (digit < 40) {
          const value = digits[byte] ?? -1
          if (value < 0) {
            if (byte === carriageReturn && digit === 0) continue
            return problem('breach-list-not-hashes')
          }
          if (digit < 4) bucket = bucket * 16 + value
          else if (digit < 10) entry = entry * 16 + value
          digit++
        } else if (byte === colon && count < 0) count = 0
        else if (count >= 0 && byte >= zero && byte < zero + 10) count = count * 10 + byte - zero
        else if (byte !== carriageReturn) return problem('breach-list-not-hashes')
      }
      return undefined
    },
    end: endLine,
  }
}

const full = 1 << 20

/** Takes entries in their order, writes them as they fill a buffer, and the table at the end. */
function entryWriter(handle: FileHandle) {
  const sizes = new Float64Array(buckets)
  let buffer = Buffer.alloc(full)
  let [used, written, position, last, lastBucket] = [0, 0, entriesAt, -1, 0]

  async function write(): Promise<void> {
    await handle.write(buffer, 0, used, position)
    position += used
    used = 0
  }

  return {
    count: () => written,
    /** False: it comes before the one before it. */
    add(bucket: number, entry: number): boolean {
      if (bucket < lastBucket || (bucket === lastBucket && entry < last)) return false
      if (bucket === lastBucket && entry === last) return true
      if (used + entrySize > buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2)
      buffer.writeUIntBE(entry, used, entrySize)
      used += entrySize
      sizes[bucket] = (sizes[bucket] ?? 0) + 1
      written++
      ;[lastBucket, last] = [bucket, entry]
      return true
    },
    async flush() {
      if (used > full / 2) await write()
    },
    async finish() {
      await write()
      const head = Buffer.alloc(entriesAt)
      magic.copy(head)
      head.writeBigUInt64LE(BigInt(written), magic.length)
      let before = 0
      for (let bucket = 0; bucket <= buckets; bucket++) {
        head.writeBigUInt64LE(BigInt(before), magic.length + 8 + bucket * 8)
        before += sizes[bucket] ?? 0
      }
      await handle.write(head, 0, head.length, 0)
    },
  }
}
