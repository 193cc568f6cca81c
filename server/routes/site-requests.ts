import type { Context } from 'hono'

/** Headers between a site in a perimeter network and its service. Both remove what their own callers send under these names. */
export const siteHeaders = {
  /** From the site. */
  token: 'latchkey-application-token',
  clientAddress: 'latchkey-client-address',
  /** From the service, with the reason: it refuses the site itself, so that no route has seen the request. */
  refused: 'latchkey-site-refused',
} as const

/** Where a service tells a site about itself. */
export const serviceStatusPath = '/service-status'

/** A request that a site passed on, whose application token was right. */
interface SiteRequest {
  /** Of the site. */
  site: string
  /** Of the client, as the site tells it. */
  client: string
}

const key = 'siteRequest'

export const setSiteRequest = (context: Context, request: SiteRequest): void => context.set(key, request)

const readSiteRequest = (context: Context): SiteRequest | undefined => context.get(key)

/** Undefined: the client is at the other end of this connection, or a proxy. */
export const readSiteAddress = (context: Context): string | undefined => readSiteRequest(context)?.site

export const readPassedClient = (context: Context): string | undefined => readSiteRequest(context)?.client
