import { createHash, createHmac } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { Store } from '../store/database.ts'
import { createSecret, insertSecret } from '../store/kept-secrets.ts'
import type { Keys } from '../store/keys.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import type { RadiusServer } from './client.ts'
import { codes, type RadiusAttribute, types } from './packet.ts'
import { type RadiusSettings, radiusSecret } from './settings.ts'

/** What a fake server saw of one datagram. */
export interface SeenRequest {
  packet: Buffer
  /** Of the sender. */
  port: number
}

export interface FakeReply {
  code: number
  attributes?: readonly RadiusAttribute[]
  secret?: string
  /** Leaves out the Message-Authenticator. */
  isBare?: boolean
}

export const fakeSecret = 'a shared secret'

/** A server on loopback that answers as a test says: with replies, or with any bytes, or not at all. */
export async function startFakeRadius(
  answer: (request: Buffer, count: number) => (FakeReply | Buffer)[],
  address = '127.0.0.1',
) {
  const seen: SeenRequest[] = []
  const socket = createSocket('udp4')
  socket.on('message', (packet, { port, address: from }) => {
    seen.push({ packet, port })
    for (const reply of answer(packet, seen.length))
      socket.send(Buffer.isBuffer(reply) ? reply : encodeReply(packet, reply), port, from)
  })
  socket.bind(0, address)
  await once(socket, 'listening')
  return {
    host: address,
    port: socket.address().port,
    secret: fakeSecret,
    timeoutMs: 5000,
    requiresMessageAuthenticator: true,
    seen,
    async [Symbol.asyncDispose]() {
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}

/** A reply to a request as a server makes it. */
export function encodeReply(
  request: Buffer,
  { code, attributes = [], secret = fakeSecret, isBare = false }: FakeReply,
): Buffer {
  const own = isBare ? [] : [{ type: types.messageAuthenticator, value: Buffer.alloc(16) }]
  const body = Buffer.concat(
    [...own, ...attributes].map(({ type, value }) => Buffer.concat([Buffer.from([type, value.length + 2]), value])),
  )
  const packet = Buffer.concat([Buffer.from([code, request[1] ?? 0, 0, 0]), request.subarray(4, 20), body])
  packet.writeUInt16BE(packet.length, 2)
  if (!isBare) createHmac('md5', secret).update(packet).digest().copy(packet, 22)
  createHash('md5').update(packet).update(secret).digest().copy(packet, 4)
  return packet
}

/** Stores these servers as an administrator enters them, with their secrets kept. */
export async function storeRadius(
  { store, keys }: { store: Store; keys: Keys },
  servers: readonly Pick<RadiusServer, 'host' | 'port' | 'secret'>[],
  others: Partial<RadiusSettings> = {},
): Promise<void> {
  const secrets = servers.map(({ secret }) => createSecret(radiusSecret, secret))
  const value = {
    ...others,
    servers: servers.map(({ host, port }, index) => ({ host, port, secret: secrets[index]?.reference })),
  }
  await store.transaction(async (tx) => {
    for (const secret of secrets) await insertSecret(tx, keys, secret)
    const stored = await getSetting(tx, 'radius')
    await putSetting(tx, 'radius', value, stored?.version ?? absentSetting)
  })
}

export const accept: FakeReply = { code: codes.accept }
export const reject: FakeReply = { code: codes.reject }
/** Asks on, with these lines. */
export const challenge = (state: string, ...messages: string[]): FakeReply => ({
  code: codes.challenge,
  attributes: [
    ...messages.map((message) => ({ type: types.replyMessage, value: Buffer.from(message) })),
    { type: types.state, value: Buffer.from(state) },
  ],
})

/** The password of a request, as a server with the same secret reads it. */
export function readPassword(packet: Buffer, secret = fakeSecret): string {
  const [hidden = Buffer.alloc(0)] = readValues(packet, types.userPassword)
  let before = packet.subarray(4, 20)
  const clear: number[] = []
  for (let at = 0; at < hidden.length; at += 16) {
    const mask = createHash('md5').update(secret).update(before).digest()
    before = hidden.subarray(at, at + 16)
    clear.push(...before.map((byte, index) => byte ^ mask.readUInt8(index)))
  }
  return Buffer.from(clear).toString().replace(/\0+$/, '')
}

/** The values of one kind in a request. */
export function readValues(packet: Buffer, wanted: number): Buffer[] {
  const values: Buffer[] = []
  for (let at = 20; at < packet.length; at += packet.readUInt8(at + 1))
    if (packet.readUInt8(at) === wanted) values.push(packet.subarray(at + 2, at + packet.readUInt8(at + 1)))
  return values
}
