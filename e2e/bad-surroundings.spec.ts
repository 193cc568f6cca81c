/*
 * Bad settings, keys, databases, disks and ports. A start that is impossible says why in one sentence, with exit 1. A server that is
 * running tells the person, loses nothing that it acknowledged, and goes on as soon as it can.
 */
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, statfs, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'playwright/test'
import { createApi } from './environment/api.ts'
import { stepNumber } from './environment/look-alikes.ts'
import { runCommand } from './environment/run-command.ts'
import { type RunningServer, startServer } from './environment/server.ts'

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lk-surroundings-'))
})
test.afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const started: RunningServer[] = []
/** Stopped at the end of a test that fails, too. */
async function start(options: Parameters<typeof startServer>[0]): Promise<RunningServer> {
  const server = await startServer(options)
  started.push(server)
  return server
}

const order = { workflow: 'manage-my-passwords', account: 'active.user' }
const password = 'Harbour-Lantern-41'

/** Ends with exit 1 and words that name what is wrong; never with a stack. */
async function expectRefusal(said: RegExp, env: Record<string, string> = {}, words = ['serve']): Promise<void> {
  const { code, out, err } = await runCommand({ folder }, words, { LATCHKEY_LISTEN: '127.0.0.1:0', ...env })
  expect(err, JSON.stringify(env)).toMatch(said)
  expect(err).not.toMatch(/\n {4}at |Error:/)
  expect(err.trim().split('\n').length, err).toBeLessThanOrEqual(2)
  expect([code, out]).toEqual([1, ''])
}

const bind = { LATCHKEY_DIRECTORY_BIND_DN: 'CN=svc', LATCHKEY_DIRECTORY_BIND_PASSWORD: 'Sv-secret-1' }
const wrongSettings: [named: RegExp, env: Record<string, string>][] = [
  [/^LATCHKEY_URL must be/, { LATCHKEY_URL: 'ftp://here' }],
  [/^LATCHKEY_URL must be/, { LATCHKEY_URL: 'here' }],
  [/^LATCHKEY_URL must be https/, { LATCHKEY_URL: 'http://latchkey.example' }],
  [/^LATCHKEY_URL is https/, { LATCHKEY_URL: 'https://latchkey.example' }],
  [/^LATCHKEY_LISTEN must be an address and a port/, { LATCHKEY_LISTEN: 'everywhere' }],
  [/^LATCHKEY_LISTEN must be a loopback address/, { LATCHKEY_LISTEN: ':0' }],
  [/^LATCHKEY_COLOUR is not a setting/, { LATCHKEY_COLOUR: 'blue' }],
  [/^LATCHKEY_ROLE must be/, { LATCHKEY_ROLE: 'king' }],
  [/^LATCHKEY_DATABASE must be/, { LATCHKEY_DATABASE: 'mysql://db/latchkey' }],
  [/LATCHKEY_DATABASE/, { LATCHKEY_DATABASE: 'mssql://' }],
  [/^LATCHKEY_DIRECTORY has ldap:/, { ...bind, LATCHKEY_DIRECTORY: 'ldap://dc1.corp.example' }],
  [/^LATCHKEY_DIRECTORY_BIND_DN and/, { LATCHKEY_DIRECTORY: 'ldaps://dc1.corp.example' }],
  [/LATCHKEY_DIRECTORY/, { ...bind, LATCHKEY_DIRECTORY: 'ldaps://' }],
  [
    /^LATCHKEY_DIRECTORY_CA_FILE names .*none\.pem, which cannot be read/,
    { ...bind, LATCHKEY_DIRECTORY: 'ldaps://dc1.corp.example', LATCHKEY_DIRECTORY_CA_FILE: 'none.pem' },
  ],
  [/^LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE names none, which/, { LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE: 'none' }],
  [/both set/, { ...bind, LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE: 'none' }],
  [/^LATCHKEY_TLS_CERT_FILE and/, { LATCHKEY_TLS_CERT_FILE: 'none.pem' }],
  [/^LATCHKEY_TLS_CERT_FILE and/, { LATCHKEY_TLS_CERT_FILE: 'none.pem', LATCHKEY_TLS_KEY_FILE: 'none.pem' }],
  [/^LATCHKEY_SMTP must name/, { LATCHKEY_SMTP: 'mail.example' }],
  [/^LATCHKEY_SMTP/, { LATCHKEY_SMTP: 'smtp://user%ZZ:Sm-secret-2@mail.example' }],
  [/^LATCHKEY_TRUSTED_PROXIES/, { LATCHKEY_TRUSTED_PROXIES: 'my-proxy' }],
]

