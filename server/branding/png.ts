import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** What a logo may be made of. Text, time stamps, animation, colour profiles and what follows the end are left out. */
const keptChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Samples of one pixel, by colour type (PNG specification, table 11.1). */
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const bitDepths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** The seven passes of an interlaced picture: first column, first row, and the steps between them. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

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
 * packed again. Not a library: those that do this are native code, and the format needs no more than zlib for it.
 */
export function cleanPng(bytes: Buffer, maxPixels: number): CleanedPicture | PictureProblem {
  const chunks = readChunks(bytes)
  const header = chunks?.[0]
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return 'logo-damaged'
  const picture = readHeader(header.data)
  if (!picture) return 'logo-damaged'
  const { width, height, colourType } = picture
  if (width * height > maxPixels) return 'logo-too-many-pixels'
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data.length ?? 0
  if (colourType === 3 && (palette === 0 || palette % 3 !== 0 || palette > 768)) return 'logo-damaged'
  const pixels = unpack(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)), picture)
  if (!pixels) return 'logo-damaged'
  const others = chunks.filter(({ type }) => type === 'PLTE' || type === 'tRNS')
  const written = [
    header,
    ...others,
    { type: 'IDAT', data: deflateSync(pixels, { level: 7 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]
  return { bytes: Buffer.concat([signature, ...written.map(writeChunk)]), width, height }
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

type Header = NonNullable<ReturnType<typeof readHeader>>

function readHeader(data: Buffer) {
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
  return {
    width,
    height,
    colourType,
    bitsPerPixel: bitDepth * (channels[colourType] ?? 0),
    interlaced: interlace === 1,
  }
}

/** The filtered rows, if they are exactly as many as the header says. */
function unpack(data: Buffer, header: Header): Buffer | undefined {
  const rows = listRows(header)
  const size = rows.reduce((sum, { count, bytes }) => sum + count * bytes, 0)
  try {
    const pixels = inflateSync(data, { maxOutputLength: size + 1 })
    return pixels.length === size && hasKnownFilters(pixels, rows) ? pixels : undefined
  } catch {
    return undefined
  }
}

/** Rows of each pass; every row begins with the number of its filter. */
function listRows({ width, height, bitsPerPixel, interlaced }: Header): { count: number; bytes: number }[] {
  const parts = interlaced
    ? passes.map(([x, y, dx, dy]) => ({
        columns: Math.max(0, Math.ceil((width - x) / dx)),
        count: Math.max(0, Math.ceil((height - y) / dy)),
      }))
    : [{ columns: width, count: height }]
  return parts
    .filter(({ columns }) => columns > 0)
    .map(({ columns, count }) => ({ count, bytes: 1 + Math.ceil((columns * bitsPerPixel) / 8) }))
}

function hasKnownFilters(pixels: Buffer, rows: { count: number; bytes: number }[]): boolean {
  let at = 0
  for (const { count, bytes } of rows) {
    for (let row = 0; row < count; row++, at += bytes) if ((pixels[at] ?? 5) > 4) return false
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
