import { decentralizedIdentity, signInByDecentralizedIdentity } from './decentralized-identity.ts'
import { requireApplicationRole } from './role-based.ts'
import { defineSignInModule } from './sign-in-module.ts'

/** *Decentralized identity (role-based)*: the same, for people with at least one application role; no system user need be assigned to them. */
export const decentralizedIdentityRoleBased = defineSignInModule({
  ...decentralizedIdentity,
  id: 'decentralized-identity-role-based',
  systemUser: 'dynamic',
  signIn: (service, credentials) => signInByDecentralizedIdentity(service, credentials, requireApplicationRole),
})
