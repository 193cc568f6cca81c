import type { DirectoryPerson } from '../directory/directory.ts'
import { listContainers } from '../directory/distinguished-name.ts'
import { type FollowServices, followContainers } from './follow-containers.ts'
import type { ManagementPolicy } from './management-policy.ts'

/** A controller that takes longer is away, and then nothing is allowed. */
const timeoutMs = 10_000

/**
 * Looks for the containers of scopes at once, in place of at the next turn of the loop, if a person is in a container whose name has not been met since the scopes
 * changed last: it may be one that a scope names by an older name. A person's own distinguished name is read at every request, so that one who was moved needs
 * nothing more. Not noticed: containers that exchange names which have both been met. Throws AppError `directory-unreachable`.
 */
export function createContainerWatch(services: FollowServices): (person: DirectoryPerson) => Promise<void> {
  const metNames = new WeakMap<readonly ManagementPolicy[], Set<string>>()

  async function loadMetNames(): Promise<Set<string>> {
    const policies = await services.policies.listPolicies()
    const known = metNames.get(policies) ?? new Set()
    metNames.set(policies, known)
    return known
  }

  return async ({ distinguishedName }) => {
    if (services.directory.isSample) return
    const names = listContainers(distinguishedName)
    const before = await loadMetNames()
    if (names.every((name) => before.has(name))) return
    await followContainers(services, AbortSignal.timeout(timeoutMs))
    const met = await loadMetNames()
    for (const name of names) met.add(name)
  }
}
