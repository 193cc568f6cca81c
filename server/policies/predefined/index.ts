import type { WorkflowDefinition } from '../workflow.ts'
import { assignPasscode } from './assign-passcode.ts'
import { enforceProfileUpdate } from './enforce-profile-update.ts'
import { forgotMyPassword } from './forgot-my-password.ts'
import { iHaveAPasscode } from './i-have-a-passcode.ts'
import { manageMyPasswords } from './manage-my-passwords.ts'
import { manageMyProfile } from './manage-my-profile.ts'
import { myNotifications } from './my-notifications.ts'
import { register } from './register.ts'
import { resetPassword } from './reset-password.ts'
import { unlockAccount } from './unlock-account.ts'
import { unlockMyAccount } from './unlock-my-account.ts'
import { unlockProfile } from './unlock-profile.ts'
import { verifyUserIdentity } from './verify-user-identity.ts'

/** Workflows supplied with the product, in the order in which a site offers them. */
export const predefinedWorkflows: readonly WorkflowDefinition[] = [
  manageMyPasswords,
  forgotMyPassword,
  unlockMyAccount,
  register,
  manageMyProfile,
  iHaveAPasscode,
  myNotifications,
  verifyUserIdentity,
  assignPasscode,
  resetPassword,
  unlockAccount,
  unlockProfile,
  enforceProfileUpdate,
]
