import { nobody } from './find-identity.ts'
import type { FoundIdentity, IdentitySignInService } from './identity-sign-in.ts'

/** What a role-based module asks of a person beside what its plain one asks. */
export type Requirement = (
  service: Pick<IdentitySignInService, 'identity'>,
  found: FoundIdentity,
) => Promise<FoundIdentity>

/** At least one application role. Asked of everybody, so that a person without roles takes as long as any other. */
export const requireApplicationRole: Requirement = async ({ identity }, found) => {
  const roles = await identity.listApplicationRoles(found.person ?? nobody)
  return roles.length > 0 || found.refusal !== undefined ? found : { ...found, refusal: 'no-application-role' }
}

export const requireNothing: Requirement = async (_, found) => found
