import type { Directory, DirectorySession, DomainFacts } from './directory.ts'

/** Searches every domain at once. One that does not answer does not hide what the others have; throws when none answers. */
export async function searchAllDomains<Result>(
  directory: Pick<Directory, 'domains' | 'openSession'>,
  search: (session: DirectorySession, domain: DomainFacts) => Promise<Result>,
  signal: AbortSignal,
): Promise<{ results: Result[]; unreachable: string[] }> {
  const searches = directory.domains.map((facts) =>
    search(directory.openSession({ domain: facts.name, signal }), facts),
  )
  const answers = await Promise.allSettled(searches)
  const results = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  const failed = answers.find((answer) => answer.status === 'rejected')
  if (failed && results.length === 0) throw failed.reason
  const unreachable = directory.domains.filter((_, index) => answers[index]?.status === 'rejected')
  return { results, unreachable: unreachable.map(({ alias }) => alias) }
}
