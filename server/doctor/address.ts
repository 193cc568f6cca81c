import { isLoopback } from '../listen.ts'
import type { ListenerConfig } from '../listener-config.ts'
import type { Reader } from '../store/database.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { limitRows } from '../store/paging.ts'
import { type Check, type Finding, ok, warn } from './check.ts'

const shownDays = 7

/** Whether the public address leads to the listener, and whether what stands between them is known. */
export const address: Check = {
  id: 'address',
  async run(config) {
    const ignored = await withCurrentStore(config, readIgnoredProxies).catch(() => undefined)
    const findings = [checkWay(config), ...checkPlainListener(config), ...(ignored ? [checkProxies(ignored)] : [])]
    return [{ title: `Address ${config.listenUrl.origin}`, findings }]
  },
}

/** The same of a site, which keeps no audit log. */
export const siteAddress: Check<ListenerConfig> = {
  id: 'address',
  run: async (config) => [
    { title: `Address ${config.listenUrl.origin}`, findings: [checkWay(config), ...checkPlainListener(config)] },
  ],
}

function checkWay({ url, listenUrl, listen, redirectListen, trustedProxies, tls }: ListenerConfig): Finding {
  if (trustedProxies.length > 0) return ok('way', `through ${trustedProxies.join(', ')} to port ${listen.port}`)
  const port = Number(listenUrl.port || (listenUrl.protocol === 'https:' ? 443 : 80))
  const variable = listenUrl.href === url.href ? 'LATCHKEY_URL' : 'LATCHKEY_STAFF_URL'
  if (port === listen.port) return ok('way', `directly to port ${port}`)
  const isRedirect = redirectListen?.port === port
  return warn(
    'way',
    `${variable} has port ${port}, ${isRedirect ? 'which only redirects,' : 'and nothing here listens there:'} the sites are on port ${listen.port}. Set the same port in both, or name what forwards ${port} to ${listen.port} in LATCHKEY_TRUSTED_PROXIES${tls ? ' if it forwards addresses, too' : ''}.`,
  )
}

/** Behind a proxy passwords come in clear, so that only the proxy may reach the port. */
function checkPlainListener({ listenUrl, listen, tls }: ListenerConfig): Finding[] {
  if (tls || listenUrl.protocol !== 'https:' || isLoopback(listen.host)) return []
  return [
    warn(
      'plain HTTP',
      `everybody who reaches ${listen.host}:${listen.port} speaks to Latchkey without encryption: let LATCHKEY_LISTEN name a loopback address if the proxy is on this machine, else give the listener a certificate (LATCHKEY_TLS_CERT_FILE), or let the firewall admit the proxy alone.`,
    ),
  ]
}

function checkProxies(peers: readonly string[]): Finding {
  if (peers.length === 0) return ok('proxies', `nothing else forwarded addresses in the last ${shownDays} days`)
  const what = `${peers.join(', ')} forwarded addresses of clients in the last ${shownDays} days`
  const remedy =
    'is your proxy among them, add it to LATCHKEY_TRUSTED_PROXIES: until then everybody behind it counts as one visitor.'
  return warn('proxies', `${what} and are not trusted; ${remedy}`)
}

/** Peers that forwarded addresses and were not trusted, as the audit log has them. */
async function readIgnoredProxies(reader: Reader): Promise<string[]> {
  const newest = reader
    .selectFrom('AuditEvent')
    .select('data')
    .where('at', '>', new Date(Date.now() - shownDays * 86_400_000))
    .where('event', '=', 'forwarded-address-ignored')
    .orderBy('at', 'desc')
  const rows = await limitRows(reader, newest, 50).execute()
  return [...new Set(rows.map(({ data }) => (JSON.parse(data) as { peer: string }).peer))]
}
