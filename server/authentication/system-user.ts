import { createHash } from 'node:crypto'
import type { ApplicationRole, IdentityPerson, IdentityReader } from '../identity/identity-reader.ts'

/** Whose rights a session has: a system user with permission groups. */
export interface EffectiveSystemUser {
  id: string
  name: string
  isDynamic: boolean
  /** Names of its permission groups. */
  permissionGroups: readonly string[]
}

/** How long permission groups of roles are used without asking the database. */
const maxAgeMs = 10_000
const maxUsers = 1_000

export interface SystemUsers {
  /** By the module's way: dynamic, from application roles; or the one that is assigned to the person. Undefined: the person has none, or no role any more. */
  load(person: IdentityPerson, kind: 'assigned' | 'dynamic'): Promise<EffectiveSystemUser | undefined>
}

/** The same application roles give the same dynamic system user, whoever has them. */
export function createSystemUsers(identity: IdentityReader, monotonicNow: () => number): SystemUsers {
  const dynamic = new Map<string, { user: EffectiveSystemUser; at: number }>()

  async function loadDynamic(roles: readonly ApplicationRole[]): Promise<EffectiveSystemUser> {
    const ids = roles.map((role) => role.id).sort()
    const id = toDynamicId(ids)
    const known = dynamic.get(id)
    if (known && monotonicNow() - known.at < maxAgeMs) return known.user
    const groups = await identity.listPermissionGroupsOfRoles(roles)
    const user = {
      id,
      name: `dynamic-${id.slice(0, 8)}`,
      isDynamic: true,
      permissionGroups: groups.map(({ name }) => name),
    }
    dynamic.delete(id)
    dynamic.set(id, { user, at: monotonicNow() })
    const [oldest] = dynamic.keys()
    if (dynamic.size > maxUsers && oldest !== undefined) dynamic.delete(oldest)
    return user
  }

  return {
    async load(person, kind) {
      if (kind === 'dynamic') {
        const roles = await identity.listApplicationRoles(person)
        return roles.length > 0 ? loadDynamic(roles) : undefined
      }
      const user = await identity.findSystemUser(person)
      if (!user) return undefined
      const groups = await identity.listPermissionGroupsOfSystemUser(user)
      return { ...user, permissionGroups: groups.map(({ name }) => name) }
    },
  }
}

/** A UUID that follows from the roles alone. */
function toDynamicId(roles: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(roles)).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
