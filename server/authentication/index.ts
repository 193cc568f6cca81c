import { decentralizedIdentity } from './decentralized-identity.ts'
import { decentralizedIdentityRoleBased } from './decentralized-identity-role-based.ts'
import { directoryPassword } from './directory-password.ts'
import { passwordReset } from './password-reset.ts'
import { passwordResetRoleBased } from './password-reset-role-based.ts'

/** Every sign-in module, sorted by id. */
export const signInModules = [
  decentralizedIdentity,
  decentralizedIdentityRoleBased,
  directoryPassword,
  passwordReset,
  passwordResetRoleBased,
] as const
