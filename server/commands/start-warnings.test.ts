import { afterEach, expect, test, vi } from 'vitest'
import { allRights, answering, place } from '../store/dialects/testing-mssql-facts.ts'
import { warnAtStart } from './start-warnings.ts'

afterEach(() => vi.restoreAllMocks())

type Warned = Parameters<typeof warnAtStart>[0]

/** What the start prints over a database that answers with this row. */
async function printed(row: Record<string, unknown> | Error, dialect: 'sqlite' | 'mssql' = 'mssql'): Promise<string[]> {
  const lines: string[] = []
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  // The sample company needs no support line, so that only the database is asked.
  const config = { directory: { kind: 'sample' } }
  await warnAtStart({ config, store: { read: answering(row), dialect } } as Warned)
  return lines
}

test('the start says that READ_COMMITTED_SNAPSHOT is off, with the statement that switches it on', async () => {
  expect(await printed({ ...allRights, ...place, snapshot: false })).toEqual([
    'READ_COMMITTED_SNAPSHOT is off, so readers wait for writers. An administrator of the database runs: ALTER DATABASE [latchkey] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;',
  ])
})

test.each([
  ['where READ_COMMITTED_SNAPSHOT is on', { ...allRights, ...place, snapshot: true }, 'mssql'],
  ['of an embedded database', { ...place, snapshot: false }, 'sqlite'],
] as const)('the start says nothing %s', async (_where, row, dialect) => {
  expect(await printed(row, dialect)).toEqual([])
})

test('a database that does not say so ends no start', async () => {
  expect(await printed(new Error('busy'))).toEqual([expect.stringMatching(/^\S+Z A check at the start failed: .*busy/)])
})
