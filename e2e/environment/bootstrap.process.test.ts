import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createBootstrapCopy, createOldNode, installNode } from './bootstrap-copy.ts'

test('installs once, then again only when the lock file changed', async () => {
  await using copy = await createBootstrapCopy()
  const first = await copy.start()
  expect([first.code, first.err]).toEqual([0, ''])
  expect(first.out).toContain('Installing about 1 packages')
  await copy.start()
  expect(await copy.countInstalls()).toBe(1)
  await copy.writeLockFile('1.0.1')
  await copy.start()
  expect(await copy.countInstalls()).toBe(2)
})

test('two starts at once: one installs, the other waits and says so', async () => {
  await using copy = await createBootstrapCopy()
  await copy.holdInstalls(true)
  const starts = [copy.begin(), copy.begin()]
  const waits = /Another start is at work \(process \d+\); waiting for it\./
  await expect.poll(() => starts.map(({ out }) => out()).join(''), { timeout: 60_000 }).toMatch(waits)
  await copy.holdInstalls(false)
  const both = await Promise.all(starts.map(({ result }) => result))
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(await copy.countInstalls()).toBe(1)
})

test('the lock of a process that has ended is taken over by one of several', async () => {
  await using copy = await createBootstrapCopy()
  const gone = spawn('true')
  await once(gone, 'exit')
  await mkdir(join(copy.folder, '.latchkey'))
  await writeFile(
    join(copy.folder, '.latchkey/prepare.lock'),
    JSON.stringify({ pid: gone.pid, host: hostname(), token: 'gone' }),
  )
  const all = await Promise.all([copy.start(), copy.start(), copy.start()])
  expect(all.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(await copy.countInstalls()).toBe(1)
})

test('packages installed by hand are not installed again', async () => {
  await using copy = await createBootstrapCopy()
  await mkdir(join(copy.folder, 'node_modules/left'), { recursive: true })
  await writeFile(
    join(copy.folder, 'node_modules/.package-lock.json'),
    JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.0' } } }),
  )
  expect((await copy.start()).code).toBe(0)
  expect(await copy.countInstalls()).toBe(0)
})

test('arguments and the exit code pass, and only serve writes messages to standard output', async () => {
  await using copy = await createBootstrapCopy()
  const result = await copy.start(['doctor', '7'])
  expect(result.code).toBe(7)
  expect(JSON.parse(result.out)).toEqual({ words: ['doctor', '7'], version: process.version })
  expect((await copy.start(['--dev-is-not-this'])).out).toContain('--dev-is-not-this')
})

test('the process that was started becomes the server; Ctrl-C and a kill end it', async () => {
  await using copy = await createBootstrapCopy()
  await copy.start()
  await writeFile(
    join(copy.folder, 'server/main.ts'),
    `process.on('SIGINT', () => process.exit(3)); setInterval(() => {}, 1000); console.log(process.pid)`,
  )
  for (const [signal, code] of [
    ['SIGINT', 3],
    ['SIGKILL', null],
  ] as const) {
    const parent = spawn(process.execPath, [join(copy.folder, 'server/start.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [processId] = await once(parent.stdout, 'data')
    // On Windows it stays beside the server.
    if (process.platform !== 'win32') expect(Number(processId)).toBe(parent.pid)
    parent.kill(signal)
    // Its output closes when the server, which shares it, is gone, too.
    expect((await once(parent, 'close'))[0]).toBe(code)
  }
})

test('an old Node takes the installed one when that proves what it is', async () => {
  await using copy = await createBootstrapCopy()
  await installNode(copy.folder, 'real')
  const result = await copy.start([], {}, await createOldNode(copy.folder))
  expect([result.code, result.err]).toEqual([0, ''])
  expect(result.out).toContain(`"version":"${process.version}"`)
})

test('an old Node, and a stub where install scripts were not run: npm fetches one', async () => {
  await using copy = await createBootstrapCopy()
  await installNode(copy.folder, 'stub')
  await copy.writeNpm(`if (args[0] === 'exec') console.log(process.execPath)`)
  const result = await copy.start([], {}, await createOldNode(copy.folder))
  expect([result.code, result.err]).toEqual([0, ''])
  expect(result.out).toContain('Fetching Node 24.21.0')
})

const sentences: [string, string, Record<string, string>, RegExp][] = [
  [
    'no Node to be had',
    `if (args[0] === 'exec') process.exit(1)`,
    {},
    /^Latchkey needs Node 24\.15 or newer, this is 18\.20\.4.*ignore-scripts/,
  ],
  ['no npm', '', { npm_execpath: '', npm_node_execpath: '' }, /^npm was not found: install Node 24/],
  ['no network', `console.error('npm error code ENOTFOUND'); process.exit(1)`, {}, /registry cannot be reached/],
  [
    'a full disk',
    `console.error('npm error nospc ENOSPC: no space left on device'); process.exit(1)`,
    {},
    /disk is full/,
  ],
  ['a read-only folder', `console.error('npm error code EROFS'); process.exit(1)`, {}, /may not write to/],
  [
    'anything else',
    `console.error('npm error Missing: left@1.0.0 from lock file'); process.exit(1)`,
    {},
    /npm ended with 1.*Missing: left@1\.0\.0/,
  ],
]

test.each(sentences)('%s: one sentence and exit code 1', async (_what, npm, env, sentence) => {
  await using copy = await createBootstrapCopy()
  await copy.writeNpm(npm)
  const result = await copy.start([], env, await createOldNode(copy.folder))
  expect(result.code).toBe(1)
  expect(result.err.trim().split('\n')).toEqual([expect.stringMatching(sentence)])
})
