import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Hono, HonoRequest } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { BrandingServices } from './branding.ts'
import { createServedFile, immutable, type ServedFile, serveFile } from './served-file.ts'

/**
 * The built sites, served from memory. Not Hono's `serveStatic`, `etag` and `compress`: the build has compressed the files already,
 * so hashing and compressing them again for each response would be work for nothing. JSON is never compressed: with secrets in
 * it, its size would tell (BREACH).
 */

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** `base`: path of the site, with a slash at its end; its own files are below. */
export function pageRoutes(
  app: Hono,
  { branding }: BrandingServices,
  folder: string,
  paths: readonly string[],
  base = '/',
): void {
  const pages = readPages(folder)
  const addSheet = createSheetLinker(pages.get('index.html'))
  for (const path of paths) {
    app.get(path, async ({ req }) => {
      // The page must not depend on the database.
      const brand = await branding().catch(() => undefined)
      return serve(req, addSheet(brand?.sheet?.address), 'no-cache')
    })
  }
  app.get(`${base}assets/*`, ({ req }) => serve(req, pages.get(req.path.slice(base.length)), immutable))
}

/** The page with a link to the organisation's style sheet; the last one is remembered. Without one it is the page as it was built. */
function createSheetLinker(page: ServedFile | undefined): (address: string | undefined) => ServedFile | undefined {
  let last: { address: string; page: ServedFile } | undefined
  return (address) => {
    if (!page || address === undefined) return page
    if (last?.address !== address) {
      const html = gunzipSync(page.compressed).toString()
      const compressed = gzipSync(html.replace('</head>', `<link rel="stylesheet" href="${address}"></head>`))
      last = { address, page: createServedFile(compressed, page.type) }
    }
    return last.page
  }
}

function serve(request: HonoRequest, file: ServedFile | undefined, cacheControl: string): Response {
  if (!file) throw new AppError('not-found')
  return serveFile(request, file, cacheControl)
}

function readPages(folder: string): Map<string, ServedFile> {
  const pages = new Map<string, ServedFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || extname(entry.name) !== '.gz') continue
    const path = join(entry.parentPath, entry.name)
    const compressed = readFileSync(path)
    const name = path.slice(folder.length + 1, -'.gz'.length).replaceAll('\\', '/')
    pages.set(name, createServedFile(compressed, types[extname(name)] ?? 'application/octet-stream'))
  }
  return pages
}
