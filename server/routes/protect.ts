import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from '../../shared/errors.ts'
import { chromeExtensionOrigin } from '../../shared/extension-id.ts'
import { ignoreCookies } from './caller.ts'

/** Paths that the extension calls; all others answer our own origin only. */
const extensionPaths =
  /^\/(api\/v1\/(site|workflows(\/.*)?|captcha|state|runs(\/.*)?|sign-in\/challenge)|branding\/[\w.]+)$/

/** Each POST to them is refused without the token of its form (`legacy/form.ts`). */
const legacyPaths = /^\/legacy\//

/** Headers of every response (docs/architecture.md#security); a handler's own value wins. HSTS only where the public address is https. */
export const securityHeaders = (url: URL, { hstsSubdomains }: { hstsSubdomains: boolean }): MiddlewareHandler[] => [
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      // The sound of a CAPTCHA comes with its page.
      mediaSrc: ['data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    strictTransportSecurity:
      url.protocol === 'https:' && `max-age=31536000${hstsSubdomains ? '; includeSubDomains' : ''}`,
    // Covered by the policy above, or only read by browsers of long ago.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    overwrite: false,
  }),
  async (context, next) => {
    await next()
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store')
  },
]

/** Answers our own host name only, so that a rebound DNS name reaches neither the sample company nor a session. */
export function requireOwnHost(url: URL): MiddlewareHandler {
  // Some clients and proxies write the port that the scheme implies.
  const hosts = [url.host, `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`]
  return async (context, next) => {
    if (!healthChecks.has(context.req.path) && !hosts.includes((context.req.header('host') ?? '').toLowerCase()))
      throw new AppError('host-refused')
    await next()
  }
}

/** Balancers ask each server by its address. They tell nothing that a page could use. */
const healthChecks = new Set(['/healthz', '/readyz'])

/**
 * `credentials` stays off: the extension carries its run token itself. Chromium's extension is known by its id. Firefox gives every
 * installation a random UUID, so another add-on of the same browser cannot be told from ours by anything that it sends: headers
 * can be copied. It therefore gets no more than a program without a browser has: no cookies, so no session and no run.
 */
const allowExtension = cors({
  origin: (origin) => origin,
  allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['authorization', 'content-type'],
  maxAge: 600,
})

/**
 * Refuses cross-site requests, but for the extension on the run API, and there without cookies. Hono's `csrf` does less: it looks
 * at form media types only, lets requests without an Origin pass, and knows neither the extension nor navigations.
 */
export function requireOwnOrigin(url: URL, extensions: readonly string[] = [chromeExtensionOrigin]): MiddlewareHandler {
  const isExtension = (origin = '') => extensions.includes(origin) || /^moz-extension:\/\/[0-9a-f-]{36}$/.test(origin)
  return async (context, next) => {
    const { method, path } = context.req
    const origin = context.req.header('origin')
    const isExtensionPath = extensionPaths.test(path)
    if (isExtensionPath && isExtension(origin)) {
      ignoreCookies(context)
      return allowExtension(context, next)
    }
    const site = context.req.header('sec-fetch-site')
    // Our no-referrer also removes the origin of our own forms (Fetch standard, "serializing a request origin"); a page cannot set this header.
    const isOwnForm = origin === 'null' && site === 'same-origin'
    // A kiosk's old browser sends no `Sec-Fetch-Site` either. The token in each form of the Legacy site, bound to its strict cookie, proves that it is ours.
    const isProvenByToken = origin === 'null' && site === undefined && method === 'POST' && legacyPaths.test(path)
    const isForeign = origin !== undefined && origin !== url.origin && !isOwnForm && !isProvenByToken
    // People arrive by links from elsewhere, so navigations to pages may be cross-site.
    const isNavigation = method === 'GET' && context.req.header('sec-fetch-mode') === 'navigate'
    // With a host permission Chromium's extension sends GET without an Origin. A page gets nothing from it: no CORS, strict cookies.
    const isBareGet = method === 'GET' && origin === undefined && isExtensionPath
    if ((isForeign || site === 'cross-site') && !isNavigation && !isBareGet) throw new AppError('origin-refused')
    return next()
  }
}
