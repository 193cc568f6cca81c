import { z } from 'zod'
import type { ListedPerson } from '../directory/directory.ts'
import type { Tx } from '../store/database.ts'
import { added, type Progress } from './progress.ts'
import type { TaskRun } from './task.ts'

const place = z.object({ domain: z.string(), after: z.string() })

export interface PageOutcome {
  counts?: Progress['counts']
  /** What else is known by now. */
  groups?: Progress['groups']
  /** Committed together with the place where the walk is then. */
  write?: (tx: Tx) => Promise<void>
}

/** Of what one transaction writes at most: an audit event and a mail each. */
const pageSize = 200

/**
 * Everybody of every domain, a page at a time, from where the run stopped. A page whose commit did not stand is met again, by
 * whoever goes on; nobody else is. Memory does not grow with the company but by what the directory says it does.
 */
export async function walkPeople(
  run: TaskRun<unknown>,
  look: (people: readonly ListedPerson[]) => Promise<PageOutcome>,
): Promise<void> {
  const { directory } = run.services
  const from = place.optional().parse(run.progress.cursor)
  const domains = directory.domains.map(({ name }) => name).toSorted()
  for (const domain of domains.filter((name) => !from || name >= from.domain)) {
    const session = directory.session({ domain, signal: run.signal })
    const after = domain === from?.domain ? from.after : undefined
    for await (const { people, cursor } of session.people({ after, pageSize })) {
      run.signal.throwIfAborted()
      const { counts = {}, groups, write } = await look(people)
      const { done, counts: before } = run.progress
      const progress = {
        cursor: { domain, after: cursor },
        done: done + people.length,
        counts: added(before, counts),
        groups,
      }
      await run.commit(progress, write)
    }
  }
}
