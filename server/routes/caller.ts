import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { AppError } from '../../shared/errors.ts'
import type { RunCredentials } from '../engine/engine.ts'

/** Who asks, and what may they. The one place that reads credentials off a request. */

export const sessionCookie = '__Host-latchkey-session'
const runCookie = (id: string) => `__Host-latchkey-run-${id}`
/** `__Host-` demands Secure, which Chromium and Firefox accept on plain http://localhost, too. */
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const

/** Sites of ours ask for the run token as a cookie; the extension and scripts get it in the body and keep it themselves. */
export function wantsCookie(context: Context): boolean {
  return context.req.header('latchkey-site') !== undefined
}

export function keepRun(context: Context, run: RunCredentials): void {
  setCookie(context, runCookie(run.id), run.token, cookieOptions)
}

/** The token that this browser keeps for a run; for pages whose forms prove in their own way that they are ours. */
export function runByCookie(context: Context, id: string): RunCredentials {
  const token = /^[0-9a-f-]{36}$/.test(id) ? getCookie(context, runCookie(id)) : undefined
  if (!token) throw new AppError('token-invalid')
  return { id, token }
}

/** On a screen that many people use: no run of anybody before. */
export function forgetEveryRun(context: Context): void {
  for (const name of Object.keys(getCookie(context)))
    if (name.startsWith(runCookie(''))) deleteCookie(context, name, cookieOptions)
}

export function forgetRun(context: Context, id: string): void {
  if (getCookie(context, runCookie(id)) !== undefined) deleteCookie(context, runCookie(id), cookieOptions)
}

/** The run's credentials: a bearer token, or our cookie together with the CSRF header on everything but a read. */
export function runOf(context: Context): RunCredentials {
  const id = context.req.param('id') ?? ''
  const token = bearer(context)
  if (token) return { id, token, session: sessionToken(context) }
  const cookie = /^[0-9a-f-]{36}$/.test(id) ? getCookie(context, runCookie(id)) : undefined
  if (!cookie) throw new AppError('token-invalid')
  if (!['GET', 'HEAD'].includes(context.req.method)) demandCsrfHeader(context)
  return { id, token: cookie, session: sessionToken(context) }
}

/** A header that no cross-site form can send and no cross-site script may. */
export function demandCsrfHeader(context: Context): void {
  if (!context.req.header('latchkey-csrf')) throw new AppError('csrf-refused')
}

export function bearer(context: Context): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{20,128})$/.exec(context.req.header('authorization') ?? '')?.[1]
}

export function sessionToken(context: Context): string | undefined {
  return getCookie(context, sessionCookie)
}

export function keepSession(context: Context, token: string): void {
  setCookie(context, sessionCookie, token, cookieOptions)
}

export function forgetSession(context: Context): void {
  deleteCookie(context, sessionCookie, cookieOptions)
}

/** The client's address; a forwarded one is believed only from a proxy that the administrator trusts. */
export function addressOf(context: Context, trustedProxies: readonly string[]): string {
  const peer = (getConnInfo(context).remote.address ?? '').replace(/^::ffff:/, '')
  if (!trustedProxies.includes(peer)) return peer
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return forwarded.reverse().find((address) => address && !trustedProxies.includes(address)) ?? peer
}
