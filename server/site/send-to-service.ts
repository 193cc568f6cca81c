import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type Agent, request } from 'node:https'
import { siteHeaders } from '../routes/site-requests.ts'
import { ServiceError } from './service-error.ts'

/** A request as it is passed on. */
export interface PassedRequest {
  method: string
  /** With its query. */
  path: string
  /** Names and values in turns, as they came. */
  headers: readonly string[]
  body?: Uint8Array
  clientAddress: string
}

/** More than a slow controller or the longest held answer of the Legacy site takes. */
const replyTimeoutMs = 90_000

/** They belong to one connection (RFC 9110 §7.6.1), or are made anew for the next one. */
const connectionHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/** Only a site says who its client is. */
const ownHeaders = new Set<string>([
  'content-length',
  'expect',
  'forwarded',
  'x-forwarded-for',
  'x-real-ip',
  ...Object.values(siteHeaders),
])

/** Sends one request, and resolves with the head of the reply, whose body follows as a stream. Rejects with ServiceError. */
export async function sendToService(
  service: URL,
  passed: PassedRequest,
  { agent, token }: { agent: Agent; token: string },
): Promise<IncomingMessage> {
  const { method, path, headers, body, clientAddress } = passed
  const outgoing = request({
    agent,
    host: service.hostname.replace(/^\[|\]$/g, ''),
    port: service.port || 443,
    method,
    path,
    headers: [
      ...filterHeaders(headers, (name) => !connectionHeaders.has(name) && !ownHeaders.has(name)),
      ...[siteHeaders.token, token, siteHeaders.clientAddress, clientAddress],
      ...(body ? ['content-length', String(body.byteLength)] : []),
    ],
  })
  // It has no connection before the certificate was examined.
  let mayHaveBegun = false
  outgoing.once('socket', () => {
    mayHaveBegun = true
  })
  outgoing.setTimeout(replyTimeoutMs, () => outgoing.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
  // Also what goes wrong once the reply has begun, which its stream tells.
  outgoing.on('error', () => {})
  outgoing.end(body)
  try {
    // Node gives this event its reply alone.
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage]
    const refused = reply.headers[siteHeaders.refused]
    if (refused === undefined) return reply
    reply.resume()
    throw new ServiceError({ why: 'token-refused', reason: String(refused) })
  } catch (error) {
    if (error instanceof ServiceError) throw error
    const { code = 'ECONNRESET' } = error as NodeJS.ErrnoException
    throw new ServiceError({ why: 'unreachable', code }, { mayHaveBegun, cause: error })
  }
}

/** What the client gets of the reply's headers: names and values in turns, as they came. */
export const listReplyHeaders = ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): string[] =>
  filterHeaders(rawHeaders, (name) => !connectionHeaders.has(name))

const filterHeaders = (flat: readonly string[], isPassed: (name: string) => boolean): string[] =>
  flat.flatMap((name, index) => (index % 2 === 0 && isPassed(name.toLowerCase()) ? [name, flat[index + 1] ?? ''] : []))
