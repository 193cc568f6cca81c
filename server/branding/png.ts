import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { isLightPicture, putOnGround } from './ground.ts'
import { decodePixels, listPasses, type PngHeader } from './png-pixels.ts'

/** What a logo may be made of. Text, time stamps, animation, colour profiles and what follows the end are left out. */
const keptChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const bitDepths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
export interface CleanedPicture {
  bytes: Buffer<ArrayBuffer>
  width: number
  height: number
}

/** `logo-damaged`: not a whole PNG. `logo-too-many-pixels`: it would unpack to more than a browser should have to. */
export type PictureProblem = 'logo-damaged' | 'logo-too-many-pixels'

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, signature.length).equals(signature)

/**
 * Writes a PNG anew from its picture data alone: each checksum is verified, the data must unpack to exactly the declared picture, and is
 * packed again; one that would not be seen on white gets a dark ground. Not a library: those that do this are native code, and the format needs no more than zlib for it.
 */
export function cleanPng(
  bytes: Buffer,
  { maxPixels, mayNeedGround }: { maxPixels: number; mayNeedGround: boolean },
): CleanedPicture | PictureProblem {
  const chunks = readChunks(bytes)
  const header = chunks?.[0]
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return 'logo-damaged'
  const picture = readHeader(header.data)
  if (!picture) return 'logo-damaged'
  const { width, height, colourType } = picture
  if (width * height > maxPixels) return 'logo-too-many-pixels'
  const [palette, transparency] = ['PLTE', 'tRNS'].map((name) => chunks.find(({ type }) => type === name)?.data)
  const colours = palette?.length ?? 0
  if (colourType === 3 && (colours === 0 || colours % 3 !== 0 || colours > 768)) return 'logo-damaged'
  const pixels = unpack(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)), picture)
  if (!pixels) return 'logo-damaged'
  if (mayNeedGround) {
    const decoded = decodePixels(picture, pixels, { palette, transparency })
    if (isLightPicture(decoded)) return { bytes: writeOpaque(picture, putOnGround(decoded)), width, height }
  }
  const others = chunks.filter(({ type }) => type === 'PLTE' || type === 'tRNS')
  const written = [
    header,
    ...others,
    { type: 'IDAT', data: deflateSync(pixels, { level: 7 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]
  return { bytes: Buffer.concat([signature, ...written.map(writeChunk)]), width, height }
}

/** A PNG of red, green and blue, 8 bits each. */
function writeOpaque({ width, height }: PngHeader, colours: Uint8Array): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Array.from({ length: height }, (_, row) => [
    Buffer.of(0),
    colours.subarray(row * width * 3, (row + 1) * width * 3),
  ])
  const chunks = [
    { type: 'IHDR', data: header },
    { type: 'IDAT', data: deflateSync(Buffer.concat(rows.flat()), { level: 9 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]
  return Buffer.concat([signature, ...chunks.map(writeChunk)])
}

interface Chunk {
  type: string
  data: Buffer
}

/** The kept chunks up to the end of the picture; undefined if one is cut off or damaged. */
function readChunks(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length) return undefined
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return undefined
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (keptChunks.has(type)) chunks.push({ type, data: bytes.subarray(at + 8, end) })
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return undefined
}

function readHeader(data: Buffer): PngHeader | undefined {
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)]
  const [bitDepth = 0, colourType = 0, compression, filter, interlace] = data.subarray(8)
  const isValid =
    width > 0 &&
    height > 0 &&
    bitDepths[colourType]?.includes(bitDepth) &&
    compression === 0 &&
    filter === 0 &&
    (interlace === 0 || interlace === 1)
  if (!isValid) return undefined
  return { width, height, bitDepth, colourType, interlaced: interlace === 1 }
}

/** The filtered rows, if they are exactly as many as the header says. */
function unpack(data: Buffer, header: PngHeader): Buffer | undefined {
  const passes = listPasses(header)
  const size = passes.reduce((sum, { rows, bytes }) => sum + rows * bytes, 0)
  try {
    const pixels = inflateSync(data, { maxOutputLength: size + 1 })
    return pixels.length === size && hasKnownFilters(pixels, passes) ? pixels : undefined
  } catch {
    return undefined
  }
}

function hasKnownFilters(pixels: Buffer, passes: { rows: number; bytes: number }[]): boolean {
  let at = 0
  for (const { rows, bytes } of passes) {
    for (let row = 0; row < rows; row++, at += bytes) if ((pixels[at] ?? 5) > 4) return false
  }
  return true
}

function writeChunk({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
