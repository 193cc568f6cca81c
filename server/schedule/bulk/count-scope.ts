import type { DirectoryPerson } from '../../directory/directory.ts'
import type { BulkKind, ResolvedScope } from './bulk-definition.ts'
import type { LeftOutReason } from './bulk-outcomes.ts'
import { type BulkPosition, type BulkServices, choosePeople, createBulkMatcher, listCandidates } from './bulk-people.ts'

export interface BulkCount {
  examined: number
  /** People whom the operation would reach. */
  chosen: number
  leftOut: Partial<Record<LeftOutReason, number>>
  /** The first of those who would be reached. */
  examples: DirectoryPerson[]
  /** Where the count goes on; undefined: everybody was looked at. */
  next?: BulkPosition
}

const maxExamples = 10

/** Counts as `prepareBulkOperation` will list, and keeps ten people of them. */
export async function countBulkScope(
  services: BulkServices,
  options: {
    kind: BulkKind
    scope: ResolvedScope
    from?: BulkPosition
    /** Asked after each page of people: whether the count stops there and tells where it goes on. */
    isOver(): boolean
    signal: AbortSignal
  },
): Promise<BulkCount> {
  const { kind, scope, from, isOver, signal } = options
  const matches = createBulkMatcher(services, scope)
  const count: BulkCount = { examined: 0, chosen: 0, leftOut: {}, examples: [] }
  for await (const { people, position } of listCandidates(services.directory, scope, { from, signal })) {
    count.examined += people.length
    for (const { person, leftOut } of await choosePeople(services, kind, matches, people)) {
      if (leftOut) count.leftOut[leftOut] = (count.leftOut[leftOut] ?? 0) + 1
      else {
        count.chosen += 1
        if (count.examples.length < maxExamples) count.examples.push(person)
      }
    }
    if (isOver()) return { ...count, next: position }
  }
  return count
}
