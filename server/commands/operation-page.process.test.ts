import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The commands of docs/operation.md, taken from the page, with folders of the test in place of the page's. */
const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')
/** As built, where it is; the same as what `server/start.mjs` starts, without a look at what must be built. */
const program = process.env.LATCHKEY_TEST_PROGRAM ?? 'server/main.ts'
let folder: string
let page: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operation-'))
  for (const name of ['etc', 'lib/data', 'lib/keys', 'backups'])
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
  await writeFile(
    join(folder, 'etc/environment'),
    `LATCHKEY_DATA=${folder}/lib/data\nLATCHKEY_KEY_FILE=${folder}/lib/keys/latchkey.keys.json\nLATCHKEY_SMTP=none\n`,
  )
  page = await readFile(join(root, 'docs/operation.md'), 'utf8')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The block of commands that holds `text`. */
function findBlock(text: string): string {
  const blocks = [...page.matchAll(/^```sh\n(.*?)^```/gms)].map(([, body = '']) => body)
  const found = blocks.find((block) => block.includes(text))
  if (found === undefined) throw new Error(`the page has no commands with ${text}`)
  return found
}

/** Runs commands of the page. There is no service here, and no user of its own. */
async function runPage(commands: string): Promise<string> {
  const here = commands
    .replaceAll('/opt/latchkey', root)
    .replaceAll('/etc/latchkey', join(folder, 'etc'))
    .replaceAll('/var/lib/latchkey', join(folder, 'lib'))
    .replaceAll('/var/backups/latchkey', join(folder, 'backups'))
    .replaceAll('runuser -u latchkey -- node_modules/node/bin/node server/start.mjs', `${process.execPath} ${program}`)
  expect(here).not.toMatch(/latchkey -- |\/var\/|\/opt\//)
  const { stdout } = await run('bash', ['-euc', here], { env: { PATH: process.env.PATH } })
  return stdout
}

const defineCommand = () => findBlock('latchkey doctor').replace('latchkey doctor\n', '')

test('the page’s backup has no keys and ends older ones, and its restore brings back what was changed since', async () => {
  await runPage(`${defineCommand()}latchkey setting site.support 'Helpdesk, extension 100'`)
  const old = join(folder, 'backups/2020-01-01-000000')
  await mkdir(old)
  await run('touch', ['-d', '40 days ago', old])
  await runPage(findBlock('--without-keys'))
  const [made = '', ...more] = await readdir(join(folder, 'backups'))
  expect(more).toEqual([])
  expect(made).toMatch(/^\d{4}-\d\d-\d\d-\d{6}$/)
  expect((await stat(join(folder, 'backups', made))).mode & 0o777).toBe(0o700)
  expect(await readdir(join(folder, 'backups', made))).not.toContain('latchkey.keys.json')

  await rm(join(folder, 'lib/data'), { recursive: true })
  const [, restore = ''] = /^ {4}(latchkey restore .*)$/m.exec(page) ?? []
  const commands = `${restore.replace('2026-11-29-031500', made)}\nlatchkey setting site`
  expect(await runPage(`${defineCommand()}${commands}`)).toContain('Helpdesk, extension 100')
})

/** Commands of the page in a folder that stands for the machine's root, so that nothing outside of it can be removed. */
async function runAtRoot(machine: string, commands: string, before = ''): Promise<string> {
  const here = commands.replaceAll(/(?<=\s)\/(?=(opt|etc|var)\b)/g, `${machine}/`)
  for (const path of here.match(/(?<=\s)\/\S+/g) ?? []) expect(path.startsWith(`${machine}/`), path).toBe(true)
  const { stdout } = await run('bash', ['-euc', `${before}\n${here}`], {
    cwd: machine,
    env: { PATH: process.env.PATH },
  })
  return stdout
}

async function findFiles(place: string): Promise<string[]> {
  const all = await readdir(place, { recursive: true, withFileTypes: true })
  return all.filter((entry) => !entry.isDirectory()).map((entry) => relative(place, join(entry.parentPath, entry.name)))
}

test('the page’s copy for a machine without internet has hidden folders, links and what may be executed', async () => {
  const machines = ['there', 'here'].map((name) => join(folder, name))
  const [there = '', here = ''] = machines
  const copied = join(there, 'opt/latchkey')
  for (const machine of machines) await mkdir(join(machine, 'opt'), { recursive: true })
  for (const name of ['.output', 'node_modules/.bin', 'node_modules/node/bin', 'dist/server'])
    await mkdir(join(copied, name), { recursive: true })
  await writeFile(join(copied, '.output/manifest.json'), '{}')
  await writeFile(join(copied, 'dist/.built.json'), '{}')
  await writeFile(join(copied, 'node_modules/node/bin/node'), 'node', { mode: 0o755 })
  await symlink('../node/bin/node', join(copied, 'node_modules/.bin/node'))

  const [pack = '', unpack = ''] = [...page.matchAll(/^ {4}(tar .*)$/gm)].map(([, command = '']) => command)
  await runAtRoot(there, pack)
  await rename(join(there, 'latchkey.tar.gz'), join(here, 'latchkey.tar.gz'))
  await runAtRoot(here, unpack)
  expect((await findFiles(join(here, 'opt'))).sort()).toEqual((await findFiles(join(there, 'opt'))).sort())
  expect((await findFiles(join(here, 'opt'))).length).toBe(4)
  expect((await stat(join(here, 'opt/latchkey/node_modules/.bin/node'))).mode & 0o111).toBe(0o111)
})

test('the page’s removal leaves a last backup with the keys, from which the audit can be verified, and nothing else', async () => {
  const machine = join(folder, 'machine')
  const places = ['opt/latchkey', 'opt/latchkey.before', 'etc/systemd/system', 'etc/cron.daily', 'etc/latchkey']
  const data = ['var/lib/latchkey/data', 'var/lib/latchkey/keys', 'var/backups/latchkey']
  for (const place of [...places, ...data]) await mkdir(join(machine, place), { recursive: true, mode: 0o700 })
  for (const file of ['opt/latchkey/x', 'etc/systemd/system/latchkey.service', 'etc/latchkey/environment'])
    await writeFile(join(machine, file), '')
  const settings = (lib: string) =>
    `LATCHKEY_DATA=${lib}/data LATCHKEY_KEY_FILE=${lib}/keys/latchkey.keys.json LATCHKEY_SMTP=none`
  const define = (lib: string) =>
    `latchkey() { (cd ${root}; ${settings(lib)} exec ${process.execPath} ${program} "$@"); }`
  const lib = join(machine, 'var/lib/latchkey')
  await run('bash', ['-euc', `${define(lib)}; latchkey setting site.support 'Helpdesk, extension 100'`])

  // There is no service here, and no user of its own.
  const stubs = ['systemctl', 'userdel', 'chown'].map((name) => `${name}() { echo ${name} "$@"; }`).join('\n')
  const said = await runAtRoot(machine, findBlock('userdel'), `${define(lib)}\n${stubs}`)
  expect(said).toMatch(/^systemctl disable --now latchkey\n/)
  expect(said).toMatch(/systemctl daemon-reload\nuserdel latchkey\n$/)
  const left = await findFiles(machine)
  expect(left.length).toBeGreaterThan(1)
  expect(left.filter((file) => !file.startsWith('var/backups/latchkey/last/'))).toEqual([])

  const again = join(folder, 'again')
  for (const name of ['data', 'keys']) await mkdir(join(again, name), { recursive: true, mode: 0o700 })
  const backup = join(machine, 'var/backups/latchkey/last')
  const commands = `latchkey restore ${backup}; latchkey verify-audit; latchkey setting site`
  const { stdout } = await run('bash', ['-euc', `${define(again)}; ${commands}`])
  expect(stdout).toContain('Helpdesk, extension 100')
})
