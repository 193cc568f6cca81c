import type { Directory } from '../directory/directory.ts'
import { isSid, toScopeKey } from '../directory/distinguished-name.ts'
import { lookUp } from './pin-entries.ts'

/**
 * The directory's names of groups that are given by SID, by `toScopeKey`, so that an administrator can read what is stored. Names decide
 * nothing. Empty while the directory does not answer.
 */
export async function nameGroups(
  directory: Directory,
  entries: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const sids = [...new Set(entries.filter(isSid).map(toScopeKey))]
  const results = await lookUp(directory, sids, signal).catch(() => undefined)
  return new Map(
    [...(results ?? [])].flatMap(([sid, result]) => (result.found === 'one' ? [[sid, result.what.name]] : [])),
  )
}
