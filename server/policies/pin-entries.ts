import type { Directory } from '../directory/directory.ts'
import { isDistinguishedName, isSid, toScopeKey } from '../directory/distinguished-name.ts'
import { lookUpMany } from '../directory/look-up-many.ts'
import type { ScopeTargetResult } from '../directory/scope-target.ts'
import { findInAllDomains } from './check-policy.ts'
import type { Finding } from './findings.ts'
import type { ScopeEntry } from './scope-entries.ts'

/**
 * The group that has no members, on any system.
 * https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
const nullSid = 'S-1-0-0'

/** Whether a line means one object for good. Containers are named by distinguished names only. */
export const isPinned = ({ kind, entry }: ScopeEntry): boolean => kind === 'container' || isSid(entry)

/** What a line counts as with a real directory: names include no person, and go on excluding. */
export const ignoreName = (one: ScopeEntry): string => (one.side === 'include' && !isPinned(one) ? nullSid : one.entry)

/** Names that are looked up when something is saved; a list of more gives SIDs. */
const maxNames = 2_000

/**
 * What each line is stored as: a group's SID, and the directory's spelling of a container's distinguished name. `problems`: new lines that
 * mean nothing, or several groups; nothing must be saved then. The sample company keeps its names.
 *
 * A group that the lines `before` name already stays a name, which counts for nothing: an intruder may have made a group of this name since,
 * and an administrator who saves something else must not let it in.
 */
export async function pinEntries(
  directory: Directory,
  { now, before }: { now: readonly ScopeEntry[]; before: readonly ScopeEntry[] },
  signal: AbortSignal,
): Promise<{ toPin(one: ScopeEntry): string; problems: Finding[] }> {
  const unchanged = (problems: Finding[] = []) => ({ toPin: ({ entry }: ScopeEntry) => entry, problems })
  if (directory.isSample) return unchanged()
  const known = new Set(before.map(({ entry }) => toScopeKey(entry)))
  const isKnown = ({ entry }: ScopeEntry) => known.has(toScopeKey(entry))
  const isLookedUp = (one: ScopeEntry) =>
    one.kind === 'container' ? !isKnown(one) : !isSid(one.entry) && (isDistinguishedName(one.entry) || !isKnown(one))
  const entries = now.filter(isLookedUp)
  const [first] = entries
  if (!first) return unchanged()
  const names = [...new Set(entries.map(({ entry }) => entry))]
  if (names.length > maxNames)
    return unchanged([{ path: first.path, code: 'too-many-names', values: { maximum: maxNames } }])
  const results = await lookUp(directory, names, signal).catch(() => undefined)
  if (!results) return unchanged([{ path: first.path, code: 'directory-silent' }])

  const findPin = (one: ScopeEntry) => {
    const result = isLookedUp(one) ? results.get(one.entry) : undefined
    return result && { result, pin: readPin(result, one.kind) }
  }
  const problems = entries.flatMap((one) => {
    const found = findPin(one)
    const isRight = !found || found.pin !== undefined || isKnown(one)
    return isRight ? [] : [{ ...toProblem(found.result, one), values: { name: one.entry } }]
  })
  return { toPin: (one) => findPin(one)?.pin ?? one.entry, problems }
}

const toProblem = ({ found }: ScopeTargetResult, { path, kind }: ScopeEntry) =>
  found === 'many' ? { path, code: 'group-ambiguous' } : { path, code: `${kind}-not-found` }

/** What stands for the object where it is stored; undefined: the result is none of this kind. */
function readPin(result: ScopeTargetResult, kind: ScopeEntry['kind']): string | undefined {
  if (result.found !== 'one' || result.what.kind !== kind) return undefined
  return kind === 'group' ? result.what.sid : result.what.distinguishedName
}

/** What each name is in the directory. Throws AppError `directory-unreachable`. */
export const lookUp = (
  directory: Directory,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, ScopeTargetResult>> => lookUpMany(names, (name) => findInAllDomains(directory, name, signal))
