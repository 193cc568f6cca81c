import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { readBytes } from '../routes/body.ts'
import { readClientAddress } from '../routes/caller.ts'
import { type ErrorPageServices, replyWithError } from '../routes/error-page.ts'
import { paths } from '../routes/legacy/paths.ts'
import { requireOwnHost, securityHeaders } from '../routes/protect.ts'
import { noticeUntrustedProxies } from '../routes/untrusted-proxies.ts'
import type { LegacySite } from '../web/legacy/render.tsx'
import { type ForwardServices, forward } from './forward.ts'
import { listReplyHeaders } from './send-to-service.ts'

export interface SiteServices extends ForwardServices {
  url: URL
  hstsSubdomains: boolean
  trustedProxies: readonly string[]
  /** Draws the page that says that no service answers. */
  legacySite: LegacySite
  recordUntrustedProxy(peer: string): Promise<void>
  /** Logs an unexpected error; never the body of a request. */
  report(error: unknown, path: string): void
}

/**
 * A site in a perimeter network, as one function from requests to responses. It answers by itself only whether it runs, and what no service can: everything else, pages
 * included, is what a service says, so that nothing here has state, and pages and API are always of one version.
 */
export function createSiteApp(services: SiteServices): Hono {
  const { url, legacySite, trustedProxies, hstsSubdomains, recordUntrustedProxy, report } = services
  const app = new Hono()
  const errorPage = createErrorPage(services)
  app.onError((error, context) => {
    if (!(error instanceof AppError)) report(error, context.req.path)
    return replyWithError(errorPage, context, error)
  })
  app.use(
    ...securityHeaders(url, { hstsSubdomains }),
    requireOwnHost(url),
    noticeUntrustedProxies({ trustedProxies, record: recordUntrustedProxy }),
  )
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get(paths.style, (context) => passOn(services, context).catch(() => context.text(legacySite.style, 200, css)))
  app.get(paths.icon, (context) => passOn(services, context).catch(() => context.body(legacySite.icon, 200, svg)))
  app.all('*', (context) => passOn(services, context))
  return app
}

const css = { 'Content-Type': 'text/css; charset=utf-8' }
const svg = { 'Content-Type': 'image/svg+xml' }

async function passOn(services: SiteServices, context: Context): Promise<Response> {
  const { method } = context.req
  const { incoming, outgoing } = context.env as HttpBindings
  const hasBody =
    incoming.headers['content-length'] !== undefined || incoming.headers['transfer-encoding'] !== undefined
  const reply = await forward(services, {
    method,
    path: incoming.url ?? '/',
    headers: incoming.rawHeaders,
    body: hasBody ? await readBytes(context) : undefined,
    clientAddress: readClientAddress(context, services.trustedProxies),
  })
  if (method === 'HEAD') return replyWithoutBody(reply)
  // Written by hand: the adapter would add headers that the service has not sent.
  outgoing.writeHead(reply.statusCode ?? 502, reply.statusMessage, listReplyHeaders(reply))
  // A client that has gone, or a service that breaks off, ends the connection, as it would without a site in between.
  await pipeline(reply, outgoing).catch(() => outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}

/** Hono makes another response of that to a HEAD request, so that nothing may have been sent before. */
function replyWithoutBody(reply: IncomingMessage): Response {
  reply.resume()
  const headers = new Headers()
  const flat = listReplyHeaders(reply)
  for (let index = 0; index < flat.length; index += 2) headers.append(flat[index] ?? '', flat[index + 1] ?? '')
  return new Response(null, { status: reply.statusCode, headers })
}

/** Only a service knows the organisation's name and colours. */
function createErrorPage({ legacySite, url }: SiteServices): ErrorPageServices {
  const unknown = () => Promise.reject(new AppError('service-unreachable'))
  return { site: legacySite, settings: unknown, branding: unknown, domains: [], url }
}
