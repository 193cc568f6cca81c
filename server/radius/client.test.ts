import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { authenticate, probe } from './client.ts'
import { codes, types } from './packet.ts'
import { accept, challenge, encodeReply, readValues, reject, startFakeRadius } from './testing.ts'

const caller = { identifier: 'latchkey' }
const alice = { userName: 'alice', password: 'Pa55word!' }
/** For servers of which nothing comes that counts. Where something wrong comes, it has this long on a busy machine. */
const shortWait = { timeoutMs: 300 }
const longWait = { timeoutMs: 4000 }

test('a server accepts, rejects or asks on', async () => {
  await using server = await startFakeRadius((_, count) => [
    [accept, reject, challenge('s1', 'Enter the code', 'of your token')][count - 1] ?? reject,
  ])
  expect(await authenticate([server], caller, alice)).toEqual({ kind: 'accepted' })
  expect(await authenticate([server], caller, alice)).toEqual({ kind: 'rejected' })
  expect(await authenticate([server], caller, alice)).toMatchObject({
    kind: 'challenged',
    state: Buffer.from('s1'),
    messages: ['Enter the code', 'of your token'],
  })
})

test('trap 6: what a server says in a rejection is not read', async () => {
  const chatty = { ...reject, attributes: [{ type: types.replyMessage, value: Buffer.from('Welcome alice') }] }
  await using server = await startFakeRadius(() => [chatty])
  expect(await authenticate([server], caller, alice)).toEqual({ kind: 'rejected' })
})

test('the server sees who asks, and the state of its challenge unchanged', async () => {
  await using server = await startFakeRadius(() => [accept])
  const nas = { identifier: 'latchkey', ipAddress: '192.0.2.7', port: 3, portType: 5 }
  const state = randomBytes(253)
  await authenticate([server], nas, { ...alice, state })
  const [packet = Buffer.alloc(0)] = server.seen.map((seen) => seen.packet)
  const read = (type: number) => readValues(packet, type)[0]
  expect(read(types.userName)?.toString()).toBe('alice')
  expect(read(types.nasIdentifier)?.toString()).toBe('latchkey')
  expect([...(read(types.nasIpAddress) ?? [])]).toEqual([192, 0, 2, 7])
  expect(read(types.nasPort)?.readUInt32BE()).toBe(3)
  expect(read(types.nasPortType)?.readUInt32BE()).toBe(5)
  expect(read(types.state)).toEqual(state)
  expect(packet.includes('Pa55word!')).toBe(false)
})

test('trap 5: a repetition is the same bytes from the same port', async () => {
  await using server = await startFakeRadius((_, count) => (count < 3 ? [] : [accept]))
  expect(await authenticate([server], caller, alice)).toEqual({ kind: 'accepted' })
  const [first, ...more] = server.seen
  expect(more).toEqual([first, first])
})

test('trap 5: another server is asked only where one did not answer, and never about a challenge of the first', async () => {
  await using mute = await startFakeRadius(() => [])
  await using second = await startFakeRadius(() => [challenge('of the second', 'Code')])
  const servers = [{ ...mute, ...shortWait }, second]
  const asked = await authenticate(servers, caller, alice)
  if (asked.kind !== 'challenged') throw new Error(asked.kind)
  expect(asked.server).toBe(second)
  await authenticate([asked.server], caller, { ...alice, state: asked.state })
  expect([mute.seen.length, second.seen.length]).toEqual([1, 2])
  // A refusal is an answer.
  await using first = await startFakeRadius(() => [reject])
  expect(await authenticate([first, second], caller, alice)).toEqual({ kind: 'rejected' })
  expect(second.seen).toHaveLength(2)
})

test('a forged reply is passed over, and the right one that follows counts', async () => {
  await using server = await startFakeRadius((request) => [
    { ...accept, secret: 'guessed' },
    Buffer.from('noise'),
    encodeReply(request, { ...accept, isBare: true }),
    reject,
  ])
  expect(await authenticate([server], caller, alice)).toEqual({ kind: 'rejected' })
})

test('a reply that comes from another address is not delivered', async () => {
  const stranger = createSocket('udp4')
  stranger.bind(0, '127.0.0.1')
  await once(stranger, 'listening')
  await using server = await startFakeRadius(() => [])
  const asked = authenticate([{ ...server, ...longWait }], caller, alice)
  await expect.poll(() => server.seen.length).toBe(1)
  const [{ packet, port } = { packet: Buffer.alloc(0), port: 0 }] = server.seen
  stranger.send(encodeReply(packet, accept), port, '127.0.0.1')
  expect(await asked).toMatchObject({ kind: 'unavailable', faults: [{ fault: 'no-answer' }] })
  stranger.close()
})

test('what was wrong is told for each server', async () => {
  const faultOf = async (reply: Parameters<typeof startFakeRadius>[0], options = {}) => {
    await using server = await startFakeRadius(reply)
    const outcome = await authenticate([{ ...server, ...longWait, ...options }], caller, alice)
    return outcome.kind === 'unavailable' ? outcome.faults[0]?.fault : outcome.kind
  }
  const bare = [{ ...accept, isBare: true }]
  const found = await Promise.all([
    faultOf(() => [], shortWait),
    faultOf(() => [{ ...accept, secret: 'other' }]),
    faultOf(() => bare),
    faultOf(() => bare, { requiresMessageAuthenticator: false }),
    faultOf(() => [Buffer.alloc(5000)]),
    faultOf(() => [], { host: 'no-such-host.invalid' }),
  ])
  expect(found).toEqual([
    'no-answer',
    'wrong-secret',
    'no-message-authenticator',
    'accepted',
    'not-readable',
    'name-not-found',
  ])
})

test('a closed port is told at once', async () => {
  const closed = await startFakeRadius(() => [])
  await closed[Symbol.asyncDispose]()
  // Long, so that a wait for it would show.
  const outcome = await authenticate([{ ...closed, timeoutMs: 50_000 }], caller, alice)
  expect(outcome).toMatchObject({ kind: 'unavailable', faults: [{ fault: 'closed' }] })
})

test('a probe asks for the status, without an account', async () => {
  await using server = await startFakeRadius(() => [accept])
  expect(await probe(server, caller)).toBeUndefined()
  expect(server.seen[0]?.packet[0]).toBe(codes.statusServer)
  expect(readValues(server.seen[0]?.packet ?? Buffer.alloc(0), types.userName)).toEqual([])
  expect(await probe({ ...server, secret: 'other', ...longWait }, caller)).toBe('wrong-secret')
})

test('who stops waiting leaves no socket behind', async () => {
  await using server = await startFakeRadius(() => [])
  const leaving = new AbortController()
  const asked = authenticate([server], caller, alice, leaving.signal)
  await expect.poll(() => server.seen.length).toBe(1)
  leaving.abort(new Error('left'))
  await expect(asked).rejects.toThrow('left')
})
