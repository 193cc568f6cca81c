import { spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../..')

interface StartResult {
  code: number
  out: string
  err: string
}

/**
 * A copy of Latchkey that holds only its bootstrap, a server of three lines and a lock file of one package, with an npm that
 * installs by making a folder. `npm` reports what it does: only that distinguishes an install from no install.
 */
export interface BootstrapCopy {
  readonly folder: string
  start(words?: string[], env?: Record<string, string>, node?: string): Promise<StartResult>
  /** The same, of which the output can be read while it runs. */
  begin(words?: string[], env?: Record<string, string>, node?: string): { out(): string; result: Promise<StartResult> }
  /** Body of the fake npm, as a function of `args` (the first is ci or exec) and `root`. */
  writeNpm(body: string): Promise<void>
  writeLockFile(version: string): Promise<void>
  countInstalls(): Promise<number>
  /** Until it is called again with false, no install ends. */
  holdInstalls(isHeld: boolean): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

const installing = `
  if (args[0] === 'ci') {
    fs.appendFileSync(root + '/installs', 'x')
    while (fs.existsSync(root + '/installs-wait')) await new Promise((done) => setTimeout(done, 20))
    fs.mkdirSync(root + '/node_modules/left', { recursive: true })
  }`

export async function createBootstrapCopy(): Promise<BootstrapCopy> {
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
    start: (...given) => copy.begin(...given).result,
    begin(words = [], env = {}, node = process.execPath) {
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
      const result = new Promise<StartResult>((done) =>
        child.on('close', (code) => done({ code: code ?? -1, out, err })),
      )
      return { out: () => out, result }
    },
    writeNpm: (body) =>
      writeFile(
        cli,
        `const fs = await import('node:fs'); const args = process.argv.slice(2); const root = process.cwd()\n${body}`,
      ),
    writeLockFile: (version) =>
      writeFile(
        join(folder, 'package-lock.json'),
        JSON.stringify({ packages: { '': {}, 'node_modules/left': { version } } }),
      ),
    countInstalls: async () => (await readFile(join(folder, 'installs'), 'utf8').catch(() => '')).length,
    holdInstalls: (isHeld) =>
      isHeld ? writeFile(join(folder, 'installs-wait'), '') : rm(join(folder, 'installs-wait')),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
  await copy.writeNpm(installing)
  await copy.writeLockFile('1.0.0')
  return copy
}

/** A Node that says it is an older one; everything else it does as the real one does. */
export async function createOldNode(folder: string): Promise<string> {
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

/** npm leaves this at `node_modules/.bin/node`: the real Node, or a stub when its install script may not run. */
export async function installNode(folder: string, kind: 'real' | 'stub'): Promise<void> {
  const file = join(folder, 'node_modules/.bin/node')
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
  if (kind === 'real') return symlink(process.execPath, file)
  await writeFile(file, '#!/bin/sh\nexit 1\n')
  await chmod(file, 0o755)
}
