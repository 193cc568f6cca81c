import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { maxLogoBytes } from '../../shared/upload-limits.ts'
import { darkGround } from './ground.ts'
import { cleanLogo, type Logo, toDataUrl } from './logo.ts'
import { decodePixels } from './png-pixels.ts'
import { createPng, pngUrl, sampleSvg, svgUrl } from './testing.ts'

function clean(dataUrl: string): Logo {
  const logo = cleanLogo(dataUrl)
  if (typeof logo === 'string') throw new Error(logo)
  return logo
}

const ground = [0x26, 0x34, 0x3a, 255]

/** Red, green, blue and alpha of each pixel, of a picture that is not interlaced. */
function pixelsOf(png: Buffer): number[][] {
  const header = { width: 4, height: 2, bitDepth: 8, colourType: png[25] ?? 0, interlaced: false }
  const start = png.indexOf('IDAT') + 4
  const data = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
  const pixels = decodePixels(header, data, {})
  return Array.from({ length: 8 }, (_, index) => [...pixels.subarray(index * 4, index * 4 + 4)])
}

const svg = (inner: string, root = 'viewBox="0 0 10 10"') =>
  svgUrl(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inner}</svg>`)

describe('a PNG', () => {
  test('is written again from its picture alone', () => {
    const extra = [
      { type: 'tEXt', data: Buffer.from('Comment\0<script>alert(1)</script>') },
      { type: 'eXIf', data: Buffer.from('place and time') },
    ]
    const given = Buffer.concat([createPng({ extra }), Buffer.from('PK\u0003\u0004 a second file behind the first')])
    const { bytes, width, height, type } = clean(toDataUrl({ type: 'image/png', content: given }))
    expect({ width, height, type }).toEqual({ width: 4, height: 2, type: 'image/png' })
    expect(bytes.toString('latin1')).not.toMatch(/script|place|PK/)
    expect(clean(toDataUrl({ type: 'image/png', content: bytes })).bytes).toEqual(bytes)
  })

  test('may be interlaced', () => {
    // Four by two pixels: one in pass 1, one in pass 4, two in pass 6, four in pass 7, each row behind its filter.
    const rows = Buffer.concat([1, 1, 2, 4].map((pixels) => Buffer.alloc(1 + 4 * pixels)))
    expect(cleanLogo(pngUrl({ interlaced: true, rows }))).toMatchObject({ width: 4, height: 2 })
  })

  test.for([
    ['data that unpacks to more than the picture', { rows: Buffer.alloc(1000) }],
    ['data that ends early', { rows: Buffer.alloc(20) }],
    ['a filter that does not exist', { rows: Buffer.alloc(34, 9) }],
    ['no pixels', { width: 0 }],
  ] as const)('with %s is refused', ([, options]) => {
    expect(cleanLogo(pngUrl(options))).toBe('logo-damaged')
  })

  test('whose bytes were changed or cut is refused', () => {
    const whole = createPng()
    const changed = Buffer.from(whole)
    changed[20] = 9
    for (const content of [changed, whole.subarray(0, 40), whole.subarray(0, 8)])
      expect(cleanLogo(toDataUrl({ type: 'image/png', content }))).toBe('logo-damaged')
  })

  test('that would unpack to more than a million pixels is refused before it is unpacked', () => {
    expect(cleanLogo(pngUrl({ width: 4000, height: 4000, rows: Buffer.alloc(1) }))).toBe('logo-too-many-pixels')
  })
})

describe('a PNG that would not be seen on white', () => {
  const white = [255, 255, 255, 255]
  const hidden = [255, 255, 255, 0]
  const teal = [0, 103, 122, 255]
  /** Rows of pixels, each behind filter 0. */
  const rowsOf = (...rows: number[][][]) => Buffer.concat(rows.map((row) => Buffer.from([0, ...row.flat()])))

  test('is stored on a dark ground, and stays as it is from then on', () => {
    const cleaned = clean(pngUrl({ rows: rowsOf([white, white, hidden, hidden], [white, hidden, hidden, white]) }))
    expect(pixelsOf(cleaned.bytes)).toEqual([...[white, white, ground, ground], ...[white, ground, ground, white]])
    expect(clean(toDataUrl({ type: 'image/png', content: cleaned.bytes })).bytes).toEqual(cleaned.bytes)
  })

  test('is put there from interlaced and filtered rows, too', () => {
    // Filter 1 adds the pixel on the left: white, and then nothing more, in each of the passes.
    const rows = Buffer.concat(
      [1, 1, 2, 4].map((pixels) => Buffer.from([1, ...white, ...Array(4 * (pixels - 1)).fill(0)])),
    )
    expect(pixelsOf(clean(pngUrl({ interlaced: true, rows })).bytes)).toEqual(Array(8).fill(white))
    // Filter 2 adds the row above, filters 3 and 4 guess from both.
    for (const filter of [2, 3, 4]) {
      const below = filter === 3 ? [0x80, 0x80, 0x80, 0x80, ...Array(12).fill(0)] : Array(16).fill(0)
      const filtered = Buffer.from([0, ...white, ...white, ...white, ...white, filter, ...below])
      expect(pixelsOf(clean(pngUrl({ rows: filtered })).bytes), String(filter)).toEqual(Array(8).fill(white))
    }
  })

  test.for([
    ['of colour', rowsOf([teal, teal, teal, teal], [teal, teal, teal, teal])],
    ['of white with some colour', rowsOf([white, white, white, teal], [white, white, white, white])],
    ['without a pixel that is seen', rowsOf([hidden, hidden, hidden, hidden], [hidden, hidden, hidden, hidden])],
  ] as const)('but one %s stays as it is', ([, rows]) => {
    const { bytes } = clean(pngUrl({ rows }))
    expect(pixelsOf(bytes)).toEqual(pixelsOf(createPng({ rows })))
  })
})

describe('an SVG that would not be seen on white', () => {
  const isOnGround = (url: string) => clean(url).bytes.toString().includes(`fill="${darkGround}"`)

  test.for([
    ['white shapes', '<path d="M0 0h9v9" fill="#fff"/><circle r="3" fill="white"/>'],
    ['white by inheritance', '<g fill="rgb(255, 250, 250)"><path d="M0 0h9v9"/></g>'],
    ['a white outline', '<path d="M0 0h9v9" fill="none" stroke="#FFFFFF"/>'],
    ['a gradient of white', '<linearGradient id="a"><stop stop-color="#fff"/></linearGradient><rect fill="url(#a)"/>'],
    ['white shapes cut by a black one', '<clipPath id="c"><rect/></clipPath><rect fill="#fff" clip-path="url(#c)"/>'],
  ] as const)('%s: it is stored on a dark ground, once', ([, inner]) => {
    const cleaned = clean(svg(inner, 'viewBox="-5 0 10 10"'))
    expect(cleaned.bytes.toString()).toContain(`<rect x="-5" y="0" width="10" height="10" fill="${darkGround}"/>`)
    expect(clean(toDataUrl({ type: 'image/svg+xml', content: cleaned.bytes })).bytes).toEqual(cleaned.bytes)
  })

  test.for([
    ['no colour named', '<path d="M0 0h9v9"/>'],
    ['one dark shape', '<rect fill="#fff"/><path d="M0 0h9v9" fill="#00677a"/>'],
    ['a colour by a name', '<path d="M0 0h9v9" fill="teal"/>'],
    ['the text colour', '<g color="#123456"><path d="M0 0h9v9" fill="currentColor"/></g>'],
  ] as const)('but not one with %s', ([, inner]) => {
    expect(isOnGround(svg(inner))).toBe(false)
  })

  test('and the sample of a drawing program stays as it is', () => {
    expect(isOnGround(svgUrl(sampleSvg))).toBe(false)
  })
})

describe('an SVG', () => {
  test('of a drawing program keeps its look without style sheet, metadata and foreign names', () => {
    const { bytes, width, height, type } = clean(svgUrl(sampleSvg))
    const text = bytes.toString()
    expect({ width, height, type }).toEqual({ width: 120, height: 40, type: 'image/svg+xml' })
    expect(text).toContain('<g fill="#00677A" stroke="none"><path d="M0 0h40v40H0z"/></g>')
    expect(text).toContain('<rect x="50" y="0" width="70" height="40" fill="url(#glow)"/>')
    expect(text).toContain('<stop offset="0" stop-color="#0a7" stop-opacity="1"/>')
    expect(text).toContain('Contoso &#38; Co')
    expect(text).not.toMatch(/style|metadata|rdf|inkscape|data-|DOCTYPE|<!--|<\?/)
    expect(clean(toDataUrl({ type, content: bytes })).bytes.toString()).toBe(text)
  })

  test.for([
    '<script>alert(1)</script>',
    '<SCRIPT href="https://evil.example/x.js"/>',
    '<rect onload="alert(1)"/>',
    '<g><g ONCLICK="alert(1)"/></g>',
    '<a href="https://evil.example"><rect/></a>',
    '<a xlink:href="javascript:alert(1)"><rect/></a>',
    '<image href="https://evil.example/seen.png"/>',
    '<use href="https://evil.example/x.svg#a"/>',
    '<use xlink:href="data:image/svg+xml;base64,AAAA"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<set attributeName="onclick" to="alert(1)"/>',
    '<rect fill="url(https://evil.example/#a)"/>',
    '<rect style="fill:url(//evil.example/a)"/>',
    '<style>@import "https://evil.example/a.css";</style>',
    '<style>rect{fill:url("https://evil.example")}</style><rect/>',
    '<style>rect:hover{fill:red}</style>',
    '<filter id="f"/>',
    '<metadata><script>alert(1)</script></metadata>',
    '<metadata><g onload="alert(1)"/></metadata>',
    '<use href="#a"/>'.repeat(17),
  ])('with %s is refused', (inner) => {
    expect(cleanLogo(svg(inner))).toBe('logo-active')
  })

  test.for([
    '<rect>',
    '</rect>',
    '<rect/></svg><svg>',
    '<rect width=1/>',
    '<rect/>&entity;',
    '<rect fill="&#0;"/>',
    '<![CDATA[',
    '<!--',
    '<?php echo 1 ?>',
    '<rect/><',
  ])('that is no strict XML is refused: %s', (inner) => {
    expect(cleanLogo(svg(inner))).toBe('logo-damaged')
  })

  test('with entities of its own is refused', () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 1 1">&b;</svg>'
    expect(cleanLogo(svgUrl(bomb))).toBe('logo-damaged')
  })

  test('takes its size from the view box, else from width and height', () => {
    expect(cleanLogo(svg('', 'width="30px" height="10"'))).toMatchObject({ width: 30, height: 10 })
    expect(clean(svg('', 'width="30px" height="10"')).bytes.toString()).toContain('viewBox="0 0 30 10"')
    expect(cleanLogo(svg('', 'width="100%"'))).toBe('logo-size-missing')
  })

  test('of 60,000 bytes that was made to be read slowly is refused within the time of a test', () => {
    for (const part of ['<!--', '<g ', '<g x="', '&', 'a="b" ', '<style>', '<style ', '/*'])
      expect(cleanLogo(svgUrl(`<svg ${part.repeat(60_000 / part.length)}`))).toBe('logo-damaged')
  })
})

test.for([
  ['text', 'hello', 'logo-type-refused'],
  ['a JPEG', 'data:image/jpeg;base64,/9j/4AAQ', 'logo-type-refused'],
  ['HTML that calls itself SVG', svgUrl('<html><body>'), 'logo-type-refused'],
  ['an address', 'https://contoso.example/logo.png', 'logo-type-refused'],
  ['too many bytes', svg(`<path d="${'M0 0'.repeat(maxLogoBytes / 4)}"/>`), 'logo-too-large'],
  ['a strip', svg('', 'viewBox="0 0 100 10"'), 'logo-shape-refused'],
  ['a tower', svg('', 'viewBox="0 0 10 30"'), 'logo-shape-refused'],
] as const)('%s is no logo', ([, given, problem]) => {
  expect(cleanLogo(given)).toBe(problem)
})
