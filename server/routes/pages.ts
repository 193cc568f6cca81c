import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { AppError } from '../../shared/errors.ts'

/** Built pages are small and few: read as they were compressed when they were built, and served from memory. */

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
}

interface Page {
  compressed: Buffer<ArrayBuffer>
  type: string
  tag: string
}

/** `base`: where the site lies, with a slash at its end; its own files are below. */
export function pageRoutes(app: Hono, folder: string, paths: readonly string[], base = '/'): void {
  const files = readPages(folder)
  const serve = (name: string, immutable: boolean) => {
    const page = files.get(name)
    if (!page) throw new AppError('not-found')
    return (accepts: string | undefined, known: string | undefined) => {
      const headers: Record<string, string> = {
        ETag: page.tag,
        Vary: 'Accept-Encoding',
        'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      }
      if (known === page.tag) return new Response(null, { status: 304, headers })
      const gzip = /\bgzip\b/.test(accepts ?? '')
      if (gzip) headers['Content-Encoding'] = 'gzip'
      // Every browser of the last twenty years takes them compressed.
      const body = gzip ? page.compressed : gunzipSync(page.compressed)
      return new Response(body, { headers: { ...headers, 'Content-Type': page.type } })
    }
  }
  for (const path of paths) {
    app.get(path, (context) =>
      serve('index.html', false)(context.req.header('accept-encoding'), context.req.header('if-none-match')),
    )
  }
  app.get(`${base}assets/*`, (context) =>
    serve(context.req.path.slice(base.length), true)(
      context.req.header('accept-encoding'),
      context.req.header('if-none-match'),
    ),
  )
}

function readPages(folder: string): Map<string, Page> {
  const pages = new Map<string, Page>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || extname(entry.name) !== '.gz') continue
    const path = join(entry.parentPath, entry.name)
    const compressed = readFileSync(path)
    const name = path.slice(folder.length + 1, -'.gz'.length).replaceAll('\\', '/')
    pages.set(name, {
      compressed,
      type: types[extname(name)] ?? 'application/octet-stream',
      tag: `"${createHash('sha256').update(compressed).digest('base64url').slice(0, 22)}"`,
    })
  }
  return pages
}
