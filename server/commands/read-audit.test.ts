import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAudit } from '../audit/chain.ts'
import { eraseSubject } from '../audit/names.ts'
import { readConfig } from '../config.ts'
import { openKeys } from '../store/open-keys.ts'
import { readAudit } from './read-audit.ts'
import { withStore } from './with-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-read-audit-'))
  await record()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const { signal } = new AbortController()
const config = () => readConfig({}, folder)

async function run(...args: string[]) {
  const output: string[] = []
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line: string) => void output.push(line))
  const code = await readAudit(config(), args, signal)
  return { code, output }
}
const read = async (...args: string[]) => (await run(...args)).output.map((line) => JSON.parse(line))

const erika = { id: 'id-of-erika', name: 'Erika.Mustermann' }
const max = { id: 'id-of-max', name: 'max' }

/** Three events of two people, on two days and two nodes; one has a ticket. */
async function record() {
  await withStore(config(), signal, async (store) => {
    const keys = await openKeys(store, config().keyFile)
    const audit = (node: string, at: string) => createAudit({ node, keys, now: () => new Date(at) })
    await store.transaction((tx) =>
      audit('one', '2026-11-27T08:00:00Z').append(
        tx,
        { event: 'sign-in', subject: erika },
        { event: 'sign-in', subject: max },
      ),
    )
    await store.transaction((tx) =>
      audit('two', '2026-11-28T09:30:00Z').append(tx, {
        event: 'run-started',
        subject: erika,
        runId: 'run-1',
        data: { workflow: 'reset-password', texts: ['ticket'] },
        texts: { ticket: 'INC-7' },
      }),
    )
  })
}

test('O16: the audit log is read, one event a line, with the names of people and what staff typed', async () => {
  const events = await read()
  expect(events.map(({ node, sequence, event, person }) => [node, sequence, event, person.name])).toEqual([
    ['one', 1, 'sign-in', 'Erika.Mustermann'],
    ['one', 2, 'sign-in', 'max'],
    ['two', 1, 'run-started', 'Erika.Mustermann'],
  ])
  expect(events[2]).toEqual({
    at: '2026-11-28T09:30:00.000Z',
    node: 'two',
    sequence: 1,
    event: 'run-started',
    person: erika,
    run: 'run-1',
    data: { workflow: 'reset-password', texts: ['ticket'] },
    texts: { ticket: 'INC-7' },
  })
})

test.for([
  [
    ['--person', 'ERIKA.mustermann'],
    ['one 1', 'two 1'],
  ],
  [['--person', 'id-of-max'], ['one 2']],
  [['--person', 'erika'], []],
  [['--event', 'run-started,run-done'], ['two 1']],
  [['--since', '2026-11-28'], ['two 1']],
  [
    ['--until', '2026-11-28'],
    ['one 1', 'one 2'],
  ],
  [['--since', '2026-11-27T08:00Z', '--until', '2026-11-27T08:00Z'], []],
  [['--person', 'max', '--event', 'run-started'], []],
] as const)('it is searched by %j', async ([args, expected]) => {
  expect((await read(...args)).map(({ node, sequence }) => `${node} ${sequence}`)).toEqual(expected)
})

test('the events of a person whose name was erased stay readable by id', async () => {
  await withStore(config(), signal, async (store) => {
    const keys = await openKeys(store, config().keyFile)
    await store.transaction((tx) => eraseSubject(tx, keys, erika.id))
  })
  expect(await read('--person', erika.name)).toEqual([])
  expect((await read('--person', erika.id)).map(({ person }) => person)).toEqual([{ id: erika.id }, { id: erika.id }])
})

test.for([['--since', 'yesterday'], ['--until', '2026-13-01'], ['--who', 'erika'], ['erika']])(
  '%j is not used rightly',
  async (args) => {
    expect(await run(...args)).toMatchObject({ code: 2, output: [expect.stringContaining('npm start -- read-audit')] })
  },
)
