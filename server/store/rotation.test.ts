import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadKeys } from './keys.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-rotation-'))
  file = join(folder, 'latchkey.keys.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

let time: number
beforeEach(() => {
  time = Date.now()
})
const clock = { now: () => time, monotonicNow: () => time }
const made = () => loadKeys(file, { mayCreate: true, clock })
const keyOf = (envelope: string) => envelope.split('.')[1]

test('stable HMACs survive every rotation, also when the first key is removed', () => {
  const keys = made()
  const [first] = keys.list()
  const name = keys.stableHmac('account', 'active.user')
  expect(name).toBe(keys.hmac('account', 'active.user'))
  keys.rotate()
  keys.rotate()
  expect(keys.remove(first?.id ?? '')).toBe(true)
  expect(keys.stableHmac('account', 'active.user')).toBe(name)
  expect(made().stableHmac('account', 'active.user')).toBe(name)
  expect(keys.hmac('account', 'active.user')).not.toBe(name)
})

test('a process that was started before the first rotation continues with the same stable HMACs', () => {
  const [keys, other] = [made(), made()]
  const name = other.stableHmac('account', 'active.user')
  keys.rotate()
  time += 1000
  expect(other.stableHmac('account', 'active.user')).toBe(name)
  expect(other.stableHmac('account', 'active.user')).toBe(name)
})

test('a key with a later usedFrom decrypts and verifies at once, and encrypts from that time on', () => {
  const keys = made()
  const [first] = keys.list()
  const id = keys.rotate(new Date(time + 300))
  expect(keys.list()).toMatchObject([
    { id, inUse: false },
    { id: first?.id, inUse: true },
  ])
  expect(keyOf(keys.encrypt('early', 'mail'))).toBe(first?.id)
  time += 299
  expect(keyOf(keys.encrypt('early', 'mail'))).toBe(first?.id)
  time += 1
  expect(keyOf(keys.encrypt('late', 'mail'))).toBe(id)
  expect(keys.list()).toMatchObject([{ inUse: true }, { inUse: false }])
})

test('neither the key in use nor an unknown key can be removed', () => {
  const keys = made()
  const [first] = keys.list()
  expect(keys.remove(first?.id ?? '')).toBe(false)
  expect(keys.remove('0123456789ab')).toBe(false)
  const envelope = keys.encrypt('old', 'mail')
  keys.rotate()
  expect(keys.remove(first?.id ?? '')).toBe(true)
  expect(() => keys.decrypt(envelope, 'mail')).toThrow(expect.objectContaining({ code: 'key-missing' }))
})

test('another process uses a new key after one second, and a half copied file changes nothing', async () => {
  const [keys, other] = [made(), made()]
  const [first] = other.list()
  const id = keys.rotate()
  time += 999
  expect(keyOf(other.encrypt('early', 'mail'))).toBe(first?.id)
  time += 1
  expect(keyOf(other.encrypt('new', 'mail'))).toBe(id)
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, 60))
  time += 1000
  expect(keyOf(other.encrypt('new', 'mail'))).toBe(id)
  await writeFile(file, whole)
})
