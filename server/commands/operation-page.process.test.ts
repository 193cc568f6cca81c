import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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
