import { existsSync, statSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isApplicationToken, isApplicationTokenSet } from '../authentication/application-token.ts'
import { readTokenFile } from '../authentication/application-token-file.ts'
import { readConfig } from '../config.ts'
import type { Services } from '../services.ts'
import { buildTestServices } from '../testing-services.ts'
import { manageToken } from './token.ts'

let folder: string
let services: Services
const stopping = new AbortController()
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-token-'))
  services = await buildTestServices(folder, stopping.signal)
}, 60_000)
afterEach(async () => {
  vi.restoreAllMocks()
  await services.close()
  await rm(folder, { recursive: true })
})

const files = () => ({ file: join(folder, 'token.json'), keyFile: join(folder, 'data.application-token-key') })

async function run(args: string[], { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {}) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const settings = { LATCHKEY_DATA: join(folder, 'data'), LATCHKEY_APPLICATION_TOKEN_FILE: files().file, ...env }
  const code = await manageToken(readConfig(settings, folder), args, stopping.signal, Readable.from([input]))
  const text = output.join('\n')
  return { code, text, token: /[\w-]{43}/.exec(text)?.[0] ?? '' }
}

const readSettings = async () => JSON.stringify(await services.store.read.selectFrom('Setting').selectAll().execute())

test('AT-4: the database has a salted hash of the token, and its file none of it in clear', async () => {
  const { code, token } = await run([])
  expect(code).toBe(0)
  expect(await isApplicationToken(services.store.read, token)).toBe(true)
  expect(await isApplicationToken(services.store.read, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe(
    false,
  )
  for (const text of [await readSettings(), await readFile(files().file, 'utf8')]) expect(text).not.toContain(token)
  expect(readTokenFile(files())).toBe(token)
  for (const file of Object.values(files())) expect(statSync(file).mode & 0o777).toBe(0o600)
  const before = await readSettings()
  const again = await run([])
  expect(again.token).not.toBe(token)
  expect(await readSettings()).not.toBe(before)
})

test('AT-4: a copy of the file cannot be decrypted on another machine', async () => {
  await run([])
  const copy = join(folder, 'copy.json')
  await copyFile(files().file, copy)
  const other = { file: copy, keyFile: join(folder, 'other.key') }
  expect(() => readTokenFile(other)).toThrowError(expect.objectContaining({ code: 'configuration-invalid' }))
  await writeFile(other.keyFile, `${Buffer.alloc(32, 1).toString('base64url')}\n`, { mode: 0o600 })
  expect(() => readTokenFile(other)).toThrowError(expect.objectContaining({ code: 'configuration-invalid' }))
  // A changed file is refused with the right key, too.
  const stored = JSON.parse(await readFile(copy, 'utf8'))
  await writeFile(copy, JSON.stringify({ ...stored, iv: Buffer.alloc(12).toString('base64url') }))
  expect(() => readTokenFile({ ...files(), file: copy })).toThrowError()
})

test('AT-5: a new token replaces the old one at once', async () => {
  const { token: old } = await run([])
  const { token } = await run([])
  expect(await isApplicationToken(services.store.read, old)).toBe(false)
  expect(await isApplicationToken(services.store.read, token)).toBe(true)
  const events = await services.store.read.selectFrom('AuditEvent').select(['event', 'data']).execute()
  const changes = events.filter(({ event }) => event === 'configuration-changed')
  expect(changes).toHaveLength(2)
  expect(JSON.stringify(changes)).not.toContain(token)
})

test('a token that another server made is entered with a line break or spaces around it', async () => {
  const { token } = await run([])
  await rm(files().file)
  expect(await run(['--enter'], { input: `  ${token}\r\n` })).toMatchObject({ code: 0 })
  expect(readTokenFile(files())).toBe(token)
  const { code, text } = await run(['--enter'], { input: 'not a token' })
  expect([code, text]).toEqual([1, expect.stringContaining('no application token')])
  expect(readTokenFile(files())).toBe(token)
})

test('a key that others may read is refused, and so is one in the data folder', async () => {
  await run([])
  const open = join(folder, 'open.key')
  await writeFile(open, await readFile(files().keyFile), { mode: 0o644 })
  expect(() => readTokenFile({ ...files(), keyFile: open })).toThrowError()
  const env = { LATCHKEY_APPLICATION_TOKEN_KEY_FILE: join(folder, 'data', 'token.key') }
  await expect(run([], { env })).rejects.toMatchObject({ code: 'configuration-invalid' })
})

test('a credential of systemd is the key where there is one', async () => {
  const credentials = await mkdtemp(join(tmpdir(), 'latchkey-credentials-'))
  const credential = join(credentials, 'latchkey-application-token-key')
  await writeFile(credential, Buffer.alloc(32, 7).toString('base64url'), { mode: 0o400 })
  const { token } = await run([], { env: { CREDENTIALS_DIRECTORY: credentials } })
  expect(existsSync(files().keyFile)).toBe(false)
  expect(readTokenFile({ ...files(), keyFile: credential })).toBe(token)
  await rm(credentials, { recursive: true })
})

test('the sample company has a token of its own, and wrong use changes nothing', async () => {
  const withoutFile = { LATCHKEY_APPLICATION_TOKEN_FILE: undefined as unknown as string }
  expect(await run([], { env: withoutFile })).toMatchObject({ code: 1, text: expect.stringContaining('makes its own') })
  expect(await run(['--enter'], { env: withoutFile })).toMatchObject({ code: 1 })
  for (const args of [['--show'], ['--enter', 'x'], ['x']]) expect((await run(args)).code).toBe(2)
  expect(await isApplicationTokenSet(services.store.read)).toBe(false)
})
