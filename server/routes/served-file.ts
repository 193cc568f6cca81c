import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { HonoRequest } from 'hono'

/** A file that is kept in memory, compressed once. */
export interface ServedFile {
  compressed: Buffer<ArrayBuffer>
  type: string
  tag: string
}

export const createServedFile = (compressed: Buffer<ArrayBuffer>, type: string): ServedFile => ({
  compressed,
  type,
  tag: `"${createHash('sha256').update(compressed).digest('base64url').slice(0, 22)}"`,
})

/** Every browser of the last twenty years accepts gzip. */
export const acceptsGzip = (request: HonoRequest): boolean => /\bgzip\b/.test(request.header('accept-encoding') ?? '')

export const immutable = 'public, max-age=31536000, immutable'

export function serveFile(request: HonoRequest, file: ServedFile, cacheControl: string): Response {
  const headers = new Headers({ ETag: file.tag, Vary: 'Accept-Encoding', 'Cache-Control': cacheControl })
  if (request.header('if-none-match') === file.tag) return new Response(null, { status: 304, headers })
  headers.set('Content-Type', file.type)
  if (!acceptsGzip(request)) return new Response(gunzipSync(file.compressed), { headers })
  headers.set('Content-Encoding', 'gzip')
  return new Response(file.compressed, { headers })
}
