import { randomBytes, randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import {
  codes,
  encodeRequest,
  type RadiusAttribute,
  type RadiusReply,
  type RadiusRequest,
  type ReplyFault,
  readReply,
  types,
} from './packet.ts'

export interface RadiusServer {
  /** Name or address. */
  host: string
  port: number
  secret: string
  /** As long as a telephone takes that somebody has to unlock first; no other server is asked meanwhile. */
  timeoutMs: number
  /** Off: whoever is between us and the server can forge an answer (CVE-2024-3596). */
  requiresMessageAuthenticator: boolean
}

/** What a server sees of us. */
export interface NetworkAccessServer {
  identifier: string
  /** IPv4. */
  ipAddress?: string
  port?: number
  portType?: number
}

export interface Credentials {
  userName: string
  /** What the person typed: a password, a code, a PIN. At most 128 bytes. */
  password: string
  /** Of the challenge that it answers. */
  state?: Buffer
}

export type RadiusOutcome =
  | { kind: 'accepted' }
  /** A server may say in it that an account exists, so its text is not read. */
  | { kind: 'rejected' }
  /** The server asks on: its lines, and what the answer has to bring back to it. */
  | { kind: 'challenged'; server: RadiusServer; state: Buffer; messages: string[] }
  /** Nobody answered in a way that can be believed; a code may nevertheless be spent. */
  | { kind: 'unavailable'; faults: ServerFault[] }

export interface ServerFault {
  server: RadiusServer
  /** `no-answer`: also a server that has another secret. Otherwise what was wrong with the last thing that came. */
  fault: 'no-answer' | 'closed' | 'name-not-found' | ReplyFault
}

/** The same bytes from the same port are a repetition, which a server answers from memory; it is sent in case the first was lost. */
const repeatMs = 2000

/**
 * Shows a name and a password to the first of these servers that answers. The next one is asked only where a server has not answered at all; the answer
 * to a challenge goes to the server that made it, so name that one alone.
 */
export async function authenticate(
  servers: readonly RadiusServer[],
  caller: NetworkAccessServer,
  { userName, password, state }: Credentials,
  signal?: AbortSignal,
): Promise<RadiusOutcome> {
  const attributes = [
    { type: types.userName, value: Buffer.from(userName) },
    ...describeCaller(caller),
    ...(state ? [{ type: types.state, value: state }] : []),
  ]
  const faults: ServerFault[] = []
  for (const server of servers) {
    const reply = await exchange(server, createRequest(server, codes.accessRequest, attributes, password), signal)
    if (typeof reply !== 'string') return toOutcome(server, reply)
    faults.push({ server, fault: reply })
  }
  return { kind: 'unavailable', faults }
}

/**
 * Whether a server is there and has our secret: Status-Server (RFC 5997), which needs no account. Undefined: it is. Its reply opens nothing, and older servers
 * answer this one without a Message-Authenticator, so that none is asked for.
 */
export async function probe(
  server: RadiusServer,
  caller: NetworkAccessServer,
  signal?: AbortSignal,
): Promise<ServerFault['fault'] | undefined> {
  const request = createRequest(server, codes.statusServer, describeCaller(caller))
  const reply = await exchange({ ...server, requiresMessageAuthenticator: false }, request, signal)
  return typeof reply === 'string' ? reply : undefined
}

const createRequest = (
  { secret }: RadiusServer,
  code: number,
  attributes: readonly RadiusAttribute[],
  password?: string,
): RadiusRequest => ({
  code,
  identifier: randomInt(256),
  authenticator: randomBytes(16),
  secret: Buffer.from(secret),
  password,
  attributes,
})

function describeCaller({ identifier, ipAddress, port, portType }: NetworkAccessServer): RadiusAttribute[] {
  const number = (type: number, value: number | undefined) => {
    if (value === undefined) return []
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return [{ type, value: bytes }]
  }
  const address =
    ipAddress === undefined ? [] : [{ type: types.nasIpAddress, value: Buffer.from(ipAddress.split('.').map(Number)) }]
  return [
    { type: types.nasIdentifier, value: Buffer.from(identifier) },
    ...address,
    ...number(types.nasPort, port),
    ...number(types.nasPortType, portType),
  ]
}

function toOutcome(server: RadiusServer, { code, attributes }: RadiusReply): RadiusOutcome {
  if (code === codes.accept) return { kind: 'accepted' }
  if (code === codes.reject) return { kind: 'rejected' }
  const values = (wanted: number) => attributes.filter(({ type }) => type === wanted).map(({ value }) => value)
  const [state = Buffer.alloc(0)] = values(types.state)
  const messages = values(types.replyMessage).map((value) => value.toString().trim())
  return { kind: 'challenged', server, state, messages: messages.filter((message) => message !== '') }
}

/** Sends a request until something answers it that can be believed. Throws only when `signal` aborts. */
async function exchange(
  { host, port, timeoutMs, requiresMessageAuthenticator }: RadiusServer,
  request: RadiusRequest,
  signal: AbortSignal | undefined,
): Promise<RadiusReply | ServerFault['fault']> {
  const found = await lookup(host).catch(() => undefined)
  if (!found) return 'name-not-found'
  const datagram = encodeRequest(request)
  // Connected: what comes from elsewhere is not delivered, and a closed port is told at once.
  const socket = createSocket(found.family === 6 ? 'udp6' : 'udp4')
  const ended = Promise.withResolvers<RadiusReply | ServerFault['fault']>()
  let fault: ServerFault['fault'] = 'no-answer'
  socket.on('message', (message) => {
    const reply = readReply(message, request, requiresMessageAuthenticator)
    // It may be forged: the right one may still come.
    if (typeof reply === 'string') fault = reply
    else ended.resolve(reply)
  })
  socket.on('error', () => ended.resolve('closed'))
  const onAbort = () => ended.reject(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  const timer = setTimeout(() => ended.resolve(fault), timeoutMs)
  const repetition = setInterval(() => socket.send(datagram), repeatMs)
  try {
    signal?.throwIfAborted()
    socket.connect(port, found.address)
    await Promise.race([once(socket, 'connect'), ended.promise])
    socket.send(datagram)
    return await ended.promise
  } finally {
    clearInterval(repetition)
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    socket.close()
  }
}
