import { passwordReset, signInByPasswordReset } from './password-reset.ts'
import { requireApplicationRole } from './role-based.ts'
import { defineSignInModule } from './sign-in-module.ts'

/** *Password reset (role-based)*: the same, for people with at least one application role. The session's rights are those of its dynamic system user. */
export const passwordResetRoleBased = defineSignInModule({
  ...passwordReset,
  id: 'password-reset-role-based',
  systemUser: 'dynamic',
  flags: {
    ...passwordReset.flags,
    setAsDefault: true,
    singleSignOn: false,
    frontEndLogin: false,
    webPortalLogin: false,
  },
  signIn: (service, credentials) => signInByPasswordReset(service, credentials, requireApplicationRole),
})
