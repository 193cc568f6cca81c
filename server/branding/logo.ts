import { createHash } from 'node:crypto'
import { maxLogoBytes } from '../../shared/upload-limits.ts'
import { type CleanedPicture, cleanPng, isPng, type PictureProblem } from './png.ts'
import { cleanSvg, type SvgProblem } from './svg.ts'

const maxPixels = 1_000_000
const shapes = { widest: 8, tallest: 2 }

export interface Logo extends CleanedPicture {
  type: 'image/png' | 'image/svg+xml'
}

export type LogoProblem = PictureProblem | SvgProblem | 'logo-too-large' | 'logo-type-refused' | 'logo-shape-refused'

/** What an administrator gave as a logo, cleaned and to be seen on white; or why it cannot be one. `isStored`: it was cleaned before. */
export function cleanLogo(dataUrl: string, { isStored = false } = {}): Logo | LogoProblem {
  const bytes = decodeDataUrl(dataUrl)
  if (!bytes) return 'logo-type-refused'
  if (bytes.length > maxLogoBytes) return 'logo-too-large'
  const cleaned = isPng(bytes) ? cleanPng(bytes, { maxPixels, mayNeedGround: !isStored }) : readSvg(bytes)
  if (typeof cleaned === 'string') return cleaned
  if (cleaned.bytes.length > maxLogoBytes) return 'logo-too-large'
  const ratio = cleaned.width / cleaned.height
  if (ratio > shapes.widest || ratio < 1 / shapes.tallest) return 'logo-shape-refused'
  return { ...cleaned, type: isPng(bytes) ? 'image/png' : 'image/svg+xml' }
}

export interface StoredLogo extends Logo {
  /** File name with a hash of the picture. */
  name: string
}

let read: { dataUrl: string; logo: StoredLogo | undefined } | undefined

/** A logo that was cleaned before it was stored. The last one is remembered, since every page asks for it. */
export function readStoredLogo(dataUrl: string): StoredLogo | undefined {
  if (read?.dataUrl !== dataUrl) read = { dataUrl, logo: measureLogo(dataUrl) }
  return read.logo
}

function measureLogo(dataUrl: string): StoredLogo | undefined {
  const logo = cleanLogo(dataUrl, { isStored: true })
  const bytes = decodeDataUrl(dataUrl)
  if (typeof logo === 'string' || !bytes) return undefined
  return { ...logo, bytes, name: `${hashContent(bytes)}.${logo.type === 'image/png' ? 'png' : 'svg'}` }
}

export const hashContent = (content: Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 32)

export const toDataUrl = ({ type, content }: { type: string; content: Buffer }): string =>
  `data:${type};base64,${content.toString('base64')}`

function decodeDataUrl(dataUrl: string): Buffer<ArrayBuffer> | undefined {
  const encoded = /^data:image\/(?:png|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUrl)?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64')
}

function readSvg(bytes: Buffer): ReturnType<typeof cleanSvg> | 'logo-type-refused' {
  const text = bytes.toString('utf8')
  return /<svg[\s>]/.test(text) && !text.includes('\uFFFD') ? cleanSvg(text) : 'logo-type-refused'
}
