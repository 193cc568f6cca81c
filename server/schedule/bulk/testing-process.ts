import { writeSync } from 'node:fs'
import type { Directory } from '../../directory/directory.ts'
import { findBulkOperation } from '../../store/bulk-operations.ts'
import { openStore } from '../../store/open.ts'
import { bulkOperations } from '../jobs/bulk-operations.ts'
import { startScheduler } from '../scheduler.ts'
import { createSchedulerHarness, waitUntil } from '../testing.ts'

/**
 * Another node that carries out the bulk operation `operation`: `node testing-process.ts <folder> <node> <people>`. Writes a line for each person
 * whom it has asked. One with a number of `people` works no more after so many, so that it can only be killed in the middle of a wave; else it exits
 * when the operation has ended.
 */
const [folder = '', node = '', people = '0'] = process.argv.slice(2)
let asked = 0
const around = (real: Directory): Directory => ({
  ...real,
  openSession(options) {
    const session = real.openSession(options)
    return {
      ...session,
      async setMustChange(person, ticket) {
        const result = await session.setMustChange(person, ticket)
        writeSync(1, `${person.id}\n`)
        asked += 1
        if (asked === Number(people)) await new Promise(() => {})
        return result
      },
    }
  },
})
const options = { kind: 'sqlite', folder } as const
const store = await openStore(options)
const shared = { ...store, options, folder, [Symbol.asyncDispose]: () => store.close() }
await using harness = await createSchedulerHarness({ open: async () => shared, directory: around })
const stopping = new AbortController()
const ended = startScheduler({
  services: harness.services,
  jobs: [bulkOperations],
  node,
  pollMs: 10,
  // The lease of a node that is killed ends soon; one that goes on must not lose its own on a busy machine.
  ...(Number(people) > 0 && { leaseMs: 400 }),
  signal: stopping.signal,
  report: (name, error) => console.error(`${name}: ${(error as Error).message}`),
})
await waitUntil(async () => (await findBulkOperation(harness.store.read, 'operation'))?.status === 'done')
stopping.abort()
await ended
