import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Samba, startSamba } from '../../e2e/environment/samba.ts'
import { buildApp } from '../commands/serve.ts'
import { readConfig } from '../config.ts'
import { directory as checkDirectory } from '../doctor/directory.ts'
import { liftLimits } from '../engine/limits/lift-limits.ts'
import { buildServices, type Services } from '../services.ts'
import { legacySite } from '../web/legacy/render.tsx'
import { createTestBrowser, type TestBrowser } from './legacy/testing.ts'

/** A real domain that locks accounts after three wrong passwords. */
const right = 'Right-Passw0rd-1!'
const stopping = new AbortController()
let folder: string
let samba: Samba
let services: Services
let app: Hono

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'))
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.27', lockoutThreshold: 3 })
  for (const account of ['ada', 'bea', 'cleo']) await samba.addPerson({ account, password: right })
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  services = await buildServices(config(), stopping.signal)
}, 120_000)
// With limits per network of its own, so that no test pays for the guesses of another.
beforeEach(() => {
  app = buildApp(services, {
    administration: folder,
    selfService: folder,
    helpdesk: folder,
    me: folder,
    verify: folder,
    wallet: folder,
    passwordPages: folder,
    legacy: legacySite,
  })
})
afterAll(async () => {
  stopping.abort()
  await services?.close()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

const config = () => readConfig({ ...samba.environment, LATCHKEY_DATA: join(folder, 'data') }, folder)

async function signIn(browser: TestBrowser, account: string, password: string) {
  const body = JSON.stringify({ frontEnd: 'self-service', module: 'directory-password', account, password })
  const reply = await browser.call('POST', '/api/v1/sign-in', { 'content-type': 'application/json' }, body)
  const { code = 'signed in', until } = (await reply.json()) as { code?: string; until?: string }
  return { code, until }
}

/** As an unknown browser. */
const guess = (account: string, password = 'not it') => signIn(createTestBrowser(app), account, password)

/** What the controller itself has counted. */
async function readDirectory(account: string) {
  return samba.administrator(async (client) => {
    const { searchEntries } = await client.search(samba.connection.base, {
      filter: `(sAMAccountName=${account})`,
      attributes: ['badPwdCount', 'lockoutTime'],
    })
    const [{ badPwdCount, lockoutTime } = {} as Record<string, unknown>] = searchEntries
    return { wrong: Number(badPwdCount ?? 0), locked: Number(lockoutTime ?? 0) > 0 }
  })
}

test('O3: with a threshold of 3 strangers use up one try, the own browser still works, and the account is never locked', async () => {
  const own = createTestBrowser(app)
  expect(await signIn(own, 'ada', right)).toEqual({ code: 'signed in' })
  const codes = []
  for (let tries = 0; tries < 3; tries++) codes.push((await guess('ada')).code)
  expect(codes).toEqual(['sign-in-refused', 'too-many-attempts', 'too-many-attempts'])
  expect(await readDirectory('ada')).toEqual({ wrong: 1, locked: false })
  const { code, until = '' } = await guess('ada', right)
  expect(code).toBe('too-many-attempts')
  // The template's observation window is 30 minutes.
  const minutes = (Date.parse(until) - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(28)
  expect(minutes).toBeLessThanOrEqual(31)
  expect((await signIn(own, 'ada', 'a typing error')).code).toBe('sign-in-refused')
  expect(await readDirectory('ada')).toEqual({ wrong: 2, locked: false })
  expect((await signIn(own, 'ada', right)).code).toBe('too-many-attempts')
  expect(await samba.bind('ada', right)).toBe('right')
})

test('O3: the own browser is let in while strangers are not', async () => {
  const own = createTestBrowser(app)
  await signIn(own, 'cleo', right)
  for (let tries = 0; tries < 2; tries++) await guess('cleo')
  expect((await guess('cleo', right)).code).toBe('too-many-attempts')
  expect(await signIn(own, 'cleo', right)).toEqual({ code: 'signed in' })
})

test('O3: an administrator lifts the limits, and the controller’s own count is cleared with ours', async () => {
  const found = await services.directory.openSession({}).find('bea')
  if (found.found !== 'one') throw new Error('bea')
  for (let lifts = 0; lifts < 3; lifts++) {
    expect((await guess('bea')).code).toBe('sign-in-refused')
    expect((await guess('bea', right)).code).toBe('too-many-attempts')
    expect(await readDirectory('bea')).toEqual({ wrong: 1, locked: false })
    const lifted = await liftLimits({ ...services, url: services.config.url.origin }, found.person, { reason: 'O3' })
    expect(lifted).toEqual({ passwordTries: 'lifted' })
    expect(await readDirectory('bea')).toEqual({ wrong: 0, locked: false })
  }
  expect((await guess('bea', right)).code).toBe('signed in')
})

test('O3: the doctor warns of the threshold', async () => {
  const sections = await checkDirectory.run(config(), stopping.signal)
  const findings = sections.flatMap((section) => section.findings)
  expect(findings.find(({ subject }) => subject === 'password policy')).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('lockout after 3 tries'),
  })
})
