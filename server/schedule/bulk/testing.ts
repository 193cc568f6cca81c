import type { Directory, DirectorySession } from '../../directory/directory.ts'
import { changeBulkStatus, findBulkOperation, insertBulkOperation } from '../../store/bulk-operations.ts'
import { countBulkPeople, listBulkPeople } from '../../store/bulk-people.ts'
import { bulkOperations } from '../jobs/bulk-operations.ts'
import { createSchedulerHarness, type SchedulerHarness, type SchedulerHarnessOptions } from '../testing.ts'
import { newBulkOperation } from './bulk-definition.ts'
import { resolveBulkScope } from './resolve-scope.ts'

/** A directory whose `setMustChange` a test watches and breaks. */
export function createWatched() {
  const asked: string[] = []
  /** Two people of two domains may have one account. */
  const ids = new Set<string>()
  const faults = {
    isAway: false,
    before: (_account: string) => {},
    after: (_account: string) => {},
    result: undefined as Awaited<ReturnType<DirectorySession['setMustChange']>> | undefined,
  }
  const around = (real: Directory): Directory => ({
    ...real,
    openSession(options) {
      const session = real.openSession(options)
      return {
        ...session,
        prepareWrite: async (person) => (faults.isAway ? undefined : session.prepareWrite(person)),
        settlePassword: async (...asked) => (faults.isAway ? 'unknown' : session.settlePassword(...asked)),
        async setMustChange(person, ticket) {
          faults.before(person.account)
          if (faults.isAway) return { outcome: 'not-sent' }
          if (faults.result) return faults.result
          asked.push(person.account)
          ids.add(person.id)
          const result = await session.setMustChange(person, ticket)
          faults.after(person.account)
          return result
        },
      }
    },
  })
  return { asked, ids, faults, around }
}

export async function openBulk(options: SchedulerHarnessOptions = {}) {
  const harness = await createSchedulerHarness(options)
  const { store, directory, policies } = harness
  const id = 'operation'
  const load = async () => (await findBulkOperation(store.read, id)) ?? Promise.reject(new Error('there is none'))
  return {
    harness,
    load,
    async start(kind: 'force-password-change' | 'unregister', sent: object) {
      const { scope, name, startAt, ...pace } = newBulkOperation.parse({ name: 'Test', pauseMinutes: 0, ...sent })
      const signal = new AbortController().signal
      const resolved = await resolveBulkScope(directory, await policies.listPolicies(), scope, signal)
      if (resolved.problems.length > 0) throw new Error(JSON.stringify(resolved.problems))
      const admin = await findPerson(harness, 'site.admin')
      const definition = JSON.stringify({ ...pace, scope: resolved.scope })
      const author = { author: admin.id, authorDomain: admin.domain }
      await store.transaction((tx) =>
        insertBulkOperation(tx, {
          id,
          kind,
          name,
          definition,
          ...author,
          startAt: startAt === undefined ? undefined : new Date(startAt),
        }),
      )
    },
    /** The job once; what waits for the clock is made due before. */
    async run() {
      await store.transaction((tx) =>
        tx
          .updateTable('BulkOperation')
          .set({ nextAt: new Date(0) })
          .execute(),
      )
      await harness.store.transaction((tx) => tx.updateTable('Job').set({ leaseUntil: null }).execute())
      return harness.run(bulkOperations)
    },
    counts: async () => (await countBulkPeople(store.read, [id])).get(id) ?? {},
    async namesOf(outcome: string) {
      const people = await listBulkPeople(store.read, { operation: id, outcome, count: 1_000 })
      return people.map(({ name }) => name.split('@')[0]).toSorted()
    },
    changeStatus: (from: string, to: string) =>
      store.transaction((tx) => changeBulkStatus(tx, id, { from: [from], to, isDueNow: true })),
    [Symbol.asyncDispose]: () => harness[Symbol.asyncDispose](),
  }
}

export async function findPerson({ directory }: SchedulerHarness, account: string) {
  const found = await directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(`${account} is not one person`)
  return found.person
}
