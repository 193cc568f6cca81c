import { copyFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../config.ts'
import type { Store, Tx } from '../store/database.ts'
import { readKeyFile } from '../store/key-file.ts'
import { openKeys } from '../store/open-keys.ts'
import { findSession } from '../store/sessions.ts'
import { signedTableNames } from '../store/signed-tables.ts'
import { storeRows } from '../store/testing-signed.ts'
import { manageKeys } from './keys.ts'
import { manageRefusedRows } from './refused-rows.ts'
import { withStore } from './with-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-refused-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const { signal } = new AbortController()
const config = (keyFile?: string) => readConfig(keyFile ? { LATCHKEY_KEY_FILE: keyFile } : {}, folder)
const withRows = <T>(work: (store: Store) => Promise<T>) =>
  withStore(config(), signal, async (store) => {
    await openKeys(store, config().keyFile)
    return work(store)
  })

/** Runs a command; returns its output and exit code. */
async function runCommand(command: typeof manageKeys, args: string[], keyFile?: string) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const code = await command(config(keyFile), args, signal)
  return { code, output: output.join('\n') }
}
const run = (...args: string[]) => runCommand(manageRefusedRows, args)
const readDeletions = (store: Store) =>
  store.read.selectFrom('AuditEvent').select('data').where('event', '=', 'refused-row-deleted').execute()

const times = { createdAt: new Date('2026-11-28T09:00:00Z'), expiresAt: new Date('2030-01-01') }
const insertSession = (tx: Tx, tokenHash: string, mac: string | null = null) =>
  tx
    .insertInto('Session')
    .values({ tokenHash, frontEnd: 'admin', module: 'password', personId: 'eve', domain: 'd', ...times, mac })
    .execute()

/** A row of every signed table as Latchkey stores it, and copies of sessions and answers that it has not written. */
const seed = () =>
  withRows((store) =>
    store.transaction(async (tx) => {
      await storeRows(tx, 'one')
      await insertSession(tx, 'forged')
      const answer = { personId: 'person one', question: "what's\nthat?", hash: 'of the attacker' }
      await tx
        .insertInto('ProfileAnswer')
        .values({ ...answer, answeredAt: times.createdAt, wording: null, sealedAnswer: null })
        .execute()
    }),
  )

test('M3: refused rows are listed by table, key, person and time, without what they hold', async () => {
  await seed()
  const { code, output } = await run()
  expect(code).toBe(0)
  expect(output).toContain('Session forged  not signed  person eve  2026-11-28T09:00:00.000Z')
  expect(output).toContain(String.raw`ProfileAnswer 'person one' 'what'\''s\u{a}that?'  not signed  person person one`)
  expect(output).toContain('2 rows are refused')
  expect(output).not.toContain('of the attacker')
})

test('M3: one row is deleted by table and key, and the audit says which', async () => {
  await seed()
  expect(await run('delete', 'Session', 'forged')).toMatchObject({ code: 0, output: '1 row was deleted.' })
  expect(await run('delete', 'ProfileAnswer', 'person one', "what's\nthat?")).toMatchObject({ code: 0 })
  expect((await run()).output).toBe('No row is refused.')
  expect((await withRows(readDeletions)).map(({ data }) => JSON.parse(data))).toEqual([
    { table: 'Session', key: ['forged'], reason: 'no-mac' },
    { table: 'ProfileAnswer', key: ['person one', "what's\nthat?"], reason: 'no-mac' },
  ])
})

test('M3: a row whose signature is right, or that no signature protects, is not deleted', async () => {
  await seed()
  const refused = { code: 1, output: expect.stringContaining('Nothing was deleted.') }
  expect(await run('delete', 'Session', 'session one')).toMatchObject(refused)
  expect(await run('delete', 'Setting', 'keys.proof')).toMatchObject(refused)
  expect(await run('delete', 'Session', 'absent')).toMatchObject({ code: 1, output: 'Session has no row absent.' })
  expect(await run('delete', 'all')).toMatchObject({ code: 0, output: '2 rows were deleted.' })
  const rows = await withRows((store) =>
    Promise.all(
      signedTableNames.map((table) =>
        store.read
          .selectFrom(table as 'Session')
          .select('mac')
          .execute(),
      ),
    ),
  )
  expect(rows.map(({ length }) => length > 0)).toEqual(signedTableNames.map(() => true))
  expect(await withRows((store) => findSession(store.read, 'session one'))).toBeDefined()
})

