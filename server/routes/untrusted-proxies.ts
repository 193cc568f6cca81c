import type { MiddlewareHandler } from 'hono'
import { isTrusted, readPeerAddress } from './caller.ts'

/** Anybody may send the header, so that only so many peers are told of in a server's life. */
const maxPeers = 20

/**
 * Records once for each peer that it forwards a client's address and is not trusted. Behind such a proxy all people have one address, its own, and so share
 * the limits of that address: they wait for each other and get the CAPTCHA, with no other sign of the cause.
 */
export function noticeUntrustedProxies({
  trustedProxies,
  record,
}: {
  trustedProxies: readonly string[]
  /** Says it, and keeps it for `doctor`. */
  record(peer: string): Promise<void>
}): MiddlewareHandler {
  const seen = new Set<string>()
  return async (context, next) => {
    await next()
    if (seen.size >= maxPeers || context.req.header('x-forwarded-for') === undefined) return
    const peer = readPeerAddress(context)
    if (isTrusted(peer, trustedProxies) || seen.has(peer)) return
    seen.add(peer)
    await record(peer).catch(() => undefined)
  }
}
