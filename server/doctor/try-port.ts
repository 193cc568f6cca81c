import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { connect } from 'node:net'
import type { Config } from '../config.ts'
import { type Finding, fail, ok } from './check.ts'
import type { UsedPort } from './used-ports.ts'

const patience = 3000

/** Inbound: ours, free or taken. Outbound: whether somebody takes the connection. Nothing is sent but one question to ourselves. */
export async function tryPort(used: UsedPort, config: Pick<Config, 'url' | 'tls'>): Promise<Finding> {
  const { direction, what, host, port } = used
  const name = `${direction} ${port} tcp, ${what}`
  return direction === 'in' ? listening(name, used, config) : reaching(name, `${host}:${port}`, used)
}

async function reaching(name: string, address: string, { host, port, setting }: UsedPort): Promise<Finding> {
  const refused = await connection(host, port)
  if (refused === undefined) return ok(name, `${address} answers`)
  return fail(name, `${address} cannot be reached (${refused}): open it in the firewall, or correct ${setting}.`)
}

async function listening(
  name: string,
  { what, host, port, setting }: UsedPort,
  { url, tls }: Pick<Config, 'url' | 'tls'>,
): Promise<Finding> {
  const anywhere = host === '0.0.0.0' || host === '::'
  const here = anywhere ? '127.0.0.1' : host
  const refused = await connection(here, port)
  if (refused !== undefined) return ok(name, `${host}:${port} is free`)
  if (await isOurs({ host: here, port, url, secure: what === 'sites' && tls !== undefined }))
    return ok(name, `${host}:${port}, Latchkey runs there`)
  return fail(name, `${host}:${port} is taken by another program: end it, or change ${setting}.`)
}

/** The code of the refusal; undefined: taken. */
function connection(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patience })
    const end = (code?: string) => {
      socket.destroy()
      resolve(code)
    }
    socket.once('connect', () => end())
    socket.once('timeout', () => end('ETIMEDOUT'))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}

/** Latchkey knows its own address and says that it is well, or sends on to it. */
function isOurs({
  host,
  port,
  url,
  secure,
}: {
  host: string
  port: number
  url: URL
  secure: boolean
}): Promise<boolean> {
  const request = secure ? requestSecure : requestPlain
  const asked = { host, port, path: '/healthz', headers: { host: url.host }, timeout: patience, agent: false }
  return new Promise((resolve) => {
    // Whatever the certificate is: its own check says so.
    const sent = request({ ...asked, ...(secure && { rejectUnauthorized: false }) }, async (response) => {
      const body = (await response.toArray()).join('').slice(0, 100)
      const sendsOn = response.statusCode === 308 && (response.headers.location ?? '').startsWith(url.origin)
      resolve(sendsOn || (response.statusCode === 200 && body === '{"status":"ok"}'))
    })
    sent.once('error', () => resolve(false))
    sent.once('timeout', () => sent.destroy(new Error('no answer')))
    sent.end()
  })
}
