import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { shrinkPng } from './small-png.ts'

describe('a small picture', () => {
  it('keeps every colour where there are few, in rows that the browser filtered', () => {
    const [red, green] = [0xff0000, 0x00ff00]
    // The second row says of each byte how it differs from the one above.
    const rows = [0, 255, 0, 0, 0, 255, 0, 2, 0, 0, 0, 255, 1, 0]
    expect(coloursOf(shrinkPng(png(2, 2, rows)))).toEqual([red, green, red, red])
  })

  it('keeps the frequent colours of many, and takes the nearest of them for the others', () => {
    const many = Array.from({ length: 600 }, (_, at) => (at < 300 ? 0x808080 : at - 300))
    const bytes = many.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])
    const colours = coloursOf(shrinkPng(png(600, 1, [0, ...bytes])))
    expect(new Set(colours).size).toBe(256)
    expect(colours.slice(0, 300)).toEqual(many.slice(0, 300))
    // 0x000100 and what follows have no place in the palette any more.
    expect(colours[300 + 0x100]).toBe(0)
  })
})

const parts = (file: Buffer): Map<string, Buffer> => {
  const found = new Map<string, Buffer>()
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    found.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  return found
}

/** Pixels as the palette paints them, row by row. */
function coloursOf(file: Buffer): number[] {
  const [header, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((name) => parts(file).get(name) ?? Buffer.alloc(0)) as [
    Buffer,
    Buffer,
    Buffer,
  ]
  const width = header.readUInt32BE(0)
  return [...inflateSync(data)]
    .filter((_, at) => at % (width + 1) !== 0)
    .map((index) => palette.readUIntBE(index * 3, 3))
}

/** Three bytes a pixel, as Chromium writes them. */
function png(width: number, height: number, rows: number[]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows)))])
}