test('a wrong setting is named in one sentence, and no secret with it', async () => {
  test.setTimeout(240_000)
  // In pairs: each is a process of its own, and most of its time is Node's start.
  for (let index = 0; index < wrongSettings.length; index += 2)
    await Promise.all(wrongSettings.slice(index, index + 2).map(([named, env]) => expectRefusal(named, env)))
  await expectRefusal(/^(?!.*secret).*$/s, { ...bind, LATCHKEY_COLOUR: 'Sv-secret-1' })
})

test('an unknown command lists the commands; an incomplete one names what is missing', async () => {
  for (const words of [['dance'], ['__proto__'], ['--help-me']]) {
    const { code, err } = await runCommand({ folder }, words)
    expect([code, err]).toEqual([2, expect.stringMatching(/is not a command of Latchkey: use one of serve, doctor/)])
  }
  for (const words of [['backup'], ['restore']]) {
    const { code, err } = await runCommand({ folder }, words)
    expect([code, err]).toEqual([2, expect.stringMatching(/^Name the folder/)])
  }
})

test('a port in use, a missing, foreign or readable key, a newer, broken or locked database: one sentence and exit 1', async () => {
  const server = await start({ folder })
  await expectRefusal(/^Port \d+ on 127\.0\.0\.1 is already in use/, {
    LATCHKEY_LISTEN: new URL(server.url).host.replace('localhost', '127.0.0.1'),
  })
  await server.stop()

  const keys = join(folder, 'data.keys.json')
  await rename(keys, `${keys}.away`)
  await expectRefusal(/key/i)
  await writeFile(keys, 'no key at all', { mode: 0o600 })
  await expectRefusal(/keys\.json/)
  const other = await mkdtemp(join(folder, 'other-'))
  const foreign = await start({ folder: other })
  await foreign.stop()
  await writeFile(keys, await readFile(join(other, 'data.keys.json')), { mode: 0o600 })
  await expectRefusal(/is not the one that belongs to this database/)
  await rm(keys)
  await rename(`${keys}.away`, keys)
  await chmod(keys, 0o644)
  await expectRefusal(/mode 600/)
  await chmod(keys, 0o600)

  const file = join(folder, 'data/latchkey.sqlite')
  const database = new DatabaseSync(file, { timeout: 60_000 })
  database.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-tomorrow', '2030-01-01')")
  await expectRefusal(/newer version/)
  database.exec("DELETE FROM kysely_migration WHERE name = '9999-tomorrow'")
  database.exec('BEGIN IMMEDIATE')
  await expectRefusal(/busy with other work/)
  database.exec('ROLLBACK')
  database.close()
  const whole = await readFile(file)
  await writeFile(file, 'This is no database at all. '.repeat(500))
  await expectRefusal(/cannot (reach|use|open)/)
  await writeFile(file, whole)
  await server.restart()
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  await server.stop()
})

test('a database file that is moved away takes nothing more, readiness says so, and it may come back', async () => {
  const server = await start({ folder })
  const api = createApi(server)
  const file = join(folder, 'data/latchkey.sqlite')
  await rename(file, `${file}.away`)
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ database: false })
  const refused = await api.call('POST', '/api/v1/runs', { body: order })
  expect([refused.status, await refused.json()]).toEqual([
    503,
    expect.objectContaining({ code: 'database-unavailable' }),
  ])
  await rename(`${file}.away`, file)
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ database: true })
  expect((await api.call('POST', '/api/v1/runs', { body: order })).status).toBe(201)
})

