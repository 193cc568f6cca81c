import type { Directory } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import { type AdministrationSettings, isUnique } from './administration.ts'
import type { Finding } from './findings.ts'
import { lookUp } from './pin-entries.ts'
import { listRoleGroups, mapRoleGroups, type RoleGroup } from './staff-roles.ts'

/**
 * What is stored for the groups that give roles, the same for the API and the terminal: their SIDs. `problems`: entries that admit no one,
 * since they are names or the directory has no such group; nothing must be saved then. Groups of `before` that are gone since may stay, as
 * long as one of the administrators' groups is there. The sample company keeps its names.
 */
export async function pinRoleGroups(
  directory: Directory,
  { now, before }: { now: AdministrationSettings; before: AdministrationSettings | undefined },
  signal: AbortSignal,
): Promise<{ settings: AdministrationSettings; problems: Finding[] }> {
  const refuse = (problems: Finding[]) => ({ settings: now, problems })
  const lines = listRoleGroups(now)
  const named = lines.filter(({ group }) => !directory.isSample && !isUnique(group))
  if (named.length > 0)
    return refuse(named.map(({ path, group: name }) => ({ path, code: 'group-by-name', values: { name } })))
  const results = await lookUp(directory, [...new Set(lines.map(({ group }) => group))], signal).catch(() => undefined)
  if (!results) return refuse([{ path: 'groups', code: 'directory-silent' }])

  const findProblem = ({ path, group: name }: RoleGroup): Finding[] => {
    const result = results.get(name)
    if (result?.found === 'one' && result.what.kind === 'group') return []
    return [{ path, code: result?.found === 'many' ? 'group-ambiguous' : 'group-not-found', values: { name } }]
  }
  const administrators = lines.filter(({ role }) => role === 'administrator')
  const withoutAdministrators = administrators.flatMap(findProblem)
  if (withoutAdministrators.length === administrators.length) return refuse(withoutAdministrators)
  const known = new Set(before && listRoleGroups(before).map(({ group }) => toScopeKey(group)))
  const problems = lines.filter(({ group }) => !known.has(toScopeKey(group))).flatMap(findProblem)
  if (problems.length > 0 || directory.isSample) return refuse(problems)
  const toSid = (group: string) => {
    const result = results.get(group)
    return (result?.found === 'one' && result.what.kind === 'group' && result.what.sid) || group
  }
  return { settings: mapRoleGroups(now, toSid), problems: [] }
}

/** Groups that give a role and that the directory does not have. Throws AppError `directory-unreachable`. */
export async function listMissingRoleGroups(
  directory: Directory,
  settings: AdministrationSettings,
  signal: AbortSignal,
): Promise<RoleGroup[]> {
  const lines = listRoleGroups(settings)
  const results = await lookUp(directory, [...new Set(lines.map(({ group }) => group))], signal)
  return lines.filter(({ group }) => {
    const result = results.get(group)
    return result?.found !== 'one' || result.what.kind !== 'group'
  })
}
