import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Keys, loadKeys } from '../store/keys.ts'
import { eachStore, type TemporaryStore, temporaryStore } from '../store/testing.ts'
import { type AuditRecord, createAudit } from './chain.ts'
import { writeCheckpoint } from './checkpoints.ts'
import { maxProblems, verifyAudit } from './verify.ts'

const now = () => new Date('2026-03-01T12:00:00.123Z')
const person = { id: 'person-1', name: 'Änne Müller' }
const record: AuditRecord = { event: 'password-changed', subject: person, runId: 'run-1', data: { controller: 'dc1' } }

async function audited(open: () => Promise<TemporaryStore>, events = 5) {
  const store = await open()
  const keys = loadKeys(join(store.folder, 'audit.keys.json'), { mayCreate: true })
  const audit = (node: string) => createAudit({ node, keys, now })
  const append = (node: string, more: Partial<AuditRecord> = {}) =>
    store.transaction((tx) => audit(node).append(tx, { ...record, ...more }))
  for (let event = 0; event < events; event++) await append('a', { data: { event } })
  for (let event = 0; event < events; event++) await append('b', { data: { event } })
  return { store, keys, append, audit, verify: () => verifyAudit(store.read, keys) }
}

const checkpoint = (store: TemporaryStore, keys: Keys) => store.transaction((tx) => writeCheckpoint(tx, { keys, now }))
/** What an attacker with the database, but not the keys, can do. */
const tamper = (store: TemporaryStore, statement: string) => store.transaction((tx) => sql.raw(statement).execute(tx))

