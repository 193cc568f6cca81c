import { listBulkPeople } from '../../store/bulk-people.ts'
import type { BulkOutcome } from './bulk-outcomes.ts'
import { type BulkRun, postpone } from './bulk-run.ts'
import { commitReached } from './execute-batch.ts'
import { parseTicket } from './force-change.ts'

/** After so many tries, over two hours, the controller that could know is given up. */
const maxTries = 12

/**
 * Finds out what became of writes that were announced: by a process that was killed, or to a controller that was lost. Nothing is sent. Who was
 * not reached waits again. False: the controllers that could know do not answer yet.
 */
export async function settleAnnounced(bulk: BulkRun): Promise<boolean> {
  const { run, operation } = bulk
  const { store, directory } = run.services
  const announced = await listBulkPeople(store.read, { operation: operation.id, outcome: 'announced', count: 1_000 })
  const reached: Parameters<typeof commitReached>[1][number][] = []
  for (const { personId, domain, ticket } of announced) {
    run.signal.throwIfAborted()
    const session = directory.openSession({ domain, signal: run.signal })
    const person = await session.findById(personId)
    const settled =
      person && ticket !== null ? await session.settlePassword(person, parseTicket(ticket)) : ('missing' as const)
    if (settled === 'unknown' && operation.failures < maxTries) continue
    reached.push({ personId, outcome: outcomes[settled], person })
  }
  const isSettled = reached.length === announced.length
  await commitReached(bulk, reached, { isGuarded: false, unsettled: !isSettled })
  if (!isSettled) await postpone(bulk, 'directory-unreachable')
  return isSettled
}

const outcomes = {
  applied: 'done',
  'not-applied': 'waiting',
  unknown: 'unknown',
  missing: 'left-directory',
} as const satisfies Record<string, BulkOutcome>
