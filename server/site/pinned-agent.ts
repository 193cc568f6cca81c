import { Agent, type AgentOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import { connect, type TLSSocket } from 'node:tls'
import { toCertificatePin } from './certificate-pin.ts'
import { ServiceError } from './service-error.ts'

/** A host that answers at all does so in less. */
export const connectTimeoutMs = 3_000

type Connected = (error: Error | null, socket: Duplex) => void

/**
 * Keeps connections to services, and hands out none whose certificate is not pinned. Neither its authority, its names nor its dates are asked: a pin says more,
 * and a site whose clock is wrong stays in service.
 */
class PinnedAgent extends Agent {
  readonly #pins: readonly string[]

  constructor(pins: readonly string[], options: AgentOptions) {
    super(options)
    this.#pins = pins
  }

  /** A request gets its connection through `connected` only, and therefore sends nothing before the certificate was examined. */
  override createConnection(options: object, connected?: Connected): undefined {
    const { host = '', port } = options as { host?: string; port?: number | string }
    const socket = connect({
      host,
      port: Number(port),
      // Ours to decide, below. No session is resumed, so each handshake shows the certificate.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      ...(/[a-z]/i.test(host) && !host.includes(':') && { servername: host }),
    })
    let isOver = false
    const end = (error: Error | null) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      if (error) socket.destroy()
      connected?.(error, socket)
    }
    const timer = setTimeout(() => end(unreachable('ETIMEDOUT')), connectTimeoutMs)
    socket.once('error', (error: NodeJS.ErrnoException) => end(unreachable(error.code ?? error.message, error)))
    socket.once('close', () => end(unreachable('ECONNRESET')))
    socket.once('secureConnect', () => end(examine(socket, this.#pins)))
    return undefined
  }
}

const unreachable = (code: string, cause?: unknown) => new ServiceError({ why: 'unreachable', code }, { cause })

function examine(socket: TLSSocket, pins: readonly string[]): ServiceError | null {
  const certificate = socket.getPeerX509Certificate()
  const presented = certificate ? toCertificatePin(certificate) : 'none'
  return pins.includes(presented) ? null : new ServiceError({ why: 'wrong-certificate', presented })
}

export const createPinnedAgent = (pins: readonly string[]): Agent =>
  new PinnedAgent(pins, { keepAlive: true, maxFreeSockets: 64, scheduling: 'lifo' })
