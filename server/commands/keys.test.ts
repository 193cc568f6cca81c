import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import { readKeyFile } from '../store/key-file.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { insertContact } from '../store/profile-contacts.ts'
import { ensureProfile } from '../store/profiles.ts'
import { manageKeys } from './keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-keys-command-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const config = () => readConfig({}, folder)
/** Runs the command; returns its output and exit code. */
async function run(...args: string[]) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const code = await manageKeys(config(), args, new AbortController().signal)
  return { code, output: output.join('\n') }
}
const readIds = () => readKeyFile(config().keyFile)?.keys.map(({ id }) => id) ?? []

test('a rotation adds a key in use; the old one can be removed once nothing needs it', async () => {
  expect((await run()).output).toMatch(/^[0-9a-f]{12} {2}made \d{4}-\d\d-\d\d, in use$/)
  const [old = ''] = readIds()
  const store = await openStore(config().database)
  const held = await openKeys(store, config().keyFile)
  await store.transaction(async (tx) => {
    await ensureProfile(tx, { personId: 'a', domain: 'd', language: 'en', askSalt: 's' })
    const sealedValue = held.encrypt('["a","a@example.org"]', 'profile contact')
    await insertContact(tx, { personId: 'a', kind: 'mail', sealedValue, verified: true })
  })
  expect(await run('rotate')).toMatchObject({ code: 0, output: expect.stringMatching(/It is in use\.$/) })
  expect(readIds()).toEqual([expect.any(String), old])
  const needed = await run()
  expect(needed.output).toContain(
    'still needed for 1 personal address (the scheduled task reencrypt-secrets re-encrypts them)',
  )
  const early = await run('remove', old)
  expect(early.code).toBe(1)
  expect(early.output).toContain('Nothing was removed.')

  // The rotation itself was recorded within the hour in which another server may still have used the old key.
  await store.transaction(async (tx) => {
    await tx.deleteFrom('ProfileContact').execute()
    await tx.deleteFrom('AuditEvent').execute()
    await tx.deleteFrom('Setting').where('name', '=', 'rows.signed').execute()
  })
  expect((await run()).output).toContain(`no longer needed: npm start -- keys remove ${old}`)
  expect((await run('remove', old)).code).toBe(0)
  expect(readIds()).toHaveLength(1)
  const events = await store.read.selectFrom('AuditEvent').select(['event', 'data']).execute()
  expect(events).toMatchObject([{ event: 'key-removed', data: JSON.stringify({ key: old }) }])
  await store.close()
})

test('a key for later says from when it is used; the current and an unknown key cannot be removed', async () => {
  await run()
  const [current = ''] = readIds()
  expect((await run('rotate', '24')).output).toMatch(/used from 20\d\d-/)
  expect((await run()).output).toMatch(/, used from 20\d\d-.* on\n.*, in use$/)
  expect(await run('remove', current)).toMatchObject({ code: 1, output: expect.stringContaining('is in use') })
  expect(await run('remove', '0123456789ab')).toMatchObject({ code: 1, output: 'There is no key 0123456789ab.' })
})

test.each([['twist'], ['rotate', 'soon'], ['rotate', '-1'], ['remove'], ['list', 'all']])(
  'keys %s %s prints the usage',
  async (...args) => {
    expect(await run(...args)).toMatchObject({ code: 2, output: expect.stringContaining('Use one of') })
  },
)
