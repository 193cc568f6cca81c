import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createServer, type TLSSocket } from 'node:tls'
import type { LdapAnswer } from '../codes.ts'
import { guidText, sidText } from '../identifiers.ts'
import {
  type FakeEntry,
  type Modified,
  type Request,
  readRequests,
  responseTags,
  valuesOf,
  writeEntry,
  writeResult,
} from './ldap-messages.ts'
import { selfSignedCertificate } from './self-signed.ts'

/** What a controller does instead of answering, at the wire. */
export type Misbehaviour = 'silence' | 'garbage' | 'drop'

export interface FakeController {
  url: string
  ca: string
  /** Distinguished names and their attributes; tests may alter them. */
  entries: Map<string, FakeEntry>
  /** Everything that arrived, in order. */
  received: Request[]
  bind: (name: string, password: string) => LdapAnswer | Misbehaviour
  modify: (dn: string, changes: Modified[], controls: string[]) => LdapAnswer | Misbehaviour
  /** Undefined: it answers from `entries`. */
  search: (base: string) => LdapAnswer | Misbehaviour | undefined
  /** Milliseconds before each answer. */
  delay: number
  /** Shows another certificate from the next connection on. */
  present(certificate: { key: string; cert: string }): void
  /** Ends all connections, as a firewall or a restart does; new ones are taken. */
  dropAll(): void
  close(): Promise<void>
}

/** Windows gives no more than so many at once without paging. */
const sizeLimit = 1000
const success: LdapAnswer = { code: 0, text: '' }

/**
 * A domain controller that speaks as Windows does, and misbehaves as asked: for what a real Samba never says. LDAPS on a free
 * loopback port.
 */
export async function startFakeController(
  entries: Record<string, FakeEntry>,
  { key, cert } = selfSignedCertificate(),
): Promise<FakeController> {
  const sockets = new Set<TLSSocket>()
  const server = createServer({ key, cert }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    let rest = Buffer.alloc(0)
    socket.on('data', (data) => {
      const read = readRequests(Buffer.concat([rest, data]))
      rest = Buffer.from(read.rest)
      for (const request of read.requests) void answer(fake, request, socket)
    })
  })
  const raw = new Set<Socket>()
  server.on('connection', (socket: Socket) => raw.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeController = {
    url: `ldaps://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: cert,
    entries: new Map(Object.entries(entries)),
    received: [],
    bind: () => success,
    modify: () => success,
    search: () => undefined,
    delay: 0,
    present: (certificate) => server.setSecureContext(certificate),
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

async function answer(fake: FakeController, request: Request, socket: TLSSocket): Promise<void> {
  fake.received.push(request)
  if (request.kind === 'unbind') return void socket.end()
  if (fake.delay > 0) await pause(fake.delay)
  const verdict = judge(fake, request)
  if (verdict === 'silence') return
  if (verdict === 'drop') return void socket.destroy()
  if (verdict === 'garbage') return void socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n\u0000\u0001\u0002'))
  if (request.kind === 'search' && verdict === undefined) return giveEntries(fake, request, socket)
  socket.write(writeResult(request.id, responseTags[request.kind], verdict ?? success))
}

function judge(fake: FakeController, request: Request): LdapAnswer | Misbehaviour | undefined {
  if (request.kind === 'bind') return fake.bind(request.name, request.password)
  if (request.kind === 'modify') return fake.modify(request.dn, request.changes, request.controls)
  if (request.kind === 'search') return fake.search(request.base)
  return { code: 2, text: 'unsupported' }
}

function giveEntries(fake: FakeController, request: Request & { kind: 'search' }, socket: TLSSocket): void {
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
  if (guid !== undefined) return bytes('objectGUID').length === 16 && guidText(bytes('objectGUID')) === guid
  const sid = /^<SID=(.*)>$/.exec(base)?.[1]
  if (sid !== undefined) return bytes('objectSid').length > 8 && sidText(bytes('objectSid')) === sid
  return dn.toLowerCase() === base.toLowerCase()
}
