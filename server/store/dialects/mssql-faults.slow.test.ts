import { Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '../database.ts'
import { retryTransactions } from '../open.ts'
import type { Tables } from '../tables.ts'
import { mssqlDialect } from './mssql.ts'
import type { MssqlLimits } from './mssql-connection.ts'
import { type Behaviour, startTdsServer, type TdsRequest } from './testing-tds.ts'

/**
 * Faults in the middle of a transaction, against a server of our own that speaks TDS and keeps what was committed. `store` is
 * SQL Server's as the program opens it, without migrations.
 */
async function setUp(limits: Partial<MssqlLimits> = {}) {
  const server = await startTdsServer()
  const dialect = mssqlDialect({ url: server.url, limits })
  const db = new Kysely<Tables>({ dialect })
  return {
    server,
    db,
    transaction: <T>(work: (tx: Tx) => Promise<T>) => retryTransactions(db)(work),
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await server[Symbol.asyncDispose]()
    },
  }
}

const write = (name: string) => (tx: Tx) => sql.raw(`insert ${name}`).execute(tx)
const unavailable = expect.objectContaining({ code: 'database-unavailable' })
const busy = expect.objectContaining({ code: 'database-locked' })

/** Where a time-out is met on purpose; long enough that a busy machine meets no other. */
const short = { requestMilliseconds: 1_500 }

/** The first request of this kind meets the behaviour, all others are answered. */
function once(kind: TdsRequest['kind'] | string, behaviour: Behaviour) {
  let isMet = false
  return (request: TdsRequest): Behaviour => {
    if (isMet || (request.kind !== kind && request.sql !== kind)) return 'answer'
    isMet = true
    return behaviour
  }
}

test('what is acknowledged after a BEGIN that was answered too late is stored', async () => {
  await using store = await setUp(short)
  const { server } = store
  server.behave = once('begin', 'hold')
  await expect(store.transaction(write('a'))).rejects.toEqual(unavailable)
  await store.transaction(write('b'))
  await store.transaction(write('c'))
  expect(server.stored).toEqual(['insert b', 'insert c'])
})

test.each([
  ['begin', 'hold'],
  ['begin', 'forever'],
  ['begin', 'cut'],
  ['begin', 'cut-answer'],
  ['begin', 3998],
  ['commit', 'hold'],
  ['commit', 'cut-answer'],
  ['insert a', 'hold'],
  ['insert a', 'cut'],
] as const)('a connection is not used again after a %s that meets: %s', async (kind, behaviour) => {
  await using store = await setUp(short)
  const { server } = store
  server.behave = once(kind, behaviour)
  await store.transaction(write('a')).catch(() => undefined)
  const used = server.requests.at(0)?.connection
  await store.transaction(write('b'))
  expect(server.requests.at(-1)?.connection).not.toBe(used)
  expect(server.stored).toContain('insert b')
})

test('a statement that the server refuses leaves its connection usable', async () => {
  await using store = await setUp()
  store.server.behave = once('insert a', 2627)
  await expect(store.transaction(write('a'))).rejects.toMatchObject({ number: 2627 })
  await store.transaction(write('b'))
  expect(store.server.connections).toBe(1)
  expect(store.server.requests.map(({ kind }) => kind)).toEqual(['begin', 'sql', 'rollback', 'begin', 'sql', 'commit'])
  expect(store.server.stored).toEqual(['insert b'])
})

test('a COMMIT without an answer is reported and never tried again, since it may be stored', async () => {
  await using store = await setUp()
  store.server.behave = once('commit', 'cut-answer')
  await expect(store.transaction(write('a'))).rejects.toEqual(unavailable)
  expect(store.server.stored).toEqual(['insert a'])
})

test.each([1205, 1222, 3960, 'cut', 'cut-answer'] as const)(
  'a statement of a transaction that meets %s is tried again, and stored once',
  async (behaviour) => {
    await using store = await setUp()
    store.server.behave = once('insert a', behaviour)
    await store.transaction(write('a'))
    expect(store.server.stored).toEqual(['insert a'])
  },
)

test('a deadlock at each try ends as busy', async () => {
  await using store = await setUp()
  store.server.behave = ({ sql }) => (sql === 'insert a' ? 1205 : 'answer')
  await expect(store.transaction(write('a'))).rejects.toEqual(busy)
  expect(store.server.requests.filter(({ kind }) => kind === 'begin')).toHaveLength(5)
  expect(store.server.stored).toEqual([])
})

test('nothing is stored outside a transaction that the server has ended', async () => {
  await using store = await setUp()
  store.server.behave = once('insert a', 1205)
  const work = async (tx: Tx) => {
    await write('a')(tx).catch(() => undefined)
    await write('b')(tx)
  }
  await expect(store.transaction(work)).rejects.toThrow('rolled back by the database')
  expect(store.server.stored).toEqual([])
})

test('an unused connection is asked whether it works and has no transaction, a busy one is not', async () => {
  await using busyStore = await setUp()
  for (const name of ['a', 'b', 'c']) await busyStore.transaction(write(name))
  expect(busyStore.server.requests.filter(({ kind }) => kind === 'sql').map(({ sql }) => sql)).toEqual([
    'insert a',
    'insert b',
    'insert c',
  ])
  await using idleStore = await setUp({ idleMilliseconds: 0 })
  const { server } = idleStore
  await idleStore.transaction(write('a'))
  server.behave = once('select @@trancount as depth', 'cut')
  await idleStore.transaction(write('b'))
  expect(server.stored).toEqual(['insert a', 'insert b'])
  expect(server.connections).toBe(2)
})

test('a session waits for locks for a limited time, counts rows, and keeps a transaction after a refused statement', async () => {
  await using store = await setUp({ lockMilliseconds: 5_000 })
  await store.transaction(write('a'))
  const settings = store.server.settings.join(';')
  for (const setting of ['nocount off', 'xact_abort off', 'implicit_transactions off', 'lock_timeout 5000']) {
    expect(settings).toContain(`set ${setting}`)
  }
})

test('parameters are declared by kind and not by length, and ASCII as VARCHAR', async () => {
  await using store = await setUp()
  const moment = new Date(0)
  for (const text of ['id', 'a longer id']) {
    await sql`select ${text}, ${'Zoë'}, ${5}, ${5_000_000_000}, ${true}, ${moment}, ${null}`.execute(store.db)
  }
  const declared = '@1 varchar(8000), @2 nvarchar(4000), @3 int, @4 bigint, @5 bit, @6 datetime2(3), @7 nvarchar(4000)'
  expect(store.server.requests.map(({ declarations }) => declarations)).toEqual([declared, declared])
  await sql`select ${'é'.repeat(5_000)}, ${'e'.repeat(9_000)}`.execute(store.db)
  expect(store.server.requests.at(-1)?.declarations).toBe('@1 nvarchar(max), @2 nvarchar(max)')
})
