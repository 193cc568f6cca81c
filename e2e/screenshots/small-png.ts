import { crc32, deflateSync, inflateSync } from 'node:zlib'

/**
 * The same picture with at most 256 colours, a quarter of the size: those that occur most often stay as they are, each other one
 * becomes the nearest of them, which cannot be seen at the edges of letters. Reads what Chromium writes: 8 bits, no interlace
 * (PNG specification, third edition).
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png)
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const palette = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour)
  palette.length = Math.min(palette.length, 256)
  const indexOf = new Map(palette.map((colour, index) => [colour, index]))
  const rows = Buffer.alloc(height * (width + 1))
  colours.forEach((colour, at) => {
    let index = indexOf.get(colour)
    if (index === undefined) {
      index = nearest(palette, colour)
      indexOf.set(colour, index)
    }
    rows[at + Math.floor(at / width) + 1] = index
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255] as const

function nearest(palette: number[], colour: number): number {
  const [red, green, blue] = channels(colour)
  const distances = palette.map((each) => {
    const [r, g, b] = channels(each)
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
  })
  return distances.indexOf(Math.min(...distances))
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

/** Colours as 0xRRGGBB, row by row. */
function decode(png: Buffer): { width: number; height: number; colours: Uint32Array } {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const size = png[25] === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * size
  const bytes = new Uint8Array(height * stride)
  const at = (index: number) => bytes[index] ?? 0
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x
      const left = x >= size ? at(here - size) : 0
      const above = y > 0 ? at(here - stride) : 0
      const corner = x >= size && y > 0 ? at(here - stride - size) : 0
      bytes[here] = (raw[here + y + 1] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  const colours = new Uint32Array(width * height)
  for (let pixel = 0; pixel < colours.length; pixel++) {
    const from = pixel * size
    colours[pixel] = (at(from) << 16) | (at(from + 1) << 8) | at(from + 2)
  }
  return { width, height, colours }
}

/** Filter types of the specification: none, sub, up, average, Paeth. */
function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter < 4) return [0, left, above, (left + above) >> 1][filter] ?? 0
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
