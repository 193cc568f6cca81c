import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createServer, type TLSSocket } from 'node:tls'
import { portOf } from '../../../../e2e/environment/free-port.ts'
import type { LdapAnswer } from '../codes.ts'
import { formatGuid, formatSid } from '../identifiers.ts'
import {
  type FakeEntry,
  type ModifyChange,
  type Request,
  readRequests,
  responseTags,
  valuesOf,
  writeEntry,
  writeResult,
} from './ldap-messages.ts'
import { selfSignedCertificate } from './self-signed.ts'

/** What a controller does on the connection instead of answering. */
type Misbehaviour = 'silence' | 'garbage' | 'drop'

export interface FakeController {
  url: string
  ca: string
  /** Distinguished names and their attributes; tests may change them. */
  entries: Map<string, FakeEntry>
  /** Everything that arrived, in order. */
  received: Request[]
  /** Requests that it is about to answer. */
  answering: number
  /** Open connections on which it left a request without an answer. */
  readonly silent: ReadonlySet<unknown>
  bind: (name: string, password: string) => LdapAnswer | Misbehaviour
  modify: (dn: string, changes: ModifyChange[], controls: string[]) => LdapAnswer | Misbehaviour
  /** Undefined to answer from `entries`. */
  search: (base: string) => LdapAnswer | Misbehaviour | undefined
  /** Milliseconds before each answer. */
  delay: number
  /** Modifies are answered only when it resolves. */
  modifyGate: Promise<void>
  /** Presents another certificate from the next connection on. */
  setCertificate(certificate: { key: string; cert: string }): void
  /** Closes all connections, as a firewall or a restart does; accepts new ones. */
  dropAll(): void
  close(): Promise<void>
}

/** Windows returns no more entries at once without paging. */
const sizeLimit = 1000
const success: LdapAnswer = { code: 0, text: '' }

/**
 * A domain controller that answers as Windows does, and misbehaves on demand: for answers that a real Samba never gives. LDAPS on
 * a free loopback port.
 */
export async function startFakeController(
  entries: Record<string, FakeEntry>,
  { key, cert } = selfSignedCertificate(),
): Promise<FakeController> {
  const sockets = new Set<TLSSocket>()
  const silent = new Set<TLSSocket>()
  // With Nagle's algorithm the end of each search would wait 40 ms for the acknowledgement of its entries.
  const server = createServer({ key, cert, noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      silent.delete(socket)
    })
    let rest = Buffer.alloc(0)
    socket.on('data', (data) => {
      const read = readRequests(Buffer.concat([rest, data]))
      rest = Buffer.from(read.rest)
      for (const request of read.requests)
        void answer(fake, request, socket).then((isAnswered) => {
          if (!isAnswered && sockets.has(socket)) silent.add(socket)
        })
    })
  })
  const raw = new Set<Socket>()
  server.on('connection', (socket: Socket) => raw.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeController = {
    url: `ldaps://127.0.0.1:${portOf(server)}`,
    ca: cert,
    entries: new Map(Object.entries(entries)),
    received: [],
    answering: 0,
    silent,
    bind: () => success,
    modify: () => success,
    search: () => undefined,
    delay: 0,
    modifyGate: Promise.resolve(),
    setCertificate: (certificate) => server.setSecureContext(certificate),
    dropAll() {
      for (const socket of sockets) socket.destroy()
    },
    close() {
      for (const socket of raw) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return fake
}

/** Returns whether the client has reason to wait no longer. */
async function answer(fake: FakeController, request: Request, socket: TLSSocket): Promise<boolean> {
  fake.received.push(request)
  if (request.kind === 'unbind') {
    socket.end()
    return true
  }
  fake.answering += 1
  if (fake.delay > 0) await pause(fake.delay)
  if (request.kind === 'modify') await fake.modifyGate
  fake.answering -= 1
  const reply = decideAnswer(fake, request)
  if (reply === 'drop') socket.destroy()
  else if (reply === 'garbage') socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n\u0000\u0001\u0002'))
  else if (request.kind === 'search' && reply === undefined) sendEntries(fake, request, socket)
  else if (reply !== 'silence') socket.write(writeResult(request.id, responseTags[request.kind], reply ?? success))
  return reply !== 'silence' && reply !== 'garbage'
}

function decideAnswer(fake: FakeController, request: Request): LdapAnswer | Misbehaviour | undefined {
  if (request.kind === 'bind') return fake.bind(request.name, request.password)
  if (request.kind === 'modify') return fake.modify(request.dn, request.changes, request.controls)
  if (request.kind === 'search') return fake.search(request.base)
  return { code: 2, text: 'unsupported' }
}

function sendEntries(fake: FakeController, request: Request & { kind: 'search' }, socket: TLSSocket): void {
  const { id, base, scope, matches, attributes, page } = request
  const inScope = ([dn, entry]: [string, FakeEntry]) =>
    scope === 0 ? isNamed(base, dn, entry) : dn.toLowerCase().endsWith(base.toLowerCase())
  const all = [...fake.entries].filter((one) => inScope(one) && (scope === 0 || matches(one[1])))
  if (scope === 0 && all.length === 0) {
    socket.write(
      writeResult(id, responseTags.search, { code: 32, text: '0000208D: NameErr: DSID-03100241, problem 2001' }),
    )
    return
  }
  const from = Number(page?.cookie || 0)
  const size = Math.min(page?.size || sizeLimit, sizeLimit)
  for (const [dn, entry] of all.slice(from, from + size)) socket.write(writeEntry(id, dn, entry, attributes))
  const more = all.length > from + size
  const code = more && page === undefined ? 4 : 0
  const nextCookie = page && (more ? String(from + size) : '')
  socket.write(writeResult(id, responseTags.search, { code, text: '' }, nextCookie))
}

function isNamed(base: string, dn: string, entry: FakeEntry): boolean {
  const bytes = (type: string) => Buffer.from(valuesOf(entry, type)[0] ?? '')
  const guid = /^<GUID=(.*)>$/.exec(base)?.[1]
  if (guid !== undefined) return bytes('objectGUID').length === 16 && formatGuid(bytes('objectGUID')) === guid
  const sid = /^<SID=(.*)>$/.exec(base)?.[1]
  if (sid !== undefined) return bytes('objectSid').length > 8 && formatSid(bytes('objectSid')) === sid
  return dn.toLowerCase() === base.toLowerCase()
}
