import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { setting } from './setting.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-setting-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function run(...args: string[]) {
  const said: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void said.push(line))
  const code = await setting(readConfig({}, folder), args, new AbortController().signal)
  return { code, said: said.join('\n') }
}

test('text is taken as it is, anything else as JSON', async () => {
  expect((await run('site.name', '42')).code).toBe(0)
  expect((await run('site.helpdeskSearch', '{"minCharacters": 3}')).code).toBe(0)
  expect(JSON.parse((await run('site')).said)).toMatchObject({
    ...{ name: '42', selfService: 'modern' },
    helpdeskSearch: { minCharacters: 3, displayNameOnly: false, truncateNames: false },
  })
})

test('what does not fit is refused, and changes nothing', async () => {
  expect(await run('site.helpdeskSearch', '{"minCharacters": 0}')).toMatchObject({ code: 1 })
  expect(await run('site.helpdeskSearch', 'three')).toMatchObject({ code: 1 })
  expect(await run('site.selfService')).toMatchObject({ code: 2 })
  expect(JSON.parse((await run('site')).said).helpdeskSearch.minCharacters).toBe(2)
})
