import { expect, test } from 'vitest'
import { codes, encodeRequest, hidePassword, type RadiusRequest, readReply, types } from './packet.ts'

const bytes = (text: string) => Buffer.from(text, 'hex')

/** A request and a reply that FreeRADIUS 3.2.1 understood and sent: the reply has its Message-Authenticator last. */
const request: RadiusRequest = {
  code: codes.accessRequest,
  identifier: 7,
  authenticator: bytes('000102030405060708090a0b0c0d0e0f'),
  secret: Buffer.from('s3cret-ü-shared'),
  password: 'Pa55word!',
  attributes: [
    { type: types.userName, value: Buffer.from('alice') },
    { type: types.nasIdentifier, value: Buffer.from('latchkey') },
  ],
}
const reply = bytes(
  '0207003ad32153f88f7419e02f23123a63cf97a5120f57656c636f6d6520616c69636519050102035012b50fc9bc9f9c6e0e4303aeda20f3cfd8',
)

test('a request is byte for byte what the standard says', () => {
  expect(encodeRequest(request).toString('hex')).toBe(
    '01070049000102030405060708090a0b0c0d0e0f501237d539a480d9a60d85c092df3d4862020107616c6963650212965555255e99bd7a1563a0527e7b0482200a6c617463686b6579',
  )
})

test('a password is hidden as in section 7.1 of RFC 2865, in whole blocks', () => {
  const authenticator = bytes('0f403f9473978057bd83d5cb98f4227a')
  const hide = (password: string) => hidePassword(password, Buffer.from('xyzzy5461'), authenticator)
  expect(hide('arctangent').toString('hex')).toBe('0dbe708d93d413ce3196e43f782a0aee')
  expect(['', 'x'.repeat(16), 'x'.repeat(17), 'x'.repeat(128)].map((password) => hide(password).length)).toEqual([
    16, 16, 32, 128,
  ])
  expect(() => hide('x'.repeat(129))).toThrow('128')
})

test('a reply of a real server is accepted, with padding behind it as well', () => {
  const read = readReply(Buffer.concat([reply, Buffer.from('padding')]), request, true)
  expect(read).toMatchObject({ code: codes.accept })
  if (typeof read === 'string') throw new Error(read)
  expect(read.attributes.find(({ type }) => type === types.replyMessage)?.value.toString()).toBe('Welcome alice')
})

test('no alteration of a single byte is accepted', () => {
  const accepted: string[] = []
  for (let at = 0; at < reply.length; at++)
    for (let value = 0; value < 256; value++) {
      const altered = Buffer.from(reply)
      altered[at] = value
      if (value !== reply[at] && typeof readReply(altered, request, true) !== 'string') accepted.push(`${at}: ${value}`)
    }
  expect(accepted).toEqual([])
})

test('a reply that is cut off anywhere is refused', () => {
  for (let length = 0; length < reply.length; length++)
    expect(readReply(reply.subarray(0, length), request, false)).toBe('not-readable')
})

test('each fault has its name', () => {
  expect(readReply(reply, { ...request, identifier: 8 }, true)).toBe('another-request')
  expect(readReply(reply, { ...request, secret: Buffer.from('other') }, true)).toBe('wrong-secret')
  expect(readReply(reply, { ...request, authenticator: Buffer.alloc(16) }, true)).toBe('wrong-secret')
})
