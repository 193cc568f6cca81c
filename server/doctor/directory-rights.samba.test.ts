import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Hono } from 'hono'
import { Attribute, Change } from 'ldapts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Samba, startSamba } from '../../e2e/environment/samba.ts'
import { buildApp } from '../commands/serve.ts'
import { manageSetting } from '../commands/setting.ts'
import { type ActiveDirectoryConfig, type Config, readConfig } from '../config.ts'
import { createActiveDirectory } from '../directory/active-directory/active-directory.ts'
import { formatGuid } from '../directory/active-directory/identifiers.ts'
import { toActiveDirectoryOptions } from '../directory-options.ts'
import { createTestBrowser } from '../routes/legacy/testing.ts'
import { buildServices } from '../services.ts'
import { legacySite } from '../web/legacy/render.tsx'
import type { Check, Finding } from './check.ts'
import { directory } from './directory.ts'
import { files } from './files.ts'

/** docs/directory-rights.md from top to bottom on an empty domain: its commands and statements are taken from the page. */
const run = promisify(execFile)
const page = resolve(import.meta.dirname, '../../docs/directory-rights.md')
const stopping = new AbortController()
let folder: string
let samba: Samba
let blocks: { language: string; lines: string[] }[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rights-'))
  samba = await startSamba({ folder: join(folder, 's'), address: '127.0.0.10', lockoutThreshold: 3 })
  // Its rights end with it, since they name its SID.
  await samba.administrator((client) => client.del(samba.connection.bindDn))
  await samba.addPerson({ account: 'ada', password: 'Right-Passw0rd-1!', fineGrainedPolicy: { minLength: 12 } })
  for (const account of ['bea', 'cleo']) await samba.addPerson({ account, password: 'Right-Passw0rd-1!' })
  const text = (await readFile(page, 'utf8'))
    .replaceAll('DC=com', 'DC=test')
    .replaceAll('.example.com', '.example.test')
  blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', body = '']) => ({
    language,
    lines: body.trim().split('\n'),
  }))
  await runShell('svc-latchkey')
}, 300_000)
afterAll(async () => {
  stopping.abort()
  await samba?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs the page's block of Samba commands that names `word`, in the folder of the test and at its controller. */
async function runShell(word: string): Promise<string> {
  const block = blocks.find(({ language, lines }) => language === 'sh' && lines.join('\n').includes(word))
  if (!block) throw new Error(`the page has no commands about ${word}`)
  const own = `samba-tool() { command samba-tool "$@" -s ${join(folder, 's/etc/smb.conf')}; }`
  const { stdout } = await run('bash', ['-euc', [own, ...block.lines].join('\n')], { cwd: folder })
  return stdout
}

/** The page's `dsacls` statements in its order; those that grant are translated as Windows does it, by the domain's own schema. */
const listStatements = () =>
  blocks.filter(({ language }) => language === 'bat').flatMap(({ lines }) => lines.map(parseStatement))

function parseStatement(line: string) {
  const parts =
    /^dsacls "(?<object>[^"]+)"(?: \/I:(?<scope>[ST]))? \/(?<verb>[GR]) "CORP\\svc-latchkey(?::(?<rights>[^"]+))?"$/.exec(
      line,
    )
  if (!parts?.groups) throw new Error(`no dsacls statement: ${line}`)
  return parts.groups as { object: string; verb: 'G' | 'R'; scope?: 'S' | 'T'; rights?: string }
}

async function grant(statement: ReturnType<typeof parseStatement>): Promise<void> {
  const sddl = await grantAnything(statement)
  const sid = await readSid('svc-latchkey')
  expect(await readFile(page, 'utf8')).toContain(sddl.replace(sid, 'S-1-5-21-…').replace('DC=test', 'DC=com'))
}

/** Also what the page does not name; returns it as SDDL. */
async function grantAnything({ object, scope, rights = '' }: ReturnType<typeof parseStatement>): Promise<string> {
  const sid = await readSid('svc-latchkey')
  const [right = '', name, kind] = rights.split(';')
  const inherited = { S: 'CIIO', T: 'CI' }[scope ?? 'T']
  const sddl =
    name === undefined
      ? `(A;${inherited};${right};;;${sid})`
      : `(OA;${inherited};${right === 'CA' ? 'CR' : right};${await readGuid(name)};${await readGuid(kind ?? '')};${sid})`
  await run('samba-tool', [
    ...['dsacl', 'set', '-s', join(folder, 's/etc/smb.conf'), `--objectdn=${object}`, `--sddl=${sddl}`],
  ])
  return sddl
}

async function readSid(account: string): Promise<string> {
  const { stdout } = await run('samba-tool', [
    ...['user', 'show', account, '--attributes=objectSid', '-s', join(folder, 's/etc/smb.conf')],
  ])
  return /objectSid: (S-[\d-]+)/.exec(stdout)?.[1] ?? ''
}

/** As `dsacls` shows them, and as the schema calls them. */
const extendedRights: Record<string, string> = { 'Reset Password': 'User-Force-Change-Password' }

/** Of an attribute, a class or an extended right. */
async function readGuid(name: string): Promise<string> {
  const configuration = `CN=Configuration,${samba.connection.base}`
  const right = extendedRights[name]
  return samba.administrator(async (client) => {
    const { searchEntries } = await client.search(
      right ? `CN=${right},CN=Extended-Rights,${configuration}` : `CN=Schema,${configuration}`,
      { filter: right ? '(rightsGuid=*)' : `(lDAPDisplayName=${name})`, explicitBufferAttributes: ['schemaIDGUID'] },
    )
    const [{ schemaIDGUID, rightsGuid } = {} as Record<string, unknown>] = searchEntries
    if (typeof rightsGuid === 'string') return rightsGuid
    if (Buffer.isBuffer(schemaIDGUID)) return formatGuid(schemaIDGUID)
    throw new Error(`the schema has no ${name}`)
  })
}

function config(): Config {
  const { LATCHKEY_DIRECTORY_BIND_PASSWORD: _, ...environment } = samba.environment
  return readConfig(
    {
      ...environment,
      LATCHKEY_DIRECTORY_BASE: `OU=People,${samba.connection.base}`,
      LATCHKEY_DIRECTORY_BIND_DN: `CN=svc-latchkey,OU=Latchkey,${samba.connection.base}`,
      LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE: join(folder, 'bind-password'),
      LATCHKEY_DATA: join(folder, 'data'),
    },
    folder,
  )
}

async function look(check: Check = directory): Promise<Record<string, Finding>> {
  const sections = await check.run(config(), stopping.signal)
  return Object.fromEntries(sections.flatMap(({ findings }) => findings).map((finding) => [finding.subject, finding]))
}

async function resetPassword(account: string) {
  const connection = createActiveDirectory(toActiveDirectoryOptions(config().directory as ActiveDirectoryConfig))
  try {
    const session = connection.openSession({})
    const found = await session.find(account)
    if (found.found !== 'one') throw new Error(account)
    const ticket = await session.prepareWrite(found.person)
    if (!ticket) throw new Error('no controller')
    return await session.resetPassword(
      found.person,
      { newPassword: 'Fresh-Start-1842', mustChange: false, unlock: false, history: 'ignore' },
      ticket,
    )
  } finally {
    await connection.close()
  }
}

async function signIn(app: Hono, account: string) {
  const given = { frontEnd: 'administration', module: 'directory-password', account, password: 'Right-Passw0rd-1!' }
  const body = JSON.stringify(given)
  const reply = await createTestBrowser(app).call(
    'POST',
    '/api/v1/sign-in',
    { 'content-type': 'application/json' },
    body,
  )
  return (await reply.json()) as Record<string, unknown>
}

const addMember = (member: string) =>
  new Change({ operation: 'add', modification: new Attribute({ type: 'member', values: [member] }) })

test('every statement of the page cures the finding of its right, and afterwards nothing is missing', async () => {
  const before = await look()
  expect(before['service account']?.level).toBe('ok')
  expect(before['write lockoutTime']?.level).toBe('FAIL')
  expect(before['write pwdLastSet']?.level).toBe('FAIL')
  // O4: the container can be searched and seems to be empty.
  expect(before['fine-grained policies']).toMatchObject({
    level: 'FAIL',
    text: expect.stringMatching(/^for ada cannot be read \(none can be read\)/),
  })
  const statements = listStatements().filter(({ verb }) => verb === 'G')
  expect(statements.map(({ rights }) => rights)).toEqual([
    'CA;Reset Password;user',
    'RPWP;lockoutTime;user',
    'RPWP;pwdLastSet;user',
    'RPWP;userAccountControl;user',
    'GR',
  ])
  const cured = ['', 'write lockoutTime', 'write pwdLastSet', 'write userAccountControl', 'fine-grained policies']
  expect(await resetPassword('bea')).toEqual({ outcome: 'refused', reason: 'not-permitted' })
  for (const [index, statement] of statements.entries()) {
    const subject = cured[index] ?? ''
    if (subject) expect((await look())[subject]?.level).not.toBe('ok')
    await grant(statement)
    if (subject) expect((await look())[subject]?.level).toBe('ok')
    else expect(await resetPassword('bea')).toEqual({ outcome: 'applied' })
  }
  const after = Object.values(await look())
  expect(after.filter(({ level }) => level === 'FAIL')).toEqual([])
  expect(after.find(({ subject }) => subject === 'fine-grained policies')?.text).toBe('1, readable: for ada')
  expect(after.find(({ subject }) => subject === 'least privilege')?.level).toBe('ok')
})

test('a right that Latchkey does not need is named', async () => {
  expect((await look())['unneeded rights']?.level).toBe('ok')
  const object = `OU=People,${samba.connection.base}`
  const statement = { object, verb: 'G', scope: 'S', rights: 'RPWP;mail;user' } as const
  await grantAnything(statement)
  expect((await look())['unneeded rights']).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('write mail of'),
  })
})

test('O1: members of the group of the page administer, and those of another group of the same name do not', async () => {
  const shown = await runShell('group add')
  const [sid] = /S-1-5-21-[\d-]+/.exec(shown) ?? []
  const { base } = samba.connection
  await samba.administrator(async (client) => {
    const own = `CN=Latchkey Administrators,OU=Latchkey,${base}`
    await client.modify(own, addMember(`CN=cleo,OU=People,${base}`))
    const other = `CN=Latchkey Administrators,OU=People,${base}`
    await client.add(other, { objectClass: 'group', sAMAccountName: 'Friends', member: `CN=bea,OU=People,${base}` })
  })
  expect(await manageSetting(config(), ['administration.groups', 'Latchkey Administrators'], stopping.signal)).toBe(1)
  expect(await manageSetting(config(), ['administration.groups', String(sid)], stopping.signal)).toBe(0)
  const services = await buildServices(config(), stopping.signal)
  try {
    await writeFile(join(folder, 'index.html'), '<!doctype html>')
    const sites = {
      administration: folder,
      selfService: folder,
      helpdesk: folder,
      me: folder,
      verify: folder,
      wallet: folder,
      passwordPages: folder,
      legacy: legacySite,
    }
    const app = buildApp(services, sites)
    expect(await signIn(app, 'cleo')).toMatchObject({ signedIn: false, next: 'second-factor' })
    expect(await signIn(app, 'bea')).toMatchObject({ code: 'sign-in-refused' })
  } finally {
    await services.close()
  }
})

test('O2: in a folder that everybody may read the doctor names the folder, and a start closes it and makes files for the owner alone', async () => {
  const { data, keyFile } = config()
  await rm(data, { recursive: true, force: true })
  await rm(keyFile, { force: true })
  await mkdir(data)
  await chmod(data, 0o755)
  expect((await look(files))['data folder']).toMatchObject({ level: 'warn', text: expect.stringMatching(/^755, /) })
  const services = await buildServices(config(), stopping.signal)
  await services.close()
  const paths = [...(await readdir(data)).map((name) => join(data, name)), keyFile]
  expect(paths.length).toBeGreaterThan(1)
  const modes = await Promise.all(paths.map(async (file) => (await stat(file)).mode & 0o777))
  expect(modes).toEqual(paths.map(() => 0o600))
  expect((await look(files))['data folder']).toMatchObject({ level: 'ok', text: '700' })
  // The password that the page's first command wrote.
  expect((await look(files)).LATCHKEY_DIRECTORY_BIND_PASSWORD_FILE).toMatchObject({ level: 'ok', text: '600' })
})
