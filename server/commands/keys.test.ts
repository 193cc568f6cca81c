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
import { keys } from './keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-keys-command-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const config = () => readConfig({}, folder)
/** What it says, and how it ends. */
async function run(...args: string[]) {
  const said: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void said.push(line))
  const code = await keys(config(), args, new AbortController().signal)
  return { code, said: said.join('\n') }
}
const ids = () => readKeyFile(config().keyFile)?.keys.map(({ id }) => id) ?? []

test('a rotation, from the new key to the end of the old one', async () => {
  expect((await run()).said).toMatch(/^[0-9a-f]{12} {2}made \d{4}-\d\d-\d\d, in use$/)
  const [old = ''] = ids()
  const store = await openStore(config().database)
  const held = await openKeys(store, config().keyFile)
  await store.transaction(async (tx) => {
    await ensureProfile(tx, { personId: 'a', domain: 'd', language: 'en', askSalt: 's' })
    const sealedValue = held.seal('["a","a@example.org"]', 'profile contact')
    await insertContact(tx, { personId: 'a', kind: 'mail', sealedValue, verified: true })
  })
  expect(await run('rotate')).toMatchObject({ code: 0, said: expect.stringMatching(/It is in use\.$/) })
  expect(ids()).toEqual([expect.any(String), old])
  const needed = await run()
  expect(needed.said).toContain('still needed for 1 personal address (the task renew-seals seals them anew)')
  const early = await run('remove', old)
  expect(early.code).toBe(1)
  expect(early.said).toContain('Nothing was removed.')

  // The rotation itself is an event of the hour in which the old key may still have been used elsewhere.
  await store.transaction(async (tx) => {
    await tx.deleteFrom('ProfileContact').execute()
    await tx.deleteFrom('AuditEvent').execute()
  })
  expect((await run()).said).toContain(`needed by nothing any more: npm start -- keys remove ${old}`)
  expect((await run('remove', old)).code).toBe(0)
  expect(ids()).toHaveLength(1)
  const events = await store.read.selectFrom('AuditEvent').select(['event', 'data']).execute()
  expect(events).toMatchObject([{ event: 'key-removed', data: JSON.stringify({ key: old }) }])
  await store.close()
})

test('a key for later is told from when on, and the one in use stays', async () => {
  await run()
  const [standing = ''] = ids()
  expect((await run('rotate', '24')).said).toMatch(/used from 20\d\d-/)
  expect((await run()).said).toMatch(/, used from 20\d\d-.* on\n.*, in use$/)
  expect(await run('remove', standing)).toMatchObject({ code: 1, said: expect.stringContaining('is in use') })
  expect(await run('remove', '0123456789ab')).toMatchObject({ code: 1, said: 'There is no key 0123456789ab.' })
})

test.each([['twist'], ['rotate', 'soon'], ['rotate', '-1'], ['remove'], ['list', 'all']])(
  '%s %s is no command',
  async (...args) => {
    expect(await run(...args)).toMatchObject({ code: 2, said: expect.stringContaining('Use one of') })
  },
)
