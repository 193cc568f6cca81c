import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../e2e/environment/free-port.ts'
import { type Samba, startSamba } from '../../e2e/environment/samba.ts'
import { readConfig } from '../config.ts'
import { selfSignedCertificate } from '../directory/active-directory/testing/self-signed.ts'
import type { Finding } from './check.ts'
import { directory } from './directory.ts'

/** A real domain controller, set up well, and set up wrongly in each way that the doctor finds. */
let folder: string
let samba: Samba

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.23' })
  await samba.addPerson({ account: 'ada', password: 'Right-Passw0rd-1!', fineGrainedPolicy: { minLength: 12 } })
  await samba.addPerson({ account: 'bea', password: 'Right-Passw0rd-1!' })
  await samba.addPerson({ account: 'out.of.reach', password: 'Right-Passw0rd-1!', undelegated: true })
})
afterAll(async () => {
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

const people = () => `OU=People,${samba.connection.base}`

async function look(env: Record<string, string> = {}): Promise<Record<string, Finding>> {
  const config = readConfig({ ...samba.environment, LATCHKEY_DIRECTORY_BASE: people(), ...env }, folder)
  const sections = await directory.run(config, new AbortController().signal)
  return Object.fromEntries(sections.flatMap(({ findings }) => findings).map((finding) => [finding.subject, finding]))
}

async function writeText(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

test('a healthy controller passes, and nothing is written', async () => {
  const seen = await look()
  const levels = Object.groupBy(Object.values(seen), ({ level }) => level)
  expect(levels.FAIL).toBeUndefined()
  // Samba has no policy hints.
  expect(levels.warn?.map(({ subject: what }) => what)).toEqual(['history on reset'])
  expect(seen['service account']?.text).toBe(`signs in as ${samba.connection.bindDn}`)
  expect(seen['certificate chain']?.text).toBe('dc1.corp.example.test, signed by Test AD CA dc1')
  expect(seen['password policy']?.text).toBe('at least 8 characters, lockout after 5 tries')
  expect(seen['fine-grained policies']).toMatchObject({ level: 'ok', text: '1, readable: for ada' })
  expect(seen.people?.text).toBe('2 looked at')
  expect(seen['write lockoutTime']).toMatchObject({ level: 'ok' })
  expect(seen['write pwdLastSet']).toMatchObject({ level: 'ok' })
  expect(seen['write userAccountControl']).toMatchObject({
    level: 'ok',
    text: 'allowed, for enabling disabled accounts',
  })
  expect(seen['Reset Password']).toMatchObject({ level: 'note' })
  expect(seen.clock).toMatchObject({ level: 'ok' })
  expect(seen['PDC emulator']).toMatchObject({ level: 'ok', text: 'dc1.corp.example.test' })
  expect(seen['least privilege']).toMatchObject({ level: 'ok' })
  expect(await samba.passwordChanges('ada')).toHaveLength(1) // the one that it was made with
  expect(await readdir(folder)).toEqual(['s'])
})

test('a certificate of another authority fails, and the password is not sent', async () => {
  const seen = await look({ LATCHKEY_DIRECTORY_CA_FILE: await writeText('other.pem', selfSignedCertificate().cert) })
  expect(seen['certificate chain']?.level).toBe('FAIL')
  expect(seen['certificate chain']?.text).toMatch(
    /^not trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\): .*other\.pem .* Test AD CA dc1\.$/,
  )
  expect(seen['service account']).toMatchObject({ level: 'note', text: expect.stringContaining('not tried') })
  expect(seen.people).toBeUndefined()
})

test('a missing authority file fails', async () => {
  const seen = await look({ LATCHKEY_DIRECTORY_CA_FILE: join(folder, 'nowhere.pem') })
  expect(seen.authority).toMatchObject({ level: 'FAIL', text: expect.stringContaining('(ENOENT)') })
})

test('a wrong service password is tried at one controller only and never shown', async () => {
  const LATCHKEY_DIRECTORY = `${samba.connection.url} ${samba.connection.url}:636`
  const config = readConfig(
    { ...samba.environment, LATCHKEY_DIRECTORY, LATCHKEY_DIRECTORY_BIND_PASSWORD: 'An-0ld-one' },
    folder,
  )
  const sections = await directory.run(config, new AbortController().signal)
  const found = sections.map(({ findings }) => findings.find(({ subject: what }) => what === 'service account'))
  expect(found).toMatchObject([
    { level: 'FAIL', text: 'is refused: correct LATCHKEY_DIRECTORY_BIND_DN or its password.' },
    { level: 'note', text: expect.stringContaining('another controller refused it') },
  ])
  expect(JSON.stringify(sections)).not.toContain('An-0ld-one')
})

test('missing rights over some people are a warning, over all a failure', async () => {
  const some = await look({ LATCHKEY_DIRECTORY_BASE: samba.connection.base })
  expect(some['write lockoutTime']?.level).toBe('warn')
  expect(some['write lockoutTime']?.text).toMatch(
    /^not allowed on \d+ of \d+, such as CN=.*: grant write on lockoutTime/,
  )
  const all = await look({ LATCHKEY_DIRECTORY_BASE: `CN=Users,${samba.connection.base}` })
  expect(all['write lockoutTime']).toMatchObject({
    level: 'FAIL',
    text: expect.stringContaining('not allowed on anybody'),
  })
  expect(all['write pwdLastSet']?.level).toBe('FAIL')
  expect(all['write userAccountControl']).toMatchObject({
    level: 'note',
    text: expect.stringContaining('unless a task'),
  })
})

test('a missing base and a base without people fail', async () => {
  expect((await look({ LATCHKEY_DIRECTORY_BASE: `OU=Nobody,${samba.connection.base}` })).base?.level).toBe('FAIL')
  expect((await look({ LATCHKEY_DIRECTORY_BASE: `OU=Machines,${samba.connection.base}` })).people?.level).toBe('FAIL')
})

test('an ordinary account as service account cannot read fine-grained policies', async () => {
  const env = {
    LATCHKEY_DIRECTORY_BIND_DN: `CN=bea,${people()}`,
    LATCHKEY_DIRECTORY_BIND_PASSWORD: 'Right-Passw0rd-1!',
  }
  const seen = await look(env)
  expect(seen['fine-grained policies']).toMatchObject({
    level: 'FAIL',
    text: expect.stringMatching(/^for ada cannot be read \(none can be read\)/),
  })
  expect(seen['write lockoutTime']?.level).toBe('FAIL')
})

test('an administrator as service account is a warning', async () => {
  const LATCHKEY_DIRECTORY_BIND_DN = `CN=Administrator,CN=Users,${samba.connection.base}`
  const seen = await look({ LATCHKEY_DIRECTORY_BIND_DN, LATCHKEY_DIRECTORY_BIND_PASSWORD: 'Adm1n-Passw0rd!' })
  expect(seen['least privilege']).toMatchObject({ level: 'warn', text: expect.stringContaining('delegate only') })
})

test('a closed port and an unknown name fail', async () => {
  const closed = await look({ LATCHKEY_DIRECTORY: `ldaps://127.0.0.1:${await freePort()}` })
  expect(closed.reachable).toMatchObject({ level: 'FAIL', text: expect.stringContaining('nothing listens there') })
  expect(closed['service account']).toBeUndefined()
  const unknown = await look({ LATCHKEY_DIRECTORY: 'ldaps://dc9.corp.example.invalid' })
  expect(unknown.reachable?.level).toBe('FAIL')
})

test.each([
  ['expired', -2, 'FAIL', /^expired on \d{4}-\d\d-\d\d: put a new certificate/],
  ['about to expire', 12, 'warn', /^ends on .*, in 1[12] days: renew it/],
] as const)('a certificate that is %s', async (_, days, level, text) => {
  const { server, url, pem } = await listen(days)
  const seen = await look({ LATCHKEY_DIRECTORY: url, LATCHKEY_DIRECTORY_CA_FILE: await writeText('own.pem', pem) })
  server.close()
  expect(seen['certificate expiry']).toMatchObject({ level, text: expect.stringMatching(text) })
})

test('a certificate for another name fails', async () => {
  const { server, url, pem } = await listen(12)
  const elsewhere = url.replace('127.0.0.1', '127.0.0.2')
  const seen = await look({
    LATCHKEY_DIRECTORY: elsewhere,
    LATCHKEY_DIRECTORY_CA_FILE: await writeText('own.pem', pem),
  })
  server.close()
  expect(seen['certificate name']).toMatchObject({ level: 'FAIL', text: expect.stringContaining('DNS:localhost') })
  expect(seen['service account']?.level).toBe('note')
})

async function listen(days: number): Promise<{ server: Server; url: string; pem: string }> {
  const { key, cert } = selfSignedCertificate({ days })
  const server = createServer({ key, cert }, (socket) => socket.on('error', () => undefined).end())
  const port = await freePort()
  await new Promise<void>((listening) => server.listen(port, '0.0.0.0', listening))
  return { server, url: `ldaps://127.0.0.1:${port}`, pem: cert }
}
