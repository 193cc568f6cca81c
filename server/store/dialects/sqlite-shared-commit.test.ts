import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteConnection } from './sqlite-connection.ts'
import { type SharedCommit, shareCommits } from './sqlite-shared-commit.ts'

let database: DatabaseSync
let shared: SharedCommit
let commits: number

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  database.exec('create table Fact (name text)')
  commits = 0
  const execute = database.exec.bind(database)
  database.exec = (text) => {
    if (text === 'commit') commits++
    execute(text)
  }
  shared = shareCommits(database, sqliteConnection(database, { busyMilliseconds: 0 }))
})

afterEach(() => database.close())

const facts = () =>
  database
    .prepare('select name from Fact order by rowid')
    .all()
    .map(({ name }) => name)

/** One transaction; returns the promise of its commit. */
async function put(name: string): Promise<{ committed: Promise<void> }> {
  await shared.enter()
  database.exec(`insert into Fact values ('${name}')`)
  const committed = shared.leave()
  committed.catch(() => {})
  return { committed }
}

test('transactions in one iteration of the event loop share a commit and are acknowledged after it', async () => {
  const [one, another] = [await put('one'), await put('another')]
  expect(commits).toBe(0)
  await one.committed
  expect(commits).toBe(1)
  await another.committed
  expect(facts()).toEqual(['one', 'another'])
  await (await put('later')).committed
  expect(commits).toBe(2)
})

test('a failed transaction rolls back its own work only', async () => {
  const before = await put('before')
  await shared.enter()
  database.exec(`insert into Fact values ('failed')`)
  shared.undo()
  const after = await put('after')
  await Promise.all([before.committed, after.committed])
  expect(commits).toBe(1)
  expect(facts()).toEqual(['before', 'after'])
})

test('if the shared commit fails, all its transactions fail', async () => {
  const [one, another] = [await put('one'), await put('another')]
  const execute = database.exec
  database.exec = (text) => {
    if (text === 'commit') throw new Error('the disk is gone')
    execute(text)
  }
  await expect(one.committed).rejects.toThrow('the disk is gone')
  await expect(another.committed).rejects.toThrow('the disk is gone')
  database.exec = execute
  await (await put('later')).committed
  expect(facts()).toEqual(['later'])
})

test('if the database rolls the transaction back, members waiting for its commit fail', async () => {
  const one = await put('one')
  await shared.enter()
  database.exec('rollback')
  shared.undo()
  const later = await put('later')
  await expect(one.committed).rejects.toMatchObject({ code: 'database-unavailable' })
  await later.committed
  expect(facts()).toEqual(['later'])
})

test('the commit waits for a member that takes several iterations of the event loop', async () => {
  const one = await put('one')
  await shared.enter()
  for (let iteration = 0; iteration < 3; iteration++) await new Promise(setImmediate)
  expect(commits).toBe(0)
  await Promise.all([shared.leave(), one.committed])
  expect(commits).toBe(1)
})

test('flush commits waiting members at once', async () => {
  await put('one')
  shared.flush()
  expect(commits).toBe(1)
  expect(database.isTransaction).toBe(false)
})
