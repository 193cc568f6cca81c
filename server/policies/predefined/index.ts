import type { WorkflowDefinition } from '../workflow.ts'
import { forgotMyPassword } from './forgot-my-password.ts'
import { manageMyPasswords } from './manage-my-passwords.ts'
import { register } from './register.ts'
import { unlockMyAccount } from './unlock-my-account.ts'

/** Workflows supplied with the product, in the order in which a site offers them. */
export const predefinedWorkflows: readonly WorkflowDefinition[] = [
  manageMyPasswords,
  forgotMyPassword,
  unlockMyAccount,
  register,
]
