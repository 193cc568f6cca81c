import { readFileSync, watch } from 'node:fs'
import { createServer as createPlain, type Server } from 'node:http'
import { createServer as createSecure, type Server as SecureServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { AppError } from '../shared/errors.ts'
import type { Config } from './config.ts'

/** Listens as configured and stops with `signal`: no new requests, those under way get `graceMs` to end. */
export async function listen(app: Hono, config: Config, signal: AbortSignal, graceMs = 5000): Promise<void> {
  const handler = getRequestListener(app.fetch)
  const server = config.tls ? secure(config.tls, signal, handler) : createPlain(limits, handler)
  await open(server, config.listen, 'LATCHKEY_LISTEN', signal, graceMs)
  if (config.redirectListen) {
    const redirect = createPlain(limits, (request, response) => {
      response.writeHead(308, { Location: `${config.url.origin}${request.url ?? '/'}` }).end()
    })
    await open(redirect, config.redirectListen, 'LATCHKEY_REDIRECT_LISTEN', signal, graceMs)
  }
}

/** Nobody of ours sends headers for longer, or a body for longer, than this. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16 * 1024 }

function secure(
  tls: NonNullable<Config['tls']>,
  signal: AbortSignal,
  handler: Parameters<typeof createPlain>[1],
): SecureServer {
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
  // Certificates are renewed by somebody else's program, often in two steps: a half-written pair keeps the old one.
  for (const file of [tls.certFile, tls.keyFile]) {
    watch(file, { signal, persistent: false }, () => {
      try {
        server.setSecureContext(read())
      } catch {
        // The other half follows with its own event.
      }
    })
  }
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