eachStore('audit', (open) => {
  test('an unchanged audit of several nodes verifies', async () => {
    const { store, keys, verify } = await audited(open)
    await checkpoint(store, keys)
    expect(await verify()).toEqual({ events: 10, nodes: 2, checkpoints: 1, problems: [] })
    const [event] = await store.read.selectFrom('AuditEvent').selectAll().where('node', '=', 'a').execute()
    expect(event).toMatchObject({
      sequence: 1,
      at: now(),
      event: 'password-changed',
      subject: 'person-1',
      data: '{"event":0}',
    })
    await store.close()
  })

  test('a rolled back event is not recorded, and the chain continues without it', async () => {
    const { store, audit, append, verify } = await audited(open)
    const rolledBack = store.transaction(async (tx) => {
      await audit('a').append(tx, record)
      await audit('new').append(tx, record)
      throw new Error('rolled back')
    })
    const others = [append('a'), append('a')]
    await expect(rolledBack).rejects.toThrow('rolled back')
    await Promise.all(others)
    await append('new')
    expect(await verify()).toMatchObject({ events: 13, nodes: 3, problems: [] })
    await store.close()
  })

  test('several events in a transaction and many concurrent transactions give one chain', async () => {
    const { store, audit, verify } = await audited(open, 0)
    const appends = Array.from({ length: 8 }, () =>
      store.transaction(async (tx) => {
        await audit('a').append(tx, record)
        await audit('a').append(tx, { event: 'activity-succeeded' }, { event: 'run-done' })
      }),
    )
    await Promise.all(appends)
    expect(await verify()).toMatchObject({ events: 24, nodes: 1, problems: [] })
    const chain = await store.read.selectFrom('AuditEvent').select('event').orderBy('sequence').execute()
    expect(chain.map(({ event }) => event).slice(0, 3)).toEqual(['password-changed', 'activity-succeeded', 'run-done'])
    await store.close()
  })

  test.for([
    `"data" = '{"event":9}'`,
    `"event" = 'run-done'`,
    `"subject" = null`,
    `"runId" = 'run-2'`,
    `"hmac" = '${'0'.repeat(64)}'`,
    `"at" = '2026-03-01T12:00:00.124'`,
  ])('an edited event is found: %s', async (change) => {
    const { store, verify } = await audited(open)
    await tamper(store, `update "AuditEvent" set ${change} where "node" = 'a' and "sequence" = 3`)
    expect((await verify()).problems).toContainEqual({ kind: 'edited', node: 'a', sequence: 3 })
    await store.close()
  })

  test('swapped events and events moved to another node are found', async () => {
    const { store, verify } = await audited(open)
    const move = (from: number, to: number) =>
      tamper(store, `update "AuditEvent" set "sequence" = ${to} where "node" = 'a' and "sequence" = ${from}`)
    await move(2, 99)
    await move(3, 2)
    await move(99, 3)
    expect((await verify()).problems).toContainEqual({ kind: 'edited', node: 'a', sequence: 2 })
    await tamper(store, `update "AuditEvent" set "node" = 'c' where "node" = 'b'`)
    expect((await verify()).problems).toContainEqual({ kind: 'edited', node: 'c', sequence: 1 })
    await store.close()
  })

  test('a gap is reported once, where it begins', async () => {
    const { store, verify } = await audited(open)
    await tamper(store, `delete from "AuditEvent" where "node" = 'a' and "sequence" in (2, 3)`)
    expect((await verify()).problems).toEqual([{ kind: 'gap', node: 'a', sequence: 2 }])
    await tamper(store, `delete from "AuditEvent" where "node" = 'b' and "sequence" = 1`)
    expect((await verify()).problems).toContainEqual({ kind: 'gap', node: 'b', sequence: 1 })
    await store.close()
  })

  test('a truncated chain with a forged head is found with a checkpoint, also with one stored elsewhere', async () => {
    const { store, keys, verify } = await audited(open)
    const kept = await checkpoint(store, keys)
    const fit = `(select "hmac" from "AuditEvent" where "node" = 'a' and "sequence" = 2)`
    await tamper(store, `delete from "AuditEvent" where "node" = 'a' and "sequence" > 2`)
    expect((await verify()).problems).toEqual([{ kind: 'truncated', node: 'a', sequence: 5 }])
    await tamper(store, `update "AuditHead" set "sequence" = 2, "hmac" = ${fit} where "node" = 'a'`)
    expect((await verify()).problems).toEqual([{ kind: 'truncated', node: 'a', sequence: 5 }])
    await tamper(store, `delete from "AuditCheckpoint"`)
    expect((await verify()).problems).toEqual([])
    expect((await verifyAudit(store.read, keys, { checkpoints: [kept] })).problems).toEqual([
      { kind: 'truncated', node: 'a', sequence: 5 },
      { kind: 'checkpoint-missing', number: 1 },
    ])
    await store.close()
  })

  test('a missing node and a changed checkpoint are found', async () => {
    const { store, keys, verify } = await audited(open)
    const { id } = await checkpoint(store, keys)
    await tamper(store, `delete from "AuditEvent" where "node" = 'b'`)
    await tamper(store, `delete from "AuditHead" where "node" = 'b'`)
    expect((await verify()).problems).toEqual([{ kind: 'truncated', node: 'b', sequence: 5 }])
    await tamper(store, `update "AuditCheckpoint" set "heads" = '[]'`)
    expect((await verify()).problems).toEqual([{ kind: 'checkpoint-edited', checkpoint: id }])
    await store.close()
  })

  test('the chain verifies after a rotation of keys, and not with foreign keys', async () => {
    const { store, keys, append, verify } = await audited(open)
    await checkpoint(store, keys)
    keys.rotate()
    await append('a')
    expect((await verify()).problems).toEqual([])
    const foreign = loadKeys(join(store.folder, 'foreign.json'), { mayCreate: true })
    expect((await verifyAudit(store.read, foreign)).problems).toHaveLength(13)
    await store.close()
  })

  test('a long audit is read in pages, and of many problems only the first are listed', async () => {
    const { store, keys, audit } = await audited(open, 0)
    await store.transaction(async (tx) => {
      for (let event = 0; event < 2100; event++) await audit('a').append(tx, { event: 'run-started' })
    })
    expect(await verifyAudit(store.read, keys)).toMatchObject({ events: 2100, problems: [] })
    await tamper(store, `update "AuditEvent" set "data" = '[]'`)
    expect((await verifyAudit(store.read, keys)).problems).toHaveLength(maxProblems)
    await store.close()
  })
})

test('an invalid time in the file is reported as an edit', async () => {
  const { store, verify } = await audited(temporaryStore)
  await tamper(store, `update AuditEvent set at = 'garbage' where node = 'a' and sequence = 5`)
  await tamper(store, `update AuditEvent set at = 5 where node = 'b' and sequence = 5`)
  expect((await verify()).problems).toEqual([
    { kind: 'edited', node: 'a', sequence: 5 },
    { kind: 'edited', node: 'b', sequence: 5 },
  ])
  await store.close()
})
