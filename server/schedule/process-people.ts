import { z } from 'zod'
import type { ListedPerson } from '../directory/directory.ts'
import { listEverybody } from '../directory/list-everybody.ts'
import type { Tx } from '../store/database.ts'
import type { JobRun } from './job.ts'
import { addCounts, type Progress } from './progress.ts'

const position = z.object({ domain: z.string(), after: z.string().optional() })

export interface PageOutcome {
  counts?: Progress['counts']
  /** Counts so far, by group. */
  groups?: Progress['groups']
  /** Committed together with the progress. */
  write?: (tx: Tx) => Promise<void>
}

/**
 * Processes all people of every domain, a page at a time, from where the run stopped; a page's transaction writes at most an audit event and a mail
 * for each person. After a failed commit the page is processed again, and no other page.
 */
export async function processPeople(
  run: JobRun<unknown>,
  processPage: (people: readonly ListedPerson[]) => Promise<PageOutcome>,
): Promise<void> {
  const from = position.optional().parse(run.progress.cursor)
  for await (const page of listEverybody(run.services.directory, { from, signal: run.signal })) {
    run.signal.throwIfAborted()
    const { counts = {}, groups, write } = await processPage(page.people)
    const { done, counts: before } = run.progress
    const progress = {
      cursor: { ...page.position },
      done: done + page.people.length,
      counts: addCounts(before, counts),
      groups,
    }
    await run.commit(progress, write)
  }
}
