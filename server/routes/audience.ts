import type { BlockList } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { readClientAddress } from './caller.ts'
import { isInNetworks } from './networks.ts'
import { type ServedSites, setServedSites } from './served-sites.ts'
import { readSiteAddress } from './site-requests.ts'

/**
 * Whom a listener serves. `everybody`: the only one. `public` and `staff` each lack the other's sites. Of a service: `administration` is its own
 * listener, `site` the one for sites in a perimeter network.
 */
export type Audience = keyof typeof sitesOf

const sitesOf = {
  everybody: { administration: true, helpdesk: true, public: true },
  public: { administration: false, helpdesk: false, public: true },
  staff: { administration: true, helpdesk: true, public: false },
  administration: { administration: true, helpdesk: false, public: false },
  site: { administration: false, helpdesk: true, public: true },
} as const satisfies Record<string, ServedSites>

/** Pages and API of the Helpdesk and Administration sites. */
const staffPaths = /^\/(?:api\/v1\/)?(helpdesk|admin)(?:\/|$)/
/** What a stranger has no use for. On the only listener they are public, for load balancers. */
const operatingPaths = /^\/(readyz|api\/v1\/(openapi|configuration-schema)\.json)$/
/** Every site needs these, and so do pages that explain an error. Which sessions, sign-ins and runs count is decided by `servesFrontEnd`. */
const sharedPaths =
  /^\/(healthz|legacy\/(style\.css|icon\.svg)|branding\/[\w.]+|api\/v1\/(site|captcha|sign-in(\/.+)?|session|runs\/.+))$/
/**
 * All that a site may ask a service for, beside the Helpdesk site and what is shared: whoever takes a site over has its token and gets no further. A new
 * route for people needs its prefix here (docs/security.md#sites-in-a-perimeter-network).
 */
const sitePaths =
  /^\/($|(assets|modern|legacy|me|verify|passwords|wallet|practice|\.well-known)(\/|$)|api\/v1\/(workflows|runs|state|me|approvals|mutual-proofs|password-pages|wallet-answers)(\/|$))/

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
  const isInside = (context: Context) => {
    if (!staffNetworks) return true
    // A site that was taken over may tell any address of a client: one that is outside itself opens nothing.
    const site = readSiteAddress(context)
    if (site !== undefined && !isInNetworks(staffNetworks, site)) return false
    return isInNetworks(staffNetworks, readClientAddress(context, trustedProxies))
  }
  return async (context, next) => {
    const { path } = context.req
    const inside = isInside(context)
    const { administration, helpdesk, public: isPublic } = sitesOf[audience]
    const served = { administration: administration && inside, helpdesk: helpdesk && inside, public: isPublic }
    setServedSites(context, served)
    if (!isServed(path, audience, served)) throw new AppError('not-found')
    await next()
  }
}

function isServed(path: string, audience: Audience, served: ServedSites): boolean {
  const [, staffSite] = staffPaths.exec(path) ?? []
  if (staffSite !== undefined) return staffSite === 'helpdesk' ? served.helpdesk : served.administration
  if (path === '/healthz') return true
  if (!served.public && !served.helpdesk && !served.administration) return false
  if (operatingPaths.test(path)) return audience !== 'public' && audience !== 'site'
  if (audience === 'site') return sharedPaths.test(path) || sitePaths.test(path)
  return sharedPaths.test(path) || served.public
}
