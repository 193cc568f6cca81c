import type { AnyTemplate } from '../template.ts'
import { administratorNotice } from './administrator-notice.ts'
import { approvalDecided } from './approval-decided.ts'
import { approvalRequested } from './approval-requested.ts'
import { expiryReminder } from './expiry-reminder.ts'
import { invitation } from './invitation.ts'
import { methodsChanged } from './methods-changed.ts'
import { newPassword } from './new-password.ts'
import { oneTimeCode } from './one-time-code.ts'
import { passcode } from './passcode.ts'
import { updateReminder } from './update-reminder.ts'
import { workflowFailed } from './workflow-failed.ts'
import { workflowSucceeded } from './workflow-succeeded.ts'

export const templates: readonly AnyTemplate[] = [
  administratorNotice,
  approvalDecided,
  approvalRequested,
  expiryReminder,
  invitation,
  methodsChanged,
  newPassword,
  oneTimeCode,
  passcode,
  updateReminder,
  workflowFailed,
  workflowSucceeded,
]
