import { once } from 'node:events'
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure, type Server as SecureServer } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { Config } from './config.ts'
import { explainListenError } from './listen.ts'
import type { ListenerConfig } from './listener-config.ts'
import { logChange } from './log.ts'

/** What each listener serves: `staffApp` the one of the staff's sites, `siteApp` that for sites in a perimeter network, where there is one. */
export interface Apps {
  app: Hono
  staffApp?: Hono
  siteApp?: Hono
}

/**
 * Listens as configured. After `signal` it accepts no new requests, and those under way get `graceMs` to end: what they use must stay open until the
 * `drained` of the result resolves.
 */
export async function listen(
  { app, staffApp, siteApp }: Apps,
  config: ListenerConfig & Partial<Pick<Config, 'staff' | 'serviceListen'>>,
  signal: AbortSignal,
  { graceMs = 5000, bodyTimeoutMs = 30_000, certificateCheckMs = 1000 } = {},
): Promise<{ drained: Promise<void> }> {
  const requests = new Set<Promise<unknown>>()
  const serve = (served: Hono, address: ListenerConfig['listen'], variable: string) => {
    const handler = withBodyTimeout(tracked(getRequestListener(served.fetch), requests), bodyTimeoutMs)
    const server = config.tls
      ? createTlsServer(config.tls, { signal, handler, certificateCheckMs })
      : createPlain(serverLimits, handler)
    return open(server, address, variable, signal, graceMs)
  }
  await serve(app, config.listen, 'LATCHKEY_LISTEN')
  if (staffApp && config.staff) await serve(staffApp, config.staff.listen, 'LATCHKEY_STAFF_LISTEN')
  if (siteApp && config.serviceListen) await serve(siteApp, config.serviceListen, 'LATCHKEY_SERVICE_LISTEN')
  if (config.redirectListen) {
    const redirect = createPlain(serverLimits, (request, response) => {
      response.writeHead(308, { Location: `${config.listenUrl.origin}${request.url ?? '/'}` }).end()
    })
    await open(redirect, config.redirectListen, 'LATCHKEY_REDIRECT_LISTEN', signal, graceMs)
  }
  const drained = signal.aborted ? Promise.resolve() : once(signal, 'abort').then(() => drain(requests, graceMs))
  return { drained }
}

/** Adds each request to `requests` until it is answered; a closed connection does not end the work for it. */
const tracked =
  (handler: Handler, requests: Set<Promise<unknown>>): Handler =>
  (request, response) => {
    const answered = Promise.resolve(handler(request, response))
    requests.add(answered)
    const forget = () => requests.delete(answered)
    answered.then(forget, forget)
    return answered
  }

async function drain(requests: ReadonlySet<Promise<unknown>>, graceMs: number): Promise<void> {
  const isOver = new AbortController()
  await Promise.race([
    Promise.allSettled(requests),
    // Work that no longer ends is given up, as its connection is.
    sleep(graceMs, undefined, { signal: isOver.signal }).catch(() => {}),
  ])
  isOver.abort()
}

/** None of our clients sends headers for longer; for bodies see `withBodyTimeout`. */
const serverLimits = { headersTimeout: 10_000, requestTimeout: 0, maxHeaderSize: 16 * 1024 }

/** A list of published passwords may take an hour. Callers who may not send one are refused before the body is read. */
const uploadPaths = /^\/api\/v1\/admin\/password-lists\//

/**
 * Ends a connection whose body does not arrive within `bodyTimeoutMs`; an upload that is still read may take longer, as long as
 * data arrives within that time. Node's own limit is the same for every request.
 */
function withBodyTimeout(handler: Handler, bodyTimeoutMs: number): Handler {
  return (request, response) => {
    const { socket, url, headers } = request
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
      return handler(request, response)
    let seen = socket.bytesRead
    const timer = setInterval(() => {
      const isComing = uploadPaths.test(url ?? '') && !response.writableEnded && socket.bytesRead > seen
      seen = socket.bytesRead
      if (isComing) return
      clearInterval(timer)
      if (request.complete) return
      if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
      socket.destroySoon()
    }, bodyTimeoutMs).unref()
    request.once('end', () => clearInterval(timer))
    return handler(request, response)
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

function createTlsServer(
  tls: NonNullable<ListenerConfig['tls']>,
  { signal, handler, certificateCheckMs }: { signal: AbortSignal; handler: Handler; certificateCheckMs: number },
): SecureServer {
  const read = () => ({
    cert: readFileSync(tls.certFile),
    key: readFileSync(tls.keyFile),
    minVersion: 'TLSv1.2' as const,
  })
  let server: SecureServer
  try {
    server = createSecure({ ...serverLimits, ...read() }, handler)
  } catch (cause) {
    const sentence = `LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE cannot be used: ${(cause as Error).message}`
    throw new AppError('configuration-invalid', { cause, values: { sentence } })
  }
  const reload = () => {
    try {
      server.setSecureContext(read())
      logChange('The certificate was read again: its files have changed.')
    } catch (error) {
      // Another program renews the files, often one after the other: the second one triggers its own change.
      logChange(
        `The certificate's files have changed and cannot be used, so the one before stays: ${(error as Error).message}`,
      )
    }
  }
  // Polled by path, not watched: renewal puts other files or links in their place, which a watch would not notice.
  for (const file of [tls.certFile, tls.keyFile])
    watchFile(file, { interval: certificateCheckMs, persistent: false }, reload)
  signal.addEventListener('abort', () => {
    for (const file of [tls.certFile, tls.keyFile]) unwatchFile(file, reload)
  })
  return server
}

function open(
  server: Server | SecureServer,
  address: { host: string; port: number },
  variable: string,
  signal: AbortSignal,
  graceMs: number,
): Promise<void> {
  signal.addEventListener('abort', () => {
    server.close()
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), graceMs).unref()
  })
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new AppError('configuration-invalid', {
          cause,
          values: { sentence: explainListenError(cause, address, variable) },
        }),
      )
    })
    server.listen(address.port, address.host, resolve)
  })
}
