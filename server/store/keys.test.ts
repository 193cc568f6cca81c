import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { equalSecrets, hashToken, loadKeys, newToken } from './keys.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-keys-'))
  file = join(folder, 'keys', 'latchkey.keys.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const made = () => loadKeys(file, { mayCreate: true })
const loaded = () => loadKeys(file, { mayCreate: false })

test('the file is made once, for nobody else to read, and read again', async () => {
  const mac = made().hmac('accounts', 'active.user')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(made().hmac('accounts', 'active.user')).toBe(mac)
  expect(loaded().hmac('accounts', 'active.user')).toBe(mac)
})

test('a missing file is made only where nothing needs it', () => {
  expect(loaded).toThrow(
    expect.objectContaining({
      code: 'key-missing',
      cause: expect.objectContaining({ message: expect.stringContaining(file) }),
    }),
  )
})

test('a file that others can read, or that is no key file, is refused', async () => {
  made()
  await chmod(file, 0o640)
  expect(loaded).toThrow(expect.objectContaining({ code: 'configuration-invalid' }))
  await chmod(file, 0o600)
  for (const text of ['', '{}', '{"keys":[]}', '{"keys":[{"id":"000000000000","secret":"c2hvcnQ"}]}']) {
    await writeFile(file, text)
    expect(loaded).toThrow(expect.objectContaining({ code: 'configuration-invalid' }))
  }
})

test('no two purposes and no two lists of parts share an HMAC', () => {
  const { hmac } = made()
  const macs = [
    hmac('a', 'b', 'c'),
    hmac('a', 'bc'),
    hmac('a', 'b,c'),
    hmac('a', 'c', 'b'),
    hmac('a', 'b', 'c', ''),
    hmac('a'),
    hmac('a', ''),
    hmac('ab', 'c'),
    hmac('a', '\ud800'),
    hmac('a', '\ufffd'),
    hmac('a', '"'),
    hmac('a', '\\"'),
  ]
  expect(new Set(macs).size).toBe(macs.length)
  expect(macs[0]).toMatch(/^[0-9a-f]{64}$/)
})

test('what is sealed comes back, differs each time, and shows nothing', () => {
  const keys = made()
  const text = 'Ünïcödé 👩‍👩‍👧 and a line\nend'
  const envelope = keys.seal(text, 'mail')
  expect(loaded().open(envelope, 'mail')).toBe(text)
  expect(keys.open(keys.seal('', 'mail'), 'mail')).toBe('')
  expect(keys.seal(text, 'mail')).not.toBe(envelope)
  expect(Buffer.from(envelope.split('.')[3] ?? '', 'base64url').includes(Buffer.from('line'))).toBe(false)
})

test('an envelope that was changed, or is for another purpose, does not open', () => {
  const keys = made()
  const envelope = keys.seal('to: somebody', 'mail')
  const [version, id, nonce, sealed = ''] = envelope.split('.')
  const flipped = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`
  expect(() => keys.open(envelope, 'other')).toThrow(expect.objectContaining({ code: 'unexpected' }))
  for (const bad of [
    [version, id, nonce, flipped].join('.'),
    [version, id, nonce, sealed.slice(0, 8)].join('.'),
    'text',
    '',
  ]) {
    expect(() => keys.open(bad, 'mail')).toThrow(expect.objectContaining({ code: 'unexpected' }))
  }
  const unknown = [version, '0123456789ab', nonce, sealed].join('.')
  expect(() => keys.open(unknown, 'mail')).toThrow(expect.objectContaining({ code: 'key-missing' }))
})

test('after a rotation the new key is used, the old ones still open and verify, also in a process that read the file before', async () => {
  const keys = made()
  const other = loaded()
  const before = { envelope: keys.seal('old', 'mail'), mac: keys.hmac('audit', 'old') }
  const id = keys.rotate()
  const envelope = keys.seal('new', 'mail')
  expect(envelope.split('.')[1]).toBe(id)
  expect(other.open(envelope, 'mail')).toBe('new')
  expect(loaded().open(before.envelope, 'mail')).toBe('old')
  expect(keys.hmac('audit', 'old')).not.toBe(before.mac)
  expect(keys.verifyHmac(before.mac, 'audit', 'old')).toBe(true)
  expect(keys.verifyHmac(before.mac, 'audit', 'new')).toBe(false)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(file, 'utf8')).keys).toHaveLength(2)
})

test('tokens are long, random, and stored as a hash', () => {
  expect(newToken()).toMatch(/^[\w-]{43}$/)
  expect(newToken()).not.toBe(newToken())
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('secrets of any length compare without an error', () => {
  expect(equalSecrets('same', 'same')).toBe(true)
  expect(equalSecrets('same', 'samf')).toBe(false)
  expect(equalSecrets('', 'longer')).toBe(false)
})

/** Times one comparison of long secrets in nanoseconds: the smallest of many, which noise can only lengthen. */
function fastest(one: string, other: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 400; round++) {
    const start = process.hrtime.bigint()
    equalSecrets(one, other)
    best = Math.min(best, Number(process.hrtime.bigint() - start))
  }
  return best
}

test('comparing takes no longer the more of a secret is right', () => {
  const secret = 'x'.repeat(100_000)
  const wrongAtOnce = `y${secret.slice(1)}`
  const wrongAtLast = `${secret.slice(1)}y`
  fastest(secret, wrongAtOnce)
  const ratio = fastest(secret, wrongAtOnce) / fastest(secret, wrongAtLast)
  expect(ratio).toBeGreaterThan(0.7)
  expect(ratio).toBeLessThan(1.4)
})
