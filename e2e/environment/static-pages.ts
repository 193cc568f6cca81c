import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { portOf } from './free-port.ts'

export interface StaticPages {
  /** Origin without a slash at its end; `host` is any name below `localhost`, which browsers take to this machine. */
  origin(host?: string): string
  readonly requests: { method: string; url: string; host: string }[]
  close(): Promise<void>
}

export type StaticPage = { file: string } | { html: string; headers?: Record<string, string> }

/**
 * Serves saved pages at the paths they had, on every loopback host name. `file` is read at each request. A path ignores its query, as
 * saved pages do not know it; POSTs get the page, too, since forms on sign-in pages post to themselves.
 */
export async function servePages(pages: Record<string, StaticPage>): Promise<StaticPages> {
  const requests: StaticPages['requests'] = []
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request
    requests.push({ method, url, host: headers.host ?? '' })
    const page = pages[new URL(url, 'http://localhost').pathname]
    if (!page) return void response.writeHead(404).end()
    const html = 'file' in page ? await readFile(page.file, 'utf8') : page.html
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...('headers' in page ? page.headers : {}) })
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)
  return {
    origin: (host = 'localhost') => `http://${host}:${port}`,
    requests,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
