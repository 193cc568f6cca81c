import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { AppError } from '../../shared/errors.ts'
import type { BrowserRequest, RunCredentials } from '../engine/engine.ts'
import { newToken } from '../store/keys.ts'
import { knownBrowserLimit } from '../store/known-browsers.ts'
import type { Place } from '../store/sessions.ts'
import { describeBrowser } from './describe-browser.ts'
import { normaliseAddress } from './networks.ts'
import { servesFrontEnd } from './served-sites.ts'
import { readPassedClient } from './site-requests.ts'

/** Reads the caller's credentials. The only file that does. */

export const sessionCookieName = '__Host-latchkey-session'
/** Of a sign-in whose password was right; another name than the session's, and another table, so that it opens nothing. */
const pendingCookieName = '__Host-latchkey-sign-in'
const runCookieName = (id: string) => `__Host-latchkey-run-${id}`
/** `__Host-` requires Secure, which Chromium and Firefox also accept on plain http://localhost. */
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

const cookiesIgnored = 'cookiesIgnored'

/** Reads this request as if it had brought no cookies: it comes from an extension, which carries its tokens itself. */
export const ignoreCookies = (context: Context): void => context.set(cookiesIgnored, true)

const readCookie = (context: Context, name: string): string | undefined =>
  context.get(cookiesIgnored) ? undefined : getCookie(context, name)

/** Our sites ask for the run token as a cookie; the extension and scripts get it in the body and store it themselves. */
export function wantsCookie(context: Context): boolean {
  return context.req.header('latchkey-site') !== undefined
}

export function setRunCookie(context: Context, run: RunCredentials): void {
  setCookie(context, runCookieName(run.id), run.token, cookieOptions)
}

/** The run's credentials from the cookie, without the CSRF header: for the Legacy site, whose forms carry a token of their own. */
export function readRunCookie(context: Context, id: string): RunCredentials {
  const token = /^[0-9a-f-]{36}$/.test(id) ? readCookie(context, runCookieName(id)) : undefined
  if (!token) throw new AppError('token-invalid')
  return { id, token }
}

/** For a kiosk: the next person must not find an earlier run. */
export function clearRunCookies(context: Context): void {
  for (const name of Object.keys(getCookie(context)))
    if (name.startsWith(runCookieName(''))) deleteCookie(context, name, cookieOptions)
}

export function clearRunCookie(context: Context, id: string): void {
  if (getCookie(context, runCookieName(id)) !== undefined) deleteCookie(context, runCookieName(id), cookieOptions)
}

/** The run's credentials: a bearer token, or our cookie together with the CSRF header on everything but a read. */
export function readRunCredentials(context: Context): RunCredentials {
  const id = context.req.param('id') ?? ''
  const token = readBearerToken(context)
  const sessionToken = servesFrontEnd(context, 'helpdesk') ? readSessionToken(context) : undefined
  if (token) return { id, token, sessionToken }
  const cookie = /^[0-9a-f-]{36}$/.test(id) ? readCookie(context, runCookieName(id)) : undefined
  if (!cookie) throw new AppError('token-invalid')
  if (!isRead(context)) assertCsrfHeader(context)
  return { id, token: cookie, sessionToken }
}

export const isRead = (context: Context): boolean => ['GET', 'HEAD'].includes(context.req.method)

/**
 * A header that a cross-site form cannot send and a cross-site script may not. Stricter than Hono's `csrf`, which looks at the
 * origin of form media types only.
 */
export function assertCsrfHeader(context: Context): void {
  if (!context.req.header('latchkey-csrf')) throw new AppError('csrf-refused')
}

export function readBearerToken(context: Context): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{20,128})$/.exec(context.req.header('authorization') ?? '')?.[1]
}

/** What a bearer header brings, as it came: also what is no token of ours. Another scheme is that of a proxy in between. */
export const readBearer = (context: Context): string | undefined =>
  /^Bearer (.*)$/i.exec(context.req.header('authorization') ?? '')?.[1]

export function readSessionToken(context: Context): string | undefined {
  return readCookie(context, sessionCookieName)
}

export function setSessionCookie(context: Context, token: string): void {
  setCookie(context, sessionCookieName, token, cookieOptions)
}

export function clearSessionCookie(context: Context): void {
  deleteCookie(context, sessionCookieName, cookieOptions)
}

const browserCookieName = '__Host-latchkey-browser'

/** The token of a browser in which some account succeeded before. */
export const readBrowserToken = (context: Context): string | undefined =>
  /^[A-Za-z0-9_-]{20,128}$/.exec(getCookie(context, browserCookieName) ?? '')?.[0]

export function setBrowserCookie(context: Context, token: string): void {
  const maxAge = knownBrowserLimit.lifetimeDays * 86_400
  setCookie(context, browserCookieName, token, { ...cookieOptions, maxAge })
}

/** The browser, to be remembered if the request succeeds: with the token that it has, or a new one. */
export function createBrowserRequest(context: Context): BrowserRequest {
  const token = readBrowserToken(context) ?? newToken()
  const browser = describeBrowser(context.req.header('user-agent'))
  return { token, browser, onRemembered: () => setBrowserCookie(context, token) }
}

/** From where this request comes, as people recognise it. A proxy may forward anything, also what no column of addresses holds. */
export function readPlace(context: Context, trustedProxies: readonly string[]): Place {
  const [address = ''] = readClientAddress(context, trustedProxies).split('%')
  const browser = describeBrowser(context.req.header('user-agent'))
  return { ...(isIP(address) !== 0 && { address }), browser }
}

export function readPendingToken(context: Context): string | undefined {
  return getCookie(context, pendingCookieName)
}

export function setPendingCookie(context: Context, token: string): void {
  setCookie(context, pendingCookieName, token, cookieOptions)
}

export function clearPendingCookie(context: Context): void {
  deleteCookie(context, pendingCookieName, cookieOptions)
}

/** The client's address. `X-Forwarded-For` counts only when a trusted proxy sends it; a site in a perimeter network has read it already. */
export function readClientAddress(context: Context, trustedProxies: readonly string[]): string {
  const named = readPassedClient(context)
  if (named !== undefined) return named
  const peer = readPeerAddress(context)
  if (!isTrusted(peer, trustedProxies)) return peer
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map(normaliseAddress)
  return forwarded.reverse().find((address) => address && !isTrusted(address, trustedProxies)) ?? peer
}

/** The other end of the connection: the client, or a proxy in between. */
export const readPeerAddress = (context: Context): string => normaliseAddress(getConnInfo(context).remote.address ?? '')

/** `address`: as `normaliseAddress` writes it. */
export const isTrusted = (address: string, trustedProxies: readonly string[]): boolean =>
  trustedProxies.some((one) => normaliseAddress(one) === address)
