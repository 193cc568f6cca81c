import { CompiledQuery, Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '../database.ts'
import { retryTransactions } from '../open.ts'
import type { Tables } from '../tables.ts'
import { deferred, runTogether } from '../together.ts'
import { mssqlDialect, writeLimits } from './mssql.ts'
import type { MssqlLimits } from './mssql-connection.ts'
import { type Behaviour, startTdsServer, type TdsRequest } from './testing-tds.ts'

/** Transactions as the program opens them: begun by their first statement, with several statements in one request. */
async function setUp(limits: Partial<MssqlLimits> = {}) {
  const server = await startTdsServer()
  const db = new Kysely<Tables>({
    dialect: mssqlDialect({ url: server.url, limits: { ...writeLimits, requestMilliseconds: 1_500, ...limits } }),
  })
  return {
    server,
    sent: () => server.requests.map(({ kind, sql }) => (kind === 'sql' ? sql : kind)),
    transaction: <T>(work: (tx: Tx) => Promise<T>) => retryTransactions(db)(work),
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await server[Symbol.asyncDispose]()
    },
  }
}

const write = (name: string) => (tx: Tx) => sql.raw(`insert ${name}`).execute(tx)
const defer = (name: string) => (tx: Tx) =>
  tx.executeQuery({ ...CompiledQuery.raw(`insert ${name}`), ...deferred } as CompiledQuery)

function once(sql: string, behaviour: Behaviour) {
  let isMet = false
  return (request: TdsRequest): Behaviour => {
    if (isMet || (request.sql !== sql && request.kind !== sql)) return 'answer'
    isMet = true
    return behaviour
  }
}

test('the first statement begins the transaction, and COMMIT stores it', async () => {
  await using store = await setUp()
  await store.transaction(async (tx) => {
    await write('a')(tx)
    expect(store.server.stored).toEqual([])
    await write('b')(tx)
  })
  expect(store.sent()).toEqual(['insert a', 'insert b', 'commit'])
  expect(store.server.stored).toEqual(['insert a', 'insert b'])
})

test('a transaction without a statement sends nothing', async () => {
  await using store = await setUp()
  await store.transaction(async () => undefined)
  expect(store.sent()).toEqual([])
})

test('what is deferred is sent with the next statement, or before the end', async () => {
  await using store = await setUp()
  await store.transaction(async (tx) => {
    await defer('a')(tx)
    await defer('b')(tx)
    await write('c')(tx)
    await defer('d')(tx)
  })
  expect(store.sent()).toEqual(['insert a; insert b; insert c', 'insert d', 'commit'])
  expect(store.server.stored).toEqual(['insert a', 'insert b', 'insert c', 'insert d'])
})

test('statements of one request have their parameters numbered through, and each its own result', async () => {
  await using store = await setUp()
  const results = await store.transaction(async (tx) => {
    await defer('a')(tx)
    return runTogether(
      tx,
      tx.deleteFrom('Session').where('tokenHash', '=', 'x'),
      tx.deleteFrom('StateToken').where('tokenHash', '=', 'y'),
    )
  })
  expect(store.sent()[0]).toMatch(/^insert a; delete from "Session".* = @1; delete from "StateToken".* = @2$/)
  expect(results.map(({ numAffectedRows }) => numAffectedRows)).toEqual([1n, 1n])
})

test('nothing of a transaction that failed is stored, and what it deferred is not sent with the next one', async () => {
  await using store = await setUp()
  const failed = store.transaction(async (tx) => {
    await write('a')(tx)
    await defer('b')(tx)
    throw new Error('refused')
  })
  await expect(failed).rejects.toThrow('refused')
  await store.transaction(write('c'))
  expect(store.sent()).toEqual(['insert a', 'rollback', 'insert c', 'commit'])
  expect(store.server.stored).toEqual(['insert c'])
})

