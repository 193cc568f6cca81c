import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadKeys } from './keys.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-rotation-'))
  file = join(folder, 'latchkey.keys.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const made = () => loadKeys(file, { mayCreate: true })
const keyOf = (envelope: string) => envelope.split('.')[1]

test('names stay what they are over every rotation, also when the first key is gone', () => {
  const keys = made()
  const [first] = keys.list()
  const name = keys.lastingHmac('account', 'active.user')
  expect(name).toBe(keys.hmac('account', 'active.user'))
  keys.rotate()
  keys.rotate()
  expect(keys.remove(first?.id ?? '')).toBe(true)
  expect(keys.lastingHmac('account', 'active.user')).toBe(name)
  expect(made().lastingHmac('account', 'active.user')).toBe(name)
  expect(keys.hmac('account', 'active.user')).not.toBe(name)
})

test('a process that was there before the first rotation goes on with the same names', async () => {
  const [keys, other] = [made(), made()]
  const name = other.lastingHmac('account', 'active.user')
  keys.rotate()
  await delay(1050)
  expect(other.lastingHmac('account', 'active.user')).toBe(name)
  expect(other.lastingHmac('account', 'active.user')).toBe(name)
})

test('a key that is used later opens and verifies at once, and seals from its time on', async () => {
  const keys = made()
  const [first] = keys.list()
  const id = keys.rotate(new Date(Date.now() + 300))
  expect(keys.list()).toMatchObject([
    { id, inUse: false },
    { id: first?.id, inUse: true },
  ])
  expect(keyOf(keys.seal('early', 'mail'))).toBe(first?.id)
  await delay(350)
  expect(keyOf(keys.seal('late', 'mail'))).toBe(id)
  expect(keys.list()).toMatchObject([{ inUse: true }, { inUse: false }])
})

test('the key in use is never removed, nor one that is not there', () => {
  const keys = made()
  const [first] = keys.list()
  expect(keys.remove(first?.id ?? '')).toBe(false)
  expect(keys.remove('0123456789ab')).toBe(false)
  const envelope = keys.seal('old', 'mail')
  keys.rotate()
  expect(keys.remove(first?.id ?? '')).toBe(true)
  expect(() => keys.open(envelope, 'mail')).toThrow(expect.objectContaining({ code: 'key-missing' }))
})

test('another process uses the new key within a second, and a half copied file changes nothing', async () => {
  const [keys, other] = [made(), made()]
  const id = keys.rotate()
  await delay(1050)
  expect(keyOf(other.seal('new', 'mail'))).toBe(id)
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, 60))
  await delay(1050)
  expect(keyOf(other.seal('new', 'mail'))).toBe(id)
  await writeFile(file, whole)
})
