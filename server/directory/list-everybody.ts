import { setImmediate } from 'node:timers/promises'
import type { Directory, ListedPerson } from './directory.ts'

/** The domain, and the last person of it who was looked at. */
export interface EverybodyPosition {
  domain: string
  after?: string
}

/** People per page: what one transaction can write of. */
const defaultPageSize = 200

/**
 * All people of every domain, a page at a time, from where an earlier listing stopped; in the order of the domains' names and of the people's ids.
 * Memory grows with the company only as `DirectorySession.listPeople` says.
 */
export async function* listEverybody(
  directory: Pick<Directory, 'domains' | 'openSession'>,
  { from, pageSize = defaultPageSize, signal }: { from?: EverybodyPosition; pageSize?: number; signal: AbortSignal },
): AsyncGenerator<{ people: readonly ListedPerson[]; position: Required<EverybodyPosition> }, void> {
  const domains = directory.domains.map(({ name }) => name).toSorted()
  for (const domain of domains.filter((name) => !from || name >= from.domain)) {
    const after = domain === from?.domain ? from.after : undefined
    const session = directory.openSession({ domain, signal })
    for await (const { people, cursor } of session.listPeople({ after, pageSize })) {
      yield { people, position: { domain, after: cursor } }
      // What a directory has in memory comes without a pause, and no other request would be answered while a company is counted.
      await setImmediate()
    }
  }
}
