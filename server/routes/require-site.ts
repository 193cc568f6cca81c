import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import type { Refusals } from '../audit/refusals.ts'
import { isApplicationToken, readApplicationToken } from '../authentication/application-token.ts'
import type { Store } from '../store/database.ts'
import { readPeerAddress } from './caller.ts'
import { serviceStatusPath, setSiteRequest, siteHeaders } from './site-requests.ts'

export interface SiteGateServices {
  store: Pick<Store, 'read'>
  refusals: Pick<Refusals, 'record'>
  /** A line of the log, at most once an hour for a key. */
  logRefusal(key: string, sentence: string): void
  /** What a site compares with itself. */
  status(): ServiceStatus
}

/** What a service tells a site that bears the token. */
export interface ServiceStatus {
  version: string
  /** Origin of the sites, as the service knows it. */
  url: string
  /** ISO 8601. */
  time: string
}

/**
 * Before everything else on the listener for sites: nothing but `/healthz` is answered without the application token, and only with it is the site believed
 * about the client's address. The token is read for each request, so that one that was replaced opens nothing from then on.
 */
export function requireSite({ store, refusals, logRefusal, status }: SiteGateServices): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.path === '/healthz') return next()
    const site = readPeerAddress(context)
    const presented = context.req.header(siteHeaders.token)
    const token = readApplicationToken(presented ?? '')
    if (token === undefined || !(await isApplicationToken(store.read, token))) {
      const why = presented === undefined ? 'missing' : 'wrong'
      await refusals.record({ code: 'application-token-refused', operation: why, address: site })
      logRefusal(`token of ${site}`, `${site} was refused as a site: its application token is ${why}.`)
      return context.json({ code: 'application-token-refused', why }, 403, { [siteHeaders.refused]: why })
    }
    const named = context.req.header(siteHeaders.clientAddress) ?? ''
    setSiteRequest(context, { site, client: isIP(named) === 0 ? site : named })
    if (context.req.path === serviceStatusPath) return context.json(status(), 200, { 'Cache-Control': 'no-store' })
    return next()
  }
}