test('a refused statement that begins a transaction leaves it usable', async () => {
  await using store = await setUp()
  store.server.behave = once('insert a', 2627)
  await store.transaction(async (tx) => {
    await write('a')(tx).catch(() => undefined)
    await write('b')(tx)
  })
  expect(store.server.stored).toEqual(['insert b'])
})

test.each([1205, 'cut', 'cut-answer'] as const)(
  'a first statement that meets %s is tried again, and stored once',
  async (behaviour) => {
    await using store = await setUp()
    store.server.behave = once('insert a', behaviour)
    await store.transaction(async (tx) => {
      await write('a')(tx)
      await write('b')(tx)
    })
    expect(store.server.stored).toEqual(['insert a', 'insert b'])
  },
)

test.each(['insert a', 'insert b'])(
  'nothing begins anew after the server has ended the transaction at: %s',
  async (victim) => {
    await using store = await setUp()
    store.server.behave = once(victim, 1205)
    const work = async (tx: Tx) => {
      for (const name of ['a', 'b', 'c'])
        await write(name)(tx).catch((error: unknown) => {
          if (name !== 'c') return
          throw error
        })
    }
    await expect(store.transaction(work)).rejects.toThrow('rolled back by the database')
    expect(store.server.stored).toEqual([])
  },
)

test('a COMMIT without an answer is reported and never tried again', async () => {
  await using store = await setUp()
  store.server.behave = once('commit', 'cut-answer')
  await expect(store.transaction(write('a'))).rejects.toMatchObject({ code: 'database-unavailable' })
  expect(store.server.stored).toEqual(['insert a'])
})

test('a late answer costs the connection, and the next transaction begins on another', async () => {
  await using store = await setUp()
  store.server.behave = once('insert a', 'hold')
  await expect(store.transaction(write('a'))).rejects.toMatchObject({ code: 'database-unavailable' })
  await store.transaction(write('b'))
  expect(store.server.stored).toEqual(['insert b'])
  expect(store.server.connections).toBe(2)
})

const run = (statement: string) => (tx: Tx) => sql.raw(statement).execute(tx)

test('what touches no table begins no transaction, and what reads one does', async () => {
  await using store = await setUp()
  await store.transaction(run('select sysutcdatetime() as now'))
  expect(store.sent()).toEqual(['select sysutcdatetime() as now'])
  await store.transaction(run('select id from Run'))
  expect(store.sent().slice(1)).toEqual(['select id from Run', 'commit'])
})

test('a connection that has only read the clock begins the transaction with the statement after', async () => {
  await using store = await setUp()
  await store
    .transaction(async (tx) => {
      await run('select sysutcdatetime() as now')(tx)
      await write('a')(tx)
      throw new Error('refused')
    })
    .catch(() => undefined)
  expect(store.sent()).toEqual(['select sysutcdatetime() as now', 'insert a', 'rollback'])
  expect(store.server.stored).toEqual(['select sysutcdatetime() as now'])
})

test('a COMMIT that leaves a transaction open is no success, and costs the connection', async () => {
  await using store = await setUp()
  store.server.behave = once('commit', 'nested')
  await expect(store.transaction(write('a'))).rejects.toThrow('still open after COMMIT')
  await store.transaction(write('b'))
  expect(store.server.stored).toEqual(['insert b'])
  expect(store.server.connections).toBe(2)
})

test('a server that begins no transaction by itself gets no second statement', async () => {
  await using store = await setUp()
  store.server.behave = () => 'autocommit'
  const work = async (tx: Tx) => {
    await write('a')(tx)
    await write('b')(tx)
  }
  await expect(store.transaction(work)).rejects.toThrow('has begun no transaction')
  expect(store.sent()).toEqual(['insert a'])
})

test('a connection goes back without a transaction, and is asked for one when it was long unused', async () => {
  await using store = await setUp({ idleMilliseconds: 0 })
  for (const name of ['a', 'b']) await store.transaction(write(name))
  const check = 'select @@trancount as depth'
  expect(store.sent()).toEqual([check, 'insert a', 'commit', check, 'insert b', 'commit'])
  expect(store.server.connections).toBe(1)
})
