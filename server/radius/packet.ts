import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Packets of RADIUS (RFC 2865, RFC 2869) as far as a client needs them that shows a name and a password. MD5 is what the protocol is
 * made of; what protects a packet against alteration (CVE-2024-3596) is the Message-Authenticator, an HMAC over all of it.
 */

export const codes = { accessRequest: 1, accept: 2, reject: 3, challenge: 11, statusServer: 12 } as const

export const types = {
  userName: 1,
  userPassword: 2,
  nasIpAddress: 4,
  nasPort: 5,
  replyMessage: 18,
  state: 24,
  nasIdentifier: 32,
  nasPortType: 61,
  messageAuthenticator: 80,
} as const

export interface RadiusAttribute {
  type: number
  /** At most 253 bytes. */
  value: Buffer
}

export interface RadiusRequest {
  code: number
  /** One byte, which the reply repeats. */
  identifier: number
  /** 16 random bytes. */
  authenticator: Buffer
  secret: Buffer
  /** In clear; hidden in the packet. */
  password?: string
  attributes: readonly RadiusAttribute[]
}

export interface RadiusReply {
  code: number
  attributes: readonly RadiusAttribute[]
}

/** Why a datagram is no reply to a request, as `doctor` and the log tell it. */
export type ReplyFault =
  | 'not-readable'
  | 'another-request'
  | 'wrong-secret'
  | 'no-message-authenticator'
  | 'wrong-message-authenticator'

const headerBytes = 20
const maxPacketBytes = 4096
const hashBytes = 16
/** Of a hidden password, before padding. */
export const maxPasswordBytes = 128
/** Of every value. */
export const maxValueBytes = 253

const attribute = (type: number, value: Buffer): Buffer => Buffer.concat([Buffer.from([type, value.length + 2]), value])

/** The Message-Authenticator is the first attribute, where a prefix that an attacker chose cannot precede it. */
export function encodeRequest(request: RadiusRequest): Buffer {
  const { code, identifier, authenticator, secret, password, attributes } = request
  const hidden =
    password === undefined ? [] : [{ type: types.userPassword, value: hidePassword(password, secret, authenticator) }]
  const body = Buffer.concat([
    attribute(types.messageAuthenticator, Buffer.alloc(hashBytes)),
    ...placePassword(attributes, hidden).map(({ type, value }) => attribute(type, value)),
  ])
  const header = Buffer.alloc(4)
  header.writeUInt8(code, 0)
  header.writeUInt8(identifier, 1)
  header.writeUInt16BE(headerBytes + body.length, 2)
  const packet = Buffer.concat([header, authenticator, body])
  createHmac('md5', secret)
    .update(packet)
    .digest()
    .copy(packet, headerBytes + 2)
  return packet
}

/** After the name, as every server has seen it for thirty years. */
function placePassword(attributes: readonly RadiusAttribute[], hidden: readonly RadiusAttribute[]): RadiusAttribute[] {
  const [first, ...rest] = attributes
  return first ? [first, ...hidden, ...rest] : [...hidden]
}

/** RFC 2865, 5.2: chained with the secret in blocks of 16 bytes; an empty password is one block of zeros. */
export function hidePassword(password: string, secret: Buffer, authenticator: Buffer): Buffer {
  const clear = Buffer.from(password)
  if (clear.length > maxPasswordBytes) throw new Error('a RADIUS password has at most 128 bytes')
  const padded = Buffer.alloc(Math.max(1, Math.ceil(clear.length / hashBytes)) * hashBytes)
  clear.copy(padded)
  let before = authenticator
  for (let at = 0; at < padded.length; at += hashBytes) {
    const mask = createHash('md5').update(secret).update(before).digest()
    for (let byte = 0; byte < hashBytes; byte++)
      padded.writeUInt8(padded.readUInt8(at + byte) ^ mask.readUInt8(byte), at + byte)
    before = padded.subarray(at, at + hashBytes)
  }
  return padded
}

/**
 * Reads and verifies a datagram as the reply to a request. A Message-Authenticator that is there has to be right; where
 * `requiresMessageAuthenticator`, it has to be there, at whatever place.
 */
export function readReply(
  datagram: Buffer,
  request: RadiusRequest,
  requiresMessageAuthenticator: boolean,
): RadiusReply | ReplyFault {
  if (datagram.length < headerBytes) return 'not-readable'
  const length = datagram.readUInt16BE(2)
  if (length < headerBytes || length > maxPacketBytes || length > datagram.length) return 'not-readable'
  // What follows is padding.
  const packet = datagram.subarray(0, length)
  const code = packet.readUInt8(0)
  if (packet.readUInt8(1) !== request.identifier) return 'another-request'
  if (code !== codes.accept && code !== codes.reject && code !== codes.challenge) return 'not-readable'
  const attributes = readAttributes(packet)
  const authenticators = attributes?.filter(({ type }) => type === types.messageAuthenticator) ?? []
  if (!attributes || authenticators.length > 1 || authenticators.some(({ value }) => value.length !== hashBytes))
    return 'not-readable'

  const asked = withAuthenticator(packet, request.authenticator)
  const expected = createHash('md5').update(asked).update(request.secret).digest()
  if (!timingSafeEqual(expected, packet.subarray(4, headerBytes))) return 'wrong-secret'
  const [own] = authenticators
  if (!own) return requiresMessageAuthenticator ? 'no-message-authenticator' : { code, attributes }
  const zeroed = Buffer.from(asked)
  zeroed.fill(0, own.at, own.at + hashBytes)
  const digest = createHmac('md5', request.secret).update(zeroed).digest()
  return timingSafeEqual(digest, own.value) ? { code, attributes } : 'wrong-message-authenticator'
}

function withAuthenticator(packet: Buffer, authenticator: Buffer): Buffer {
  const copy = Buffer.from(packet)
  authenticator.copy(copy, 4)
  return copy
}

/** With the place of each value in the packet; undefined: a length does not fit. */
function readAttributes(packet: Buffer): (RadiusAttribute & { at: number })[] | undefined {
  const attributes: (RadiusAttribute & { at: number })[] = []
  for (let at = headerBytes; at < packet.length; ) {
    const length = at + 1 < packet.length ? packet.readUInt8(at + 1) : 0
    if (length < 2 || at + length > packet.length) return undefined
    attributes.push({ type: packet.readUInt8(at), value: packet.subarray(at + 2, at + length), at: at + 2 })
    at += length
  }
  return attributes
}
