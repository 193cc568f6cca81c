import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { equalSecrets, loadKeys, newToken } from './keys.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-keys-'))
  file = join(folder, 'keys', 'latchkey.keys.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const made = () => loadKeys(file, { mayCreate: true })
const loaded = () => loadKeys(file, { mayCreate: false })

test('the key file is created once, readable by its owner only', async () => {
  const mac = made().hmac('accounts', 'active.user')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(made().hmac('accounts', 'active.user')).toBe(mac)
  expect(loaded().hmac('accounts', 'active.user')).toBe(mac)
})

test('without mayCreate a missing file is an error', () => {
  expect(loaded).toThrow(
    expect.objectContaining({
      code: 'key-missing',
      cause: expect.objectContaining({ message: expect.stringContaining(file) }),
    }),
  )
})

test('a file that others can read, or that is not a key file, is refused', async () => {
  made()
  await chmod(file, 0o640)
  expect(loaded).toThrow(expect.objectContaining({ code: 'configuration-invalid' }))
  await chmod(file, 0o600)
  for (const text of ['', '{}', '{"keys":[]}', '{"keys":[{"id":"000000000000","secret":"c2hvcnQ"}]}']) {
    await writeFile(file, text)
    expect(loaded).toThrow(expect.objectContaining({ code: 'configuration-invalid' }))
  }
})

test('different purposes and different lists of parts give different HMACs', () => {
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

test('an encrypted text can be decrypted, differs each time, and is unreadable', () => {
  const keys = made()
  const text = 'Ünïcödé 👩‍👩‍👧 and a line\nend'
  const envelope = keys.encrypt(text, 'mail')
  expect(loaded().decrypt(envelope, 'mail')).toBe(text)
  expect(keys.decrypt(keys.encrypt('', 'mail'), 'mail')).toBe('')
  expect(keys.encrypt(text, 'mail')).not.toBe(envelope)
  expect(Buffer.from(envelope.split('.')[3] ?? '', 'base64url').includes(Buffer.from('line'))).toBe(false)
})

test('an envelope that was changed, or is for another purpose, cannot be decrypted', () => {
  const keys = made()
  const envelope = keys.encrypt('to: somebody', 'mail')
  const [version, id, nonce, sealed = ''] = envelope.split('.')
  const flipped = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`
  expect(() => keys.decrypt(envelope, 'other')).toThrow(expect.objectContaining({ code: 'unexpected' }))
  for (const bad of [
    [version, id, nonce, flipped].join('.'),
    [version, id, nonce, sealed.slice(0, 8)].join('.'),
    'text',
    '',
  ]) {
    expect(() => keys.decrypt(bad, 'mail')).toThrow(expect.objectContaining({ code: 'unexpected' }))
  }
  const unknown = [version, '0123456789ab', nonce, sealed].join('.')
  expect(() => keys.decrypt(unknown, 'mail')).toThrow(expect.objectContaining({ code: 'key-missing' }))
})

test('after a rotation the new key is used, and old ones still decrypt and verify, also in a process that read the file before', async () => {
  const keys = made()
  const other = loaded()
  const before = { envelope: keys.encrypt('old', 'mail'), mac: keys.hmac('audit', 'old') }
  const id = keys.rotate()
  const envelope = keys.encrypt('new', 'mail')
  expect(envelope.split('.')[1]).toBe(id)
  expect(other.decrypt(envelope, 'mail')).toBe('new')
  expect(loaded().decrypt(before.envelope, 'mail')).toBe('old')
  expect(keys.hmac('audit', 'old')).not.toBe(before.mac)
  expect(keys.verifyHmac(before.mac, 'audit', 'old')).toBe(true)
  expect(keys.verifyHmac(before.mac, 'audit', 'new')).toBe(false)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(file, 'utf8')).keys).toHaveLength(2)
})

test('tokens are long and random, and hashed for storage', () => {
  expect(newToken()).toMatch(/^[\w-]{43}$/)
  expect(newToken()).not.toBe(newToken())
})

test('secrets of different lengths compare as unequal', () => {
  expect(equalSecrets('same', 'same')).toBe(true)
  expect(equalSecrets('same', 'samf')).toBe(false)
  expect(equalSecrets('', 'longer')).toBe(false)
})

test('the time of a comparison does not depend on how much of a secret is right', () => {
  const secret = 'x'.repeat(1_000_000)
  const others = { wrongAtFirst: `y${secret.slice(1)}`, wrongAtLast: `${secret.slice(1)}y` }
  // The minimum of many alternating samples, which noise can only lengthen. A comparison that stops early differs by a factor of
  // thousands, so the wide bounds hold on a busy machine, too.
  const best = { wrongAtFirst: Number.POSITIVE_INFINITY, wrongAtLast: Number.POSITIVE_INFINITY }
  for (let sample = 0; sample < 100; sample++) {
    for (const name of ['wrongAtFirst', 'wrongAtLast'] as const) {
      const start = process.hrtime.bigint()
      equalSecrets(secret, others[name])
      best[name] = Math.min(best[name], Number(process.hrtime.bigint() - start))
    }
  }
  expect(best.wrongAtLast / best.wrongAtFirst).toBeLessThan(5)
  expect(best.wrongAtFirst / best.wrongAtLast).toBeLessThan(5)
})
