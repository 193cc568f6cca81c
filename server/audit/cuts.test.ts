import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadKeys } from '../store/keys.ts'
import { eachStore, type TemporaryStore } from '../store/testing.ts'
import { createAudit } from './chain.ts'
import { writeCheckpoint } from './checkpoints.ts'
import { cutAudit, deleteCutEvents } from './cuts.ts'
import { verifyAudit } from './verify.ts'

let moment = Date.parse('2026-03-01T12:00:00Z')
const now = () => new Date(moment)
const day = 86_400_000

/** Two nodes: five events each, a checkpoint, then five more each the day after. */
async function audited(open: () => Promise<TemporaryStore>) {
  const store = await open()
  const keys = loadKeys(join(store.folder, 'keys.json'), { mayCreate: true })
  const append = async (node: string, count = 5) => {
    for (let event = 0; event < count; event += 1) {
      await store.transaction((tx) =>
        createAudit({ node, keys, now }).append(tx, { event: 'sign-in', data: { event } }),
      )
    }
  }
  const checkpoint = () => store.transaction((tx) => writeCheckpoint(tx, { keys, now }))
  await append('a')
  await append('b')
  const old = await checkpoint()
  moment += day
  await append('a')
  await append('b')
  return {
    store,
    keys,
    append,
    checkpoint,
    old,
    cut: () => store.transaction((tx) => cutAudit(tx, { keys, now, before: new Date(moment - day / 2) })),
    remove: (count: number) => store.transaction((tx) => deleteCutEvents(tx, keys, count)),
    verify: () => verifyAudit(store.read, keys),
    tamper: (statement: string) => store.transaction((tx) => sql.raw(statement).execute(tx)),
  }
}

eachStore('cuts of the audit', (open) => {
  test('after a cut the remaining events verify and the report names their start, also halfway through the deletion', async () => {
    const { store, cut, remove, verify } = await audited(open)
    expect(await cut()).toHaveLength(2)
    const ends = [
      { node: 'a', sequence: 5 },
      { node: 'b', sequence: 5 },
    ]
    for (const deleted of [6, 4, 0]) {
      expect(await remove(3)).toBe(deleted)
      expect(await verify()).toMatchObject({ events: 10, problems: [], cut: { ends } })
    }
    expect(await cut()).toBeUndefined()
    await store.close()
  })

  test('a node without later events is not reported as a gap, and its chain continues', async () => {
    const { store, checkpoint, cut, remove, append, verify } = await audited(open)
    await checkpoint()
    moment += day
    await cut()
    await remove(100)
    expect(await verify()).toMatchObject({ events: 0, nodes: 2, problems: [] })
    await append('a', 1)
    expect(await verify()).toMatchObject({ events: 1, problems: [] })
    await store.close()
  })

  test('a cut needs the keys: events that are missing without a cut, or after it, are found', async () => {
    const { store, cut, remove, verify, tamper, old } = await audited(open)
    await cut()
    await remove(100)
    await tamper(`delete from "AuditEvent" where "node" = 'a' and "sequence" = 6`)
    expect((await verify()).problems).toEqual([{ kind: 'gap', node: 'a', sequence: 6 }])
    await tamper(`delete from "AuditCut"`)
    expect((await verify()).problems).toContainEqual({ kind: 'gap', node: 'b', sequence: 1 })
    const heads = `(select "heads" from "AuditCheckpoint" where "id" = '${old.id}')`
    const values = `'forged', '2026-03-02T12:00:00.000', ${heads}, '${old.signature}'`
    await tamper(`insert into "AuditCut" ("id", "at", "heads", "signature") values (${values})`)
    const { problems, cut: believed } = await verify()
    expect(believed).toBeUndefined()
    expect(problems).toContainEqual({ kind: 'cut-edited', cut: 'forged' })
    await store.close()
  })

  test('the first event after the cut must follow the last deleted one', async () => {
    const { store, cut, remove, verify, tamper } = await audited(open)
    await cut()
    await remove(100)
    await tamper(`update "AuditEvent" set "data" = '{"event":9}' where "node" = 'b' and "sequence" = 6`)
    expect((await verify()).problems).toContainEqual({ kind: 'edited', node: 'b', sequence: 6 })
    await store.close()
  })

  test('a changed checkpoint cannot be used for a cut', async () => {
    const { store, cut, tamper } = await audited(open)
    await tamper(`update "AuditCheckpoint" set "heads" = '[{"node":"a","sequence":9,"hmac":""}]'`)
    expect(await cut()).toBeUndefined()
    await store.close()
  })
})
