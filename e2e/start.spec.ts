import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'playwright/test'
import { freePort } from './environment/free-port.ts'
import { runsWholeProof } from './environment/proof.ts'
import { repository } from './environment/server.ts'

const run = promisify(execFile)

/** Ended in any case, also when an assertion fails. */
const started: ChildProcess[] = []

/*
 * The whole proof installs the packages as a newcomer's machine does, which takes most of the time. `npm test` gives the copy hard links to its own
 * packages, after npm has planned the installation there, which fails where the lock file does not fit. On a fresh machine it has itself begun with `npm ci`.
 */
test('a fresh copy starts with npm start, names its address and accounts, and starts again without building', async () => {
  test.setTimeout(600_000)
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-fresh-'))
  const url = `http://localhost:${await freePort()}`
  try {
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', repository, folder])

    if (!runsWholeProof) await linkPackages(folder)

    const first = await npmStart(folder, url, 480_000)
    if (runsWholeProof) expect(first.output()).toContain('Installing about')
    expect(first.output()).toContain('Built site self-service')
    expect(first.output()).toMatch(/Built extension in/)
    expect(first.output()).toContain(`${url}/`)
    expect(first.output()).not.toMatch(/npm warn/i)
    expect(first.output()).toMatch(/Try it:\s+1\. [\s\S]*\n {2}2\. [\s\S]*\n {2}3\. /)
    for (const account of [
      'active.user',
      'expired.user',
      'mustchange.user',
      'locked.user',
      'disabled.user',
      'unregistered.user',
    ]) {
      expect(first.output()).toMatch(new RegExp(`${account}\\s+\\S+\\s+\\w+`))
    }
    expect(existsSync(join(folder, '.output/chrome-mv3/manifest.json'))).toBe(true)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${url}/`)).text()).toContain('<html')
    await first.end()
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()

    // How long it takes is measured by `npm run bench -- start`.
    const again = await npmStart(folder, url, 60_000)
    expect(again.output()).not.toMatch(/Installing|Built/)
    await again.endNpm()
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  } finally {
    for (const child of started.splice(0)) endGroup(child, 'SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})

test('a wrong setting ends the start with one sentence that names it', async () => {
  const result = spawn(process.execPath, [join(repository, 'server/start.mjs')], {
    env: { ...plainEnvironment(), LATCHKEY_SNTP: 'smtp://mail:25' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  result.stderr.on('data', (data) => {
    words += data
  })
  const [code] = await once(result, 'close')
  expect([code, words]).toEqual([1, 'LATCHKEY_SNTP is not a setting of Latchkey: correct its name or remove it\n'])
})

/** Gives `folder` the packages of the repository, after npm has planned their installation there. */
async function linkPackages(folder: string): Promise<void> {
  const { stdout } = await run('npm', ['ci', '--dry-run', '--no-audit', '--no-fund', '--include=dev'], {
    cwd: folder,
    env: plainEnvironment(),
  })
  expect(stdout).toMatch(/added \d+ packages/)
  const [from, to] = [join(repository, 'node_modules'), join(folder, 'node_modules')]
  // Another file system takes no hard links.
  await run('cp', ['-al', from, to]).catch(async () => {
    await rm(to, { recursive: true, force: true })
    await run('cp', ['-a', from, to])
  })
  // Caches, which tools change in place, would change in the repository, too. Without our own stamp npm's record decides what is installed.
  const ofTools = (await readdir(to)).filter((name) => /^\.(?!bin$|package-lock\.json$)/.test(name))
  for (const name of ofTools) await rm(join(to, name), { recursive: true, force: true })
}

/** As a newcomer types it: no settings, and the Node that the machine has. */
async function npmStart(folder: string, url: string, withinMs: number) {
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...plainEnvironment(), LATCHKEY_URL: url, LATCHKEY_LISTEN: `127.0.0.1:${new URL(url).port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  await expect
    .poll(() => (child.exitCode === null ? output : `ended: ${output}`), { timeout: withinMs, intervals: [20] })
    .toMatch(/Latchkey is running\.[\s\S]*expired\.user|^ended:/)
  if (child.exitCode !== null) throw new Error(output)
  return {
    output: () => output,
    /** Ctrl-C in a terminal reaches the whole group. */
    async end() {
      const ended = once(child, 'close')
      endGroup(child, 'SIGINT')
      await ended
    },
    /** A signal to npm alone, as service managers send it. The output is closed once the last process that writes it has ended. */
    async endNpm() {
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function plainEnvironment(): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !/^(LATCHKEY_|npm_|NODE_OPTIONS)/i.test(name))
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.includes('node_modules'))
  return { ...Object.fromEntries(own), PATH: path.join(delimiter) }
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, signal)
}
