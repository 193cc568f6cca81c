import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { createPasswordLists, passwordListFiles } from '../policies/password-lists/password-lists.ts'
import { importList } from './import-list.ts'

let folder: string
const output: string[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-import-'))
  output.length = 0
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line) => output.push(line))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function run(...args: string[]) {
  const config = readConfig({ LATCHKEY_DATA: folder }, folder)
  return importList(config, args, new AbortController().signal)
}
const openLists = () =>
  createPasswordLists({
    files: passwordListFiles(folder),
    fetch: () => Promise.reject(new Error('no service is asked')),
  })

test('an imported dictionary is used from the next check on', async () => {
  const file = join(folder, 'words.txt')
  await writeFile(file, 'harbour\nlantern\n')
  const running = openLists()
  expect(await running.loadDictionary()).toBeUndefined()
  expect(await run('dictionary', file)).toBe(0)
  expect(output).toEqual(['2 words are in the list.'])
  expect((await running.loadDictionary())?.size).toBe(2)
  await writeFile(file, 'meadow\n')
  expect(await run('dictionary', file)).toBe(0)
  expect((await running.loadDictionary())?.size).toBe(1)
})

test('published passwords below the minimum count are left out', async () => {
  const file = join(folder, 'breached.txt')
  await writeFile(file, `${'0'.repeat(40)}:3\n${'1'.repeat(40)}:30\n`)
  expect(await run('breached', file, '--min-count', '10')).toBe(0)
  expect(output).toEqual(['1 passwords are in the list.'])
  expect(await openLists().isBreached(Buffer.alloc(20, 0x11))).toBe(true)
  expect(await openLists().isBreached(Buffer.alloc(20))).toBe(false)
})

test('a file that is no list is refused with a sentence, and the previous list stays', async () => {
  const [good, bad] = [join(folder, 'good'), join(folder, 'bad')]
  await writeFile(good, 'harbour\n')
  await writeFile(bad, Buffer.from('ff00ff00', 'hex'))
  await run('dictionary', good)
  expect(await run('dictionary', bad)).toBe(1)
  expect(await run('breached', bad)).toBe(1)
  expect(await run('dictionary', join(folder, 'nowhere'))).toBe(1)
  expect(output.slice(1)).toEqual([
    expect.stringMatching(/^Line 1 is not text in UTF-8\./),
    expect.stringMatching(/^Line 1 is not a SHA-1/),
    expect.stringMatching(/nowhere is not there/),
  ])
  expect((await openLists().loadDictionary())?.size).toBe(1)
})

test.each([
  [[]],
  [['other', 'x']],
  [['dictionary']],
  [['breached', 'x', '--min-count', 'many']],
  [['breached', 'x', 'y']],
])('import-list %j prints the usage', async (args) => {
  expect(await run(...args)).toBe(2)
  expect(output[0]).toContain('import-list dictionary FILE')
})
