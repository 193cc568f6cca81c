import type { FileHandle } from 'node:fs/promises'
import { buckets, entriesAt, entrySize, magic } from './breach-file.ts'
import { type ImportOutcome, type ImportProgress, type ImportRefusal, replaceFile } from './replace-file.ts'

export interface BreachImportOptions {
  /** Passwords that were seen less often are skipped: a smaller file and fewer mistakes. Lines without a count are imported. */
  minCount?: number
  onProgress?(progress: ImportProgress): void
  /** Aborts the import; the previous list remains. */
  signal?: AbortSignal
}

/**
 * Imports a list in the format of Have I Been Pwned into a file of `breach-file.ts`: one line per password with the 40 hexadecimal
 * digits of its SHA-1, optionally followed by `:` and how often it was seen, ordered by hash. Memory does not grow with the list.
 */
export async function importBreaches(
  file: string,
  content: AsyncIterable<Uint8Array>,
  { minCount = 0, onProgress, signal }: BreachImportOptions = {},
): Promise<ImportOutcome> {
  return replaceFile(file, async (handle) => {
    const writer = createEntryWriter(handle)
    const reader = createLineReader(minCount, writer.add)
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

const digits = new Int8Array(256).fill(-1)
for (let value = 0; value < 16; value++) {
  for (const digit of [value.toString(16), value.toString(16).toUpperCase()]) digits[digit.charCodeAt(0)] = value
}
const [newline, carriageReturn, colon, zero] = [10, 13, 58, 48]

/** Reads bytes, since a billion strings would take hours. `digit`: position in the hash; `bucket` and `entry`: its first 40 bits. */
function createLineReader(minCount: number, add: (bucket: number, entry: number) => boolean) {
  let [line, digit, bucket, entry, count] = [1, 0, 0, 0, -1]

  const problem = (code: ImportRefusal['code']): ImportRefusal => ({ code, values: { line } })

  function endLine(): ImportRefusal | undefined {
    if (digit === 0) return undefined
    if (digit !== 40) return problem('breach-list-not-hashes')
    if ((count < 0 || count >= minCount) && !add(bucket, entry)) return problem('breach-list-not-sorted')
    ;[digit, bucket, entry, count] = [0, 0, 0, -1]
    return undefined
  }

  return {
    read(chunk: Uint8Array): ImportRefusal | undefined {
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

const bufferSize = 1 << 20

/** Writes entries in their order whenever the buffer is full, and the table at the end. */
function createEntryWriter(handle: FileHandle) {
  const sizes = new Float64Array(buckets)
  let buffer = Buffer.alloc(bufferSize)
  let [used, written, position, last, lastBucket] = [0, 0, entriesAt, -1, 0]

  async function write(): Promise<void> {
    await handle.write(buffer, 0, used, position)
    position += used
    used = 0
  }

  return {
    count: () => written,
    /** False: the entry is out of order. */
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
      if (used > bufferSize / 2) await write()
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
