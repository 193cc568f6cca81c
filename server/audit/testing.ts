import { join } from 'node:path'
import { sql } from 'kysely'
import { loadKeys } from '../store/keys.ts'
import type { TemporaryStore } from '../store/testing.ts'
import { type AuditRecord, createAudit } from './chain.ts'
import { writeCheckpoint } from './checkpoints.ts'
import { createCounter } from './counter.ts'
import { readCounter } from './counter-file.ts'
import { recordRestore } from './restores.ts'
import { type OutsideKnowledge, verifyAudit } from './verify.ts'

/** An audit with its counter, for tests; the clock moves on by a second with each event. */
export async function createAuditHarness(open: () => Promise<TemporaryStore>) {
  const store = await open()
  const keys = loadKeys(join(store.folder, 'audit.keys.json'), { mayCreate: true })
  const counterFile = join(store.folder, 'audit-counter.json')
  let moment = Date.parse('2026-03-01T12:00:00Z')
  const now = () => {
    moment += 1000
    return new Date(moment)
  }
  const auditOf = (node: string) => createAudit({ node, keys, now })
  const counterOptions = { store, keys, audit: auditOf('a'), file: counterFile, now }
  return {
    store,
    keys,
    now,
    counterFile,
    audit: auditOf('a'),
    async append(node: string, count = 1, record: Partial<AuditRecord> = {}) {
      for (let event = 0; event < count; event++)
        await store.transaction((tx) => auditOf(node).append(tx, { event: 'sign-in', data: { event }, ...record }))
    },
    writeCheckpoint: () => store.transaction((tx) => writeCheckpoint(tx, { keys, now })),
    /** As another start of the server, or the next call of its loop. */
    createCounter: () => createCounter(counterOptions),
    recordRestore: () => recordRestore(counterOptions),
    async verify(outside: OutsideKnowledge = {}) {
      const counter = { stored: await readCounter(counterFile, keys), node: 'a' }
      return verifyAudit(store.read, keys, { counter, ...outside })
    },
    /** What an attacker with the database, but not the keys, can do. */
    tamper: (statement: string) => store.transaction((tx) => sql.raw(statement).execute(tx)),
    [Symbol.asyncDispose]: () => store.close(),
  }
}

/** Deletes what came after these events of node `a` and these checkpoints, and sets the head back: finding M2. */
export function shorten(kept: { events: number; checkpoints: number }): string[] {
  const hmac = `(select "hmac" from "AuditEvent" where "node" = 'a' and "sequence" = ${kept.events})`
  return [
    `delete from "AuditEvent" where "node" = 'a' and "sequence" > ${kept.events}`,
    `update "AuditHead" set "sequence" = ${kept.events}, "hmac" = ${hmac} where "node" = 'a'`,
    `delete from "AuditCheckpoint" where "number" > ${kept.checkpoints}`,
  ]
}
