import { z } from 'zod'
import type { ListedPerson } from '../directory/directory.ts'
import type { Tx } from '../store/database.ts'
import type { JobRun } from './job.ts'
import { addCounts, type Progress } from './progress.ts'

const position = z.object({ domain: z.string(), after: z.string() })

export interface PageOutcome {
  counts?: Progress['counts']
  /** Counts so far, by group. */
  groups?: Progress['groups']
  /** Committed together with the progress. */
  write?: (tx: Tx) => Promise<void>
}

/** People per transaction, which writes at most an audit event and a mail for each. */
const pageSize = 200

/**
 * Processes all people of every domain, a page at a time, from where the run stopped. After a failed commit the page is processed
 * again, and no other page. Memory grows with the company only as `DirectorySession.listPeople` says.
 */
export async function processPeople(
  run: JobRun<unknown>,
  processPage: (people: readonly ListedPerson[]) => Promise<PageOutcome>,
): Promise<void> {
  const { directory } = run.services
  const from = position.optional().parse(run.progress.cursor)
  const domains = directory.domains.map(({ name }) => name).toSorted()
  for (const domain of domains.filter((name) => !from || name >= from.domain)) {
    const session = directory.openSession({ domain, signal: run.signal })
    const after = domain === from?.domain ? from.after : undefined
    for await (const { people, cursor } of session.listPeople({ after, pageSize })) {
      run.signal.throwIfAborted()
      const { counts = {}, groups, write } = await processPage(people)
      const { done, counts: before } = run.progress
      const progress = {
        cursor: { domain, after: cursor },
        done: done + people.length,
        counts: addCounts(before, counts),
        groups,
      }
      await run.commit(progress, write)
    }
  }
}
