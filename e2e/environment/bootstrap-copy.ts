import { spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../..')

/**
 * A copy of Latchkey that holds only its bootstrap, a server of three lines and a lock file of one package, with an npm that
 * installs by making a folder. `npm` says what it does: nothing else tells an install from none.
 */
export interface BootstrapCopy {
  readonly folder: string
  start(
    words?: string[],
    env?: Record<string, string>,
    node?: string,
  ): Promise<{ code: number; out: string; err: string; ms: number }>
  /** Body of the fake npm, as a function of `args` (the first is ci or exec) and `root`. */
  npm(body: string): Promise<void>
  lockFile(version: string): Promise<void>
  installs(): Promise<number>
  [Symbol.asyncDispose](): Promise<void>
}

const installing = `
  if (args[0] === 'ci') {
    fs.appendFileSync(root + '/installs', 'x')
    await new Promise((done) => setTimeout(done, 600))
    fs.mkdirSync(root + '/node_modules/left', { recursive: true })
  }`

export async function bootstrapCopy(): Promise<BootstrapCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bootstrap-'))
  for (const part of ['start.mjs', 'bootstrap.mjs', 'bootstrap']) {
    await cp(join(repository, 'server', part), join(folder, 'server', part), { recursive: true })
  }
  await writeFile(
    join(folder, 'server/main.ts'),
    `const words: string[] = process.argv.slice(2)\nconsole.log(JSON.stringify({ words, version: process.version }))\nprocess.exitCode = Number(words[1] ?? 0)\n`,
  )
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  const cli = join(folder, 'npm-cli.js')
  const copy: BootstrapCopy = {
    folder,
    start(words = [], env = {}, node = process.execPath) {
      const began = performance.now()
      const child = spawn(node, [join(folder, 'server/start.mjs'), ...words], {
        env: { PATH: '/nowhere', HOME: folder, npm_execpath: cli, npm_node_execpath: process.execPath, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let [out, err] = ['', '']
      child.stdout.on('data', (data) => {
        out += data
      })
      child.stderr.on('data', (data) => {
        err += data
      })
      return new Promise((done) =>
        child.on('close', (code) => done({ code: code ?? -1, out, err, ms: performance.now() - began })),
      )
    },
    npm: (body) =>
      writeFile(
        cli,
        `const fs = await import('node:fs'); const args = process.argv.slice(2); const root = process.cwd()\n${body}`,
      ),
    lockFile: (version) =>
      writeFile(
        join(folder, 'package-lock.json'),
        JSON.stringify({ packages: { '': {}, 'node_modules/left': { version } } }),
      ),
    installs: async () => (await readFile(join(folder, 'installs'), 'utf8').catch(() => '')).length,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
  await copy.npm(installing)
  await copy.lockFile('1.0.0')
  return copy
}

/** A Node that says it is an older one; everything else it does as the real one does. */
export async function oldNode(folder: string): Promise<string> {
  const preload = join(folder, 'old.mjs')
  const node = join(folder, 'old-node')
  await writeFile(
    preload,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`,
  )
  await writeFile(node, `#!/bin/sh\nexec ${process.execPath} --import ${preload} "$@"\n`)
  await chmod(node, 0o755)
  return node
}

/** What npm leaves at `node_modules/.bin/node`: the real thing, or a stub when its install script may not run. */
export async function putInstalledNode(folder: string, kind: 'real' | 'stub'): Promise<void> {
  const file = join(folder, 'node_modules/.bin/node')
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
  if (kind === 'real') return symlink(process.execPath, file)
  await writeFile(file, '#!/bin/sh\nexit 1\n')
  await chmod(file, 0o755)
}
