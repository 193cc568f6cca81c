import type { DirectoryPerson } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import { type AdministrationSettings, isUnique } from './administration.ts'

/**
 * What staff may do. `administrator`: everything on the Administration site. `policy-owner`: named policies and their workflows.
 * `auditor`: reads everything there and changes nothing. `helpdesk`: helps the people of the policies whose helpdesk scope has the operator.
 */
export const staffRoles = ['administrator', 'policy-owner', 'auditor', 'helpdesk'] as const

export type StaffRole = (typeof staffRoles)[number]

/** What a member of staff, or an API key, may do on one site. */
export interface Authority {
  roles: readonly StaffRole[]
  /** Ids of the policies that a policy owner may change. */
  policies: readonly string[]
}

/** A group that gives a role, and the line of the setting `administration` that says so. */
export interface RoleGroup {
  role: Exclude<StaffRole, 'helpdesk'>
  group: string
  path: string
  /** Of a policy owner. */
  policy?: string
}

/** Every group that gives a role on the Administration site: the one place that knows where they are named. */
export function listRoleGroups({ groups, auditors, policyOwners }: AdministrationSettings): RoleGroup[] {
  const give = (role: RoleGroup['role'], path: string, names: readonly string[], policy?: string): RoleGroup[] =>
    names.map((group, index) => ({ role, group, path: `${path}.${index}`, policy }))
  return [
    ...give('administrator', 'groups', groups),
    ...give('auditor', 'auditors', auditors),
    ...policyOwners.flatMap((owner, index) =>
      give('policy-owner', `policyOwners.${index}.groups`, owner.groups, owner.policy),
    ),
  ]
}

/** The setting with each group replaced. */
export const mapRoleGroups = (
  settings: AdministrationSettings,
  map: (group: string) => string,
): AdministrationSettings => ({
  ...settings,
  groups: settings.groups.map(map),
  auditors: settings.auditors.map(map),
  policyOwners: settings.policyOwners.map((owner) => ({ ...owner, groups: owner.groups.map(map) })),
})

/**
 * What a person may do on the Administration site; undefined: the site does not admit them. `isSample`: names count, since only the
 * program makes groups there.
 */
export function findAuthority(
  person: DirectoryPerson,
  settings: AdministrationSettings,
  { isSample }: { isSample: boolean },
): Authority | undefined {
  if (person.kind !== 'user') return undefined
  const own = new Set(person.groups)
  const given = listRoleGroups(settings).filter(
    ({ group }) => (isSample || isUnique(group)) && own.has(toScopeKey(group)),
  )
  if (given.length === 0) return undefined
  return {
    roles: [...new Set(given.map(({ role }) => role))],
    policies: [...new Set(given.flatMap(({ policy }) => policy ?? []))],
  }
}

/** Whether a person administers everything. */
export const isAdministrator = (...asked: Parameters<typeof findAuthority>): boolean =>
  findAuthority(...asked)?.roles.includes('administrator') ?? false
