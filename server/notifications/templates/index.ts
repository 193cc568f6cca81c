import type { AnyTemplate } from '../template.ts'
import { approvalRequested } from './approval-requested.ts'
import { methodsChanged } from './methods-changed.ts'
import { newPassword } from './new-password.ts'
import { oneTimeCode } from './one-time-code.ts'
import { passcode } from './passcode.ts'
import { workflowFailed } from './workflow-failed.ts'
import { workflowSucceeded } from './workflow-succeeded.ts'

export const templates: readonly AnyTemplate[] = [
  approvalRequested,
  methodsChanged,
  newPassword,
  oneTimeCode,
  passcode,
  workflowFailed,
  workflowSucceeded,
]
