import type { FileHandle } from 'node:fs/promises'

/**
 * Hashes of published passwords in a file that is never read as a whole. It keeps the first 40 bits of each SHA-1: 16 select a
 * bucket, 24 are its sorted entries. A look-up reads two table cells and one bucket (40 kB in a list of a billion).
 *
 *     magic (16 bytes) · count (8) · start of each bucket, in entries (65,537 × 8) · entries (3 bytes each)
 *
 * Two passwords with the same 40 bits cannot be told apart: a good password is refused by mistake with a probability of
 * count ÷ 2⁴⁰, for the whole public list of 2026 (about 1 billion) one in 1,100; for its 10 million most common one in 110,000.
 */
export const magic = Buffer.from('LATCHKEYBREACH1\n', 'latin1')
export const buckets = 65_536
export const entrySize = 3
const tableAt = magic.length + 8
export const entriesAt = tableAt + (buckets + 1) * 8

/** Whether the file has this format and is not truncated. */
export async function isComplete(handle: FileHandle): Promise<boolean> {
  const head = await readAt(handle, 0, tableAt)
  if (head.length < tableAt || !head.subarray(0, magic.length).equals(magic)) return false
  const { size } = await handle.stat()
  return size === entriesAt + Number(head.readBigUInt64LE(magic.length)) * entrySize
}

export async function containsHash(handle: FileHandle, hash: Buffer): Promise<boolean> {
  const bucket = hash.readUInt16BE(0)
  const places = await readAt(handle, tableAt + bucket * 8, 16)
  const [from, to] = [Number(places.readBigUInt64LE(0)), Number(places.readBigUInt64LE(8))]
  const entries = await readAt(handle, entriesAt + from * entrySize, (to - from) * entrySize)
  const sought = hash.readUIntBE(2, entrySize)
  let [low, high] = [0, entries.length / entrySize]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries.readUIntBE(middle * entrySize, entrySize)
    if (entry === sought) return true
    if (entry < sought) low = middle + 1
    else high = middle
  }
  return false
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
