import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import type { Services } from '../services.ts'
import { reserveAttempt } from '../store/counters.ts'
import { buildTestServices } from '../testing-services.ts'
import { liftLimitsAt } from './lift-limits.ts'

let folder: string
let services: Services
const stopping = new AbortController()
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-lift-'))
  services = await buildTestServices(folder, stopping.signal)
}, 60_000)
afterEach(async () => {
  vi.restoreAllMocks()
  await services.close()
  await rm(folder, { recursive: true })
})

async function run(...args: string[]) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const config = readConfig({ LATCHKEY_DATA: join(folder, 'data') }, folder)
  return { code: await liftLimitsAt(config, args, stopping.signal), output: output.join('\n') }
}

test('O3: at the terminal an account gets its tries back, and the audit names the terminal', async () => {
  const { store, profiles } = services
  const key = profiles.accountKey('corp.example.com', 'site.admin')
  for (const kind of ['bind-unknown', 'guess', 'staff-totp'])
    await store.transaction((tx) => reserveAttempt(tx, key, kind, 60_000, 10))
  expect(await run('site.admin', 'calls pile up')).toEqual({
    code: 0,
    output: expect.stringContaining('has all attempts back'),
  })
  expect(await store.read.selectFrom('Counter').selectAll().where('key', '=', key).execute()).toEqual([])
  const events = await store.read.selectFrom('AuditEvent').select('data').where('event', '=', 'limits-lifted').execute()
  expect(events.map(({ data }) => JSON.parse(data).by)).toEqual(['terminal'])
})

test('an account that is not in the directory is refused', async () => {
  expect(await run('nobody.here', 'calls pile up')).toEqual({ code: 1, output: 'nobody.here is not in the directory.' })
})

test.each([[[]], [['site.admin']], [['site.admin', '  ']], [['site.admin', 'two', 'reasons']], [['--all', 'reason']]])(
  'used wrongly it says how: %j',
  async (args) => {
    expect(await run(...args)).toEqual({ code: 2, output: expect.stringContaining('npm start -- lift-limits ACCOUNT') })
  },
)
