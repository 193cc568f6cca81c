/** A controller answers one in about a millisecond; more at once would keep its connections from people who wait. */
const lookupsAtOnce = 8

/** Looks up each name once, a few at a time; throws what `find` throws. */
export async function lookUpMany<Result>(
  names: Iterable<string>,
  find: (name: string) => Promise<Result>,
): Promise<Map<string, Result>> {
  const wanted = [...new Set(names)]
  const results = new Map<string, Result>()
  for (let from = 0; from < wanted.length; from += lookupsAtOnce)
    await Promise.all(
      wanted.slice(from, from + lookupsAtOnce).map(async (name) => {
        results.set(name, await find(name))
      }),
    )
  return results
}
