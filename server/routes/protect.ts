import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { chromeExtensionOrigin } from '../../shared/extension-id.ts'

/** Paths the extension calls; everything else answers our own origin only. */
const forExtension = /^\/api\/v1\/(site|tasks|captcha|state|runs(\/.*)?)$/

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  // The sound of a CAPTCHA, which comes with its page.
  'media-src data:',
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer (architecture §9). HSTS only where the public address is https. */
export function securityHeaders(url: URL): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const headers = context.res.headers
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy)
    headers.set('X-Content-Type-Options', 'nosniff')
    if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'no-referrer')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
    if (url.protocol === 'https:') headers.set('Strict-Transport-Security', 'max-age=31536000')
  }
}

/** Only our own name is answered, so that no rebound DNS name reaches the sample company or a session. */
export function ownHost(url: URL): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.path !== '/healthz' && context.req.header('host') !== url.host) throw new AppError('host-refused')
    await next()
  }
}

/** Cross-site requests are refused, but for the extension on the run API, and there never with cookies. */
export function ownOrigin(url: URL): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin')
    const extension = isExtension(origin) && forExtension.test(context.req.path)
    if (extension && origin) {
      context.header('Access-Control-Allow-Origin', origin)
      context.header('Vary', 'Origin')
      if (context.req.method === 'OPTIONS') {
        context.header('Access-Control-Allow-Methods', 'GET, POST, DELETE')
        context.header('Access-Control-Allow-Headers', 'authorization, content-type')
        context.header('Access-Control-Max-Age', '600')
        return context.body(null, 204)
      }
      return next()
    }
    const from = context.req.header('sec-fetch-site')
    // Our no-referrer takes the origin from our own forms, too (Fetch standard, "serializing a request origin"); this header no page can set.
    const ownForm = origin === 'null' && from === 'same-origin'
    const foreign = origin !== undefined && origin !== url.origin && !ownForm
    const crossSite = from === 'cross-site'
    // A link from elsewhere to a page is how people arrive: only navigations to pages may be cross-site.
    const navigation = context.req.method === 'GET' && context.req.header('sec-fetch-mode') === 'navigate'
    // With a host permission Chromium's extension GETs carry no Origin at all; a page gets nothing from them (no CORS, strict cookies).
    const bareGet = context.req.method === 'GET' && origin === undefined && forExtension.test(context.req.path)
    if ((foreign || crossSite) && !navigation && !bareGet) throw new AppError('origin-refused')
    return next()
  }
}

function isExtension(origin: string | undefined): boolean {
  return origin === chromeExtensionOrigin || /^moz-extension:\/\/[0-9a-f-]{36}$/.test(origin ?? '')
}