test('M3: forged rows and a forged open run under an old key keep it until they are deleted', async () => {
  await runCommand(manageKeys, [])
  const [old = ''] = readKeyFile(config().keyFile)?.keys.map(({ id }) => id) ?? []
  await withRows((store) =>
    store.transaction(async (tx) => {
      await insertSession(tx, 'forged', `v1.${old}.${'0'.repeat(64)}`)
      await storeRows(tx, 'one')
      await tx.deleteFrom('Session').where('tokenHash', '=', 'session one').execute()
      await tx.updateTable('Run').set({ account: 'somebody else' }).execute()
    }),
  )
  await runCommand(manageKeys, ['rotate'])
  // What the scheduled job leaves behind: everything that it could sign again is gone.
  await withRows((store) =>
    store.transaction(async (tx) => {
      for (const table of signedTableNames.filter((name) => name !== 'Session' && name !== 'Run' && name !== 'Setting'))
        await tx.deleteFrom(table as 'Session').execute()
      await tx.deleteFrom('Setting').where('name', '!=', 'keys.proof').execute()
      await tx.deleteFrom('AuditEvent').execute()
    }),
  )
  const refused = await runCommand(manageKeys, ['remove', old])
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('npm start -- refused-rows') })
  expect(refused.output).toContain('1 open task')
  expect(await run('delete', 'all')).toMatchObject({ code: 0, output: '2 rows were deleted.' })
  await withRows((store) => store.transaction((tx) => tx.deleteFrom('AuditEvent').execute()))
  expect(await runCommand(manageKeys, ['remove', old])).toMatchObject({ code: 0 })
})

test('M3: with two key files, rows of the key that one server lacks are kept there, and right once the file is copied', async () => {
  await runCommand(manageKeys, [])
  const { keyFile } = config()
  const other = join(folder, 'other.keys.json')
  copyFileSync(keyFile, other)
  const key = await withRows(async (store) => {
    const keys = await openKeys(store, keyFile)
    const id = keys.rotate()
    await store.transaction((tx) => insertSession(tx, 'forged'))
    await store.transaction((tx) => storeRows(tx, 'one'))
    return id
  })
  const onOther = (...args: string[]) => runCommand(manageRefusedRows, args, other)
  expect((await onOther()).output).toContain(`Session 'session one'  signed with ${key}, which the key file lacks`)
  const deletion = await onOther('delete', 'all')
  expect(deletion).toMatchObject({
    code: 1,
    output: expect.stringContaining(`${signedTableNames.length} rows are left, signed with key ${key}`),
  })
  expect(deletion.output).toContain('1 row was deleted.')
  copyFileSync(keyFile, other)
  expect((await onOther()).output).toBe('No row is refused.')
  expect(await onOther('delete', 'signed-with', key)).toMatchObject({
    code: 1,
    output: expect.stringContaining('is not lost. Nothing was deleted.'),
  })
})

test('M3: rows of a key that is lost are deleted by its id', async () => {
  await runCommand(manageKeys, [])
  const lost = 'ffffffffffff'
  await withRows((store) => store.transaction((tx) => insertSession(tx, 'old', `v1.${lost}.${'0'.repeat(64)}`)))
  expect(await run('delete', 'signed-with', lost)).toMatchObject({ code: 0, output: '1 row was deleted.' })
  expect((await run()).output).toBe('No row is refused.')
})

test('more rows than a person reads are counted instead of printed', async () => {
  await runCommand(manageKeys, [])
  await withRows((store) =>
    store.transaction(async (tx) => {
      for (let index = 0; index < 501; index++) await insertSession(tx, `forged-${index}`)
    }),
  )
  const { output } = await run()
  expect(output.match(/^Session /gm)).toHaveLength(500)
  expect(output).toContain('… and 1 more')
  expect(await run('delete', 'all')).toMatchObject({ output: '501 rows were deleted.' })
})

test.each([
  ['remove'],
  ['delete'],
  ['delete', 'all', 'please'],
  ['delete', 'Session'],
  ['delete', 'Session', 'a', 'b'],
  ['delete', 'ProfileAnswer', 'a'],
  ['delete', 'Counter', 'a'],
  ['delete', 'signed-with'],
])('refused-rows %s %s prints the usage and opens nothing', async (...args) => {
  expect(await run(...args)).toMatchObject({ code: 2, output: expect.stringContaining('Use one of') })
  expect(readKeyFile(config().keyFile)).toBeUndefined()
})
