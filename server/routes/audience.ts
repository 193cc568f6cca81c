import type { BlockList } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { readClientAddress } from './caller.ts'
import { isInNetworks } from './networks.ts'
import { type ServedSites, setServedSites } from './served-sites.ts'

/** Whom a listener serves. `everybody`: the only one. Otherwise the public one and the staff's each lack the other's sites. */
export type Audience = 'everybody' | 'public' | 'staff'

/** Pages and API of the Helpdesk and Administration sites. */
const staffPaths = /^\/(api\/v1\/)?(helpdesk|admin)(\/|$)/
/** What a stranger has no use for. On the only listener they are public, for load balancers. */
const operatingPaths = /^\/(readyz|api\/v1\/(openapi|configuration-schema)\.json)$/
/** Every site needs these, and so do pages that explain an error. Which sessions, sign-ins and runs count is decided by `servesFrontEnd`. */
const sharedPaths =
  /^\/(healthz|legacy\/(style\.css|icon\.svg)|branding\/[\w.]+|api\/v1\/(site|captcha|sign-in(\/.+)?|session|runs\/.+))$/

interface AudienceOptions {
  audience: Audience
  /** Networks that reach the staff's sites; undefined: every network. */
  staffNetworks?: BlockList
  trustedProxies: readonly string[]
}

/**
 * Answers 404 to what this listener does not serve to this caller, as if it were not there: a refusal would say that it is. What
 * every site shares passes; there, `servesFrontEnd` says whether sessions of staff count.
 */
export function requireAudience({ audience, staffNetworks, trustedProxies }: AudienceOptions): MiddlewareHandler {
  const isInside = (context: Context) =>
    !staffNetworks || isInNetworks(staffNetworks, readClientAddress(context, trustedProxies))
  return async (context, next) => {
    const { path } = context.req
    const served = { staff: audience !== 'public' && isInside(context), public: audience !== 'staff' }
    setServedSites(context, served)
    if (!isServed(path, audience, served)) throw new AppError('not-found')
    await next()
  }
}

function isServed(path: string, audience: Audience, served: ServedSites): boolean {
  if (staffPaths.test(path)) return served.staff
  if (path === '/healthz') return true
  if (audience === 'staff' && !served.staff) return false
  if (operatingPaths.test(path)) return audience !== 'public'
  return sharedPaths.test(path) || served.public
}
