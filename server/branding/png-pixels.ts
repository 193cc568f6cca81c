/** What a PNG's header says of its picture. */
export interface PngHeader {
  width: number
  height: number
  bitDepth: number
  colourType: number
  interlaced: boolean
}

/** Samples of one pixel, by colour type (PNG specification, table 11.1). */
export const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** The seven passes of an interlaced picture: first column, first row, and the steps between them. */
const interlacedPasses = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

interface Pass {
  x: number
  y: number
  dx: number
  dy: number
  columns: number
  rows: number
  /** Of one row, with the number of its filter before it. */
  bytes: number
}

/** The passes that hold pixels, in the order of the file; without interlacing one. */
export function listPasses({ width, height, bitDepth, colourType, interlaced }: PngHeader): Pass[] {
  const bits = bitDepth * (channels[colourType] ?? 0)
  return (interlaced ? interlacedPasses : [[0, 0, 1, 1] as const])
    .map(([x, y, dx, dy]) => ({
      x,
      y,
      dx,
      dy,
      columns: Math.max(0, Math.ceil((width - x) / dx)),
      rows: Math.max(0, Math.ceil((height - y) / dy)),
    }))
    .filter(({ columns }) => columns > 0)
    .map((pass) => ({ ...pass, bytes: 1 + Math.ceil((pass.columns * bits) / 8) }))
}

/** Red, green, blue and alpha of each pixel, row by row, 8 bits each. `data` holds whole passes with filters that exist. */
export function decodePixels(
  header: PngHeader,
  data: Buffer,
  { palette, transparency }: { palette?: Buffer; transparency?: Buffer },
): Uint8Array {
  const { width, height, bitDepth, colourType } = header
  const count = channels[colourType] ?? 0
  const distance = Math.max(1, (bitDepth * count) >> 3)
  const pixels = new Uint8Array(width * height * 4)
  const toPixel = createPixelReader(header, { palette, transparency })
  let at = 0
  for (const { x, y, dx, dy, columns, rows, bytes } of listPasses(header)) {
    let above = new Uint8Array(bytes - 1)
    for (let row = 0; row < rows; row++, at += bytes) {
      const line = unfilter(data.subarray(at, at + bytes), above, distance)
      for (let column = 0; column < columns; column++)
        pixels.set(toPixel(line, column), ((y + row * dy) * width + x + column * dx) * 4)
      above = line
    }
  }
  return pixels
}

/** Undoes the filter of a row (PNG specification, 9.2). */
function unfilter(row: Uint8Array, above: Uint8Array, distance: number): Uint8Array<ArrayBuffer> {
  const [filter = 0] = row
  const line = new Uint8Array(row.length - 1)
  for (let at = 0; at < line.length; at++) {
    const left = line[at - distance] ?? 0
    const up = above[at] ?? 0
    const corner = at < distance ? 0 : (above[at - distance] ?? 0)
    const guess = [0, left, up, (left + up) >> 1, predict(left, up, corner)][filter] ?? 0
    line[at] = (row[at + 1] ?? 0) + guess
  }
  return line
}

/** The Paeth predictor: which of the three is nearest to left + up − corner. */
function predict(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function createPixelReader(
  { bitDepth, colourType }: PngHeader,
  { palette, transparency }: { palette?: Buffer; transparency?: Buffer },
): (line: Uint8Array, column: number) => number[] {
  const count = channels[colourType] ?? 0
  /** One sample as it stands in the file. */
  const read = (line: Uint8Array, index: number): number => {
    if (bitDepth === 16) return ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0)
    const perByte = 8 / bitDepth
    const byte = line[Math.floor(index / perByte)] ?? 0
    return (byte >> (8 - bitDepth * ((index % perByte) + 1))) & (2 ** bitDepth - 1)
  }
  const scale = (sample: number) => Math.round((sample * 255) / (2 ** bitDepth - 1))
  const hidden = transparency && colourType !== 3 ? listSamples(transparency) : undefined
  return (line, column) => {
    const samples = Array.from({ length: count }, (_, index) => read(line, column * count + index))
    const [first = 0, second = 0] = samples
    if (colourType === 3)
      return [...[0, 1, 2].map((index) => palette?.[first * 3 + index] ?? 0), transparency?.[first] ?? 255]
    const alpha = hidden && samples.every((sample, index) => sample === hidden[index]) ? 0 : 255
    if (colourType === 0) return [scale(first), scale(first), scale(first), alpha]
    if (colourType === 4) return [scale(first), scale(first), scale(first), scale(second)]
    return colourType === 2 ? [...samples.map(scale), alpha] : samples.map(scale)
  }
}

const listSamples = (chunk: Buffer) =>
  Array.from({ length: chunk.length >> 1 }, (_, index) => chunk.readUInt16BE(index * 2))
