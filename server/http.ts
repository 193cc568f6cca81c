import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure, type Server as SecureServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { Config } from './config.ts'

/** Listens as configured and stops with `signal`: no new requests, those under way get `graceMs` to end. */
export async function listen(
  app: Hono,
  config: Config,
  signal: AbortSignal,
  { graceMs = 5000, bodyMs = 30_000 } = {},
): Promise<void> {
  const handler = bodiesInTime(getRequestListener(app.fetch), bodyMs)
  const server = config.tls ? secure(config.tls, signal, handler) : createPlain(limits, handler)
  await open(server, config.listen, 'LATCHKEY_LISTEN', signal, graceMs)
  if (config.redirectListen) {
    const redirect = createPlain(limits, (request, response) => {
      response.writeHead(308, { Location: `${config.url.origin}${request.url ?? '/'}` }).end()
    })
    await open(redirect, config.redirectListen, 'LATCHKEY_REDIRECT_LISTEN', signal, graceMs)
  }
}

/** Nobody of ours sends headers for longer; for bodies see `bodiesInTime`. */
const limits = { headersTimeout: 10_000, requestTimeout: 0, maxHeaderSize: 16 * 1024 }

/** A list of published passwords may take an hour. Who may not send one is answered before the body is read. */
const uploads = /^\/api\/v1\/admin\/password-lists\//

/**
 * Ends the connection of who has not sent a body within `bodyMs`; an upload that is still read, of who has sent nothing more in
 * that time. Node's own limit is one for all.
 */
function bodiesInTime(handler: Handler, bodyMs: number): Handler {
  return (request, response) => {
    const { socket, url, headers } = request
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined)
      return handler(request, response)
    let seen = socket.bytesRead
    const timer = setInterval(() => {
      const isComing = uploads.test(url ?? '') && !response.writableEnded && socket.bytesRead > seen
      seen = socket.bytesRead
      if (isComing) return
      clearInterval(timer)
      if (request.complete) return
      if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
      socket.destroySoon()
    }, bodyMs).unref()
    request.once('end', () => clearInterval(timer))
    return handler(request, response)
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** Between two looks at the certificate's files. */
const lookAgainMs = 1000

function secure(tls: NonNullable<Config['tls']>, signal: AbortSignal, handler: Handler): SecureServer {
  const read = () => ({
    cert: readFileSync(tls.certFile),
    key: readFileSync(tls.keyFile),
    minVersion: 'TLSv1.2' as const,
  })
  let server: SecureServer
  try {
    server = createSecure({ ...limits, ...read() }, handler)
  } catch (cause) {
    const sentence = `LATCHKEY_TLS_CERT_FILE and LATCHKEY_TLS_KEY_FILE cannot be used: ${(cause as Error).message}`
    throw new AppError('configuration-invalid', { cause, values: { sentence } })
  }
  const reload = () => {
    try {
      server.setSecureContext(read())
      console.log('The certificate was read again: its files have changed.')
    } catch (error) {
      // Renewed by somebody else's program, often in two steps: the other half follows with its own change.
      console.error(
        `The certificate's files have changed and cannot be used, so the one before stays: ${(error as Error).message}`,
      )
    }
  }
  // Looked at by path and not watched: what renews them puts other files or links in their place, which a watch would not see.
  for (const file of [tls.certFile, tls.keyFile]) watchFile(file, { interval: lookAgainMs, persistent: false }, reload)
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
      reject(new AppError('configuration-invalid', { cause, values: { sentence: explain(cause, address, variable) } }))
    })
    server.listen(address.port, address.host, resolve)
  })
}

function explain(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
  variable: string,
): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is already in use: end the other program, or set ${variable} and LATCHKEY_URL to another port.`
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user: set ${variable} to a port above 1023.`
  return `${variable} ${host}:${port} cannot be opened: ${error.message}`
}
