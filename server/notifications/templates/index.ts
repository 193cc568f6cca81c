import type { AnyTemplate } from '../template.ts'
import { methodsChanged } from './methods-changed.ts'
import { oneTimeCode } from './one-time-code.ts'
import { passcode } from './passcode.ts'
import { workflowFailed } from './workflow-failed.ts'
import { workflowSucceeded } from './workflow-succeeded.ts'

export const templates: readonly AnyTemplate[] = [
  methodsChanged,
  oneTimeCode,
  passcode,
  workflowFailed,
  workflowSucceeded,
]