test('an empty database file is migrated; a data folder that is a file is named', async () => {
  await mkdir(join(folder, 'data'))
  await writeFile(join(folder, 'data/latchkey.sqlite'), '')
  const server = await start({ folder })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  await server.stop()
  await rm(join(folder, 'data'), { recursive: true })
  await rm(join(folder, 'data.keys.json'))
  await writeFile(join(folder, 'data'), 'a file')
  await expectRefusal(/database/)
})

test('a database that another program holds is waited for, then reported as busy, and nothing is lost', async () => {
  const server = await start({ folder })
  const api = createApi(server)
  const { run, step } = await api.start(order)
  // The server may be writing.
  const holder = new DatabaseSync(join(folder, 'data/latchkey.sqlite'), { timeout: 60_000 })
  holder.exec('BEGIN IMMEDIATE')
  const [busy, standing, health] = await Promise.all([
    api.call('POST', `/api/v1/runs/${run.id}/answers`, {
      body: { number: stepNumber(step), answer: { password, newPassword: 'Bramble-Harvest-77' } },
      token: run.token,
    }),
    api.loadStep(run),
    fetch(`${server.url}/healthz`),
  ])
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await busy.json()).toMatchObject({
    code: 'database-locked',
    title: expect.stringMatching(/nothing is done twice/),
  })
  expect(['ask', 'wait']).toContain(standing.status)
  expect(health.status).toBe(200)
  // Released in time, it is no more than a delay.
  const late = api.answer(run, stepNumber(step), { password, newPassword: 'short' })
  await expect.poll(() => Promise.race([late.then(() => 'answered'), Promise.resolve('waiting')])).toBe('waiting')
  holder.exec('ROLLBACK')
  holder.close()
  expect(await late).toMatchObject({ status: 'ask', activity: 'change-password-in-ad' })
  await server.stop()
})

test('a full disk is shown to the person; what was acknowledged stays; the run goes on when there is space', async () => {
  test.skip(
    process.getuid?.() !== 0,
    'a small disk is mounted, which takes root; server/store/open.test.ts fills a database instead',
  )
  const data = join(folder, 'data')
  await mkdir(data)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', data])
  try {
    const server = await start({ folder, env: { LATCHKEY_TRUSTED_PROXIES: '127.0.0.1,::1' } })
    const api = createApi({ url: server.url, trusted: true })
    const { run, step } = await api.start(order)
    await fill(data)
    // Free pages of the file's log may take a few more.
    const full = { status: 503, code: 'disk-full', title: expect.stringMatching(/no space left/) }
    await expect.poll(async () => (await api.call('POST', '/api/v1/runs', { body: order })).json()).toMatchObject(full)
    const body = { number: stepNumber(step), answer: { password, newPassword: 'Bramble-Harvest-77' } }
    const refused = await api.call('POST', `/api/v1/runs/${run.id}/answers`, { body, token: run.token })
    expect(await refused.json()).toMatchObject(full)
    expect(await api.loadStep(run)).toEqual(step)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)

    await truncate(join(data, 'ballast'), 0)
    expect(await api.answer(run, body.number, body.answer)).toMatchObject({ status: 'done' })
    await server.restart()
    expect(await api.loadStep(run)).toMatchObject({ status: 'done' })
    const again = await api.start(order)
    const next = { password: 'Bramble-Harvest-77', newPassword: 'Granite-Willow-78' }
    expect(await api.answer(again.run, stepNumber(again.step), next)).toMatchObject({ status: 'done' })
    expect((await runCommand(server, ['verify-audit'])).code).toBe(0)

    await server.stop()
    await fill(data)
    await expectRefusal(/no space left/)
  } finally {
    for (const server of started) await server.stop()
    execFileSync('umount', [data])
  }
})

async function fill(disk: string): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  // A server that writes meanwhile takes some of it: what matters is that nothing is left.
  await writeFile(join(disk, 'ballast'), Buffer.alloc(bavail * bsize)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOSPC') throw error
  })
}
