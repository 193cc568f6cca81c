import type { Directory } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import { type AdministrationSettings, findNamedGroups } from './administration.ts'
import type { Finding } from './findings.ts'
import { lookUp } from './pin-entries.ts'

/**
 * Problems of the groups whose members would be administrators, the same for the API and the terminal: entries that admit no one, since they are names or
 * the directory has no such group. Groups of `before` that are gone since may stay, as long as one of all is there.
 */
export async function findGroupProblems(
  directory: Directory,
  { now, before }: { now: AdministrationSettings; before: AdministrationSettings | undefined },
  signal: AbortSignal,
): Promise<Finding[]> {
  const named = findNamedGroups(now, directory)
  if (named.length > 0) return named
  const results = await lookUp(directory, [...new Set(now.groups)], signal).catch(() => undefined)
  if (!results) return [{ path: 'groups', code: 'directory-silent' }]
  const missing = now.groups.flatMap((name, index): Finding[] => {
    const result = results.get(name)
    if (result?.found === 'one' && result.what.kind === 'group') return []
    const code = result?.found === 'many' ? 'group-ambiguous' : 'group-not-found'
    return [{ path: `groups.${index}`, code, values: { name } }]
  })
  if (missing.length === now.groups.length) return missing
  const known = new Set(before?.groups.map(toScopeKey))
  return missing.filter(({ values }) => !known.has(toScopeKey(String(values?.name))))
}
