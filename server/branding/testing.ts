import { crc32, deflateSync } from 'node:zlib'
import { toDataUrl } from './logo.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function createChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

interface PictureOptions {
  width?: number
  height?: number
  /** Chunks between the header and the picture. */
  extra?: { type: string; data: Uint8Array }[]
  /** In place of the rows that fit the header. */
  rows?: Uint8Array
  interlaced?: boolean
}

/** A PNG of one colour, 8 bits a channel with alpha. */
export function createPng({
  width = 4,
  height = 2,
  extra = [],
  rows,
  interlaced = false,
}: PictureOptions = {}): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, interlaced ? 1 : 0], 8)
  const pixel = [0x00, 0x67, 0x7a, 0xff]
  const row = Buffer.from([0, ...Array.from({ length: width }, () => pixel).flat()])
  const pixels = rows ?? Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    Buffer.from(signature),
    createChunk('IHDR', header),
    ...extra.map(({ type, data }) => createChunk(type, data)),
    createChunk('IDAT', deflateSync(pixels)),
    createChunk('IEND', Buffer.alloc(0)),
  ])
}

export const pngUrl = (options?: PictureOptions): string =>
  toDataUrl({ type: 'image/png', content: createPng(options) })

export const svgUrl = (text: string): string => toDataUrl({ type: 'image/svg+xml', content: Buffer.from(text) })

/** As drawing programs write one: a declaration, metadata, a style sheet, classes and a gradient. */
export const sampleSvg = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: a drawing program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 120 40" inkscape:version="1.3">
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>drawn</rdf:li></rdf:RDF></metadata>
  <defs>
    <style type="text/css"><![CDATA[.st0{fill:#00677A;stroke:none} .st1, .st2 { fill : url(#glow) }]]></style>
    <linearGradient id="glow"><stop offset="0" style="stop-color:#0a7;stop-opacity:1"/></linearGradient>
  </defs>
  <g class="st0"><path d="M0 0h40v40H0z"/></g>
  <rect class="st1" x="50" y="0" width="70" height="40" inkscape:label="box" data-name="box"/>
  <text x="4" y="20" font-size="12">Contoso &amp; Co</text>
</svg>
`
