import type { PeoplePage } from '../directory.ts'
import { accountsAfter, policyFor } from './entries.ts'
import { personOf } from './groups.ts'
import type { Company } from './session.ts'
import { stateOf } from './sign-in.ts'

export async function* listPeople(
  { read, now }: Company,
  domains: string[],
  signal: AbortSignal | undefined,
  of: { after?: string; pageSize?: number } = {},
): AsyncGenerator<PeoplePage, void> {
  const limit = Math.max(1, Math.min(1000, of.pageSize ?? 200))
  for (let after = of.after ?? ''; ; ) {
    signal?.throwIfAborted()
    const people = await read((database) =>
      accountsAfter(database, { after, domains, limit }).map((entry) => ({
        person: personOf(database, entry),
        state: stateOf(entry, policyFor(database, entry), now()),
      })),
    )
    const last = people.at(-1)
    if (last === undefined) return
    after = last.person.id
    yield { people, cursor: after }
  }
}
