import type { AnyTemplate } from '../template.ts'
import { administratorNotice } from './administrator-notice.ts'
import { approvalDecided } from './approval-decided.ts'
import { approvalRequested } from './approval-requested.ts'
import { callerNotIdentified } from './caller-not-identified.ts'
import { expiryReminder } from './expiry-reminder.ts'
import { guessesAlarm } from './guesses-alarm.ts'
import { invitation } from './invitation.ts'
import { limitsLifted } from './limits-lifted.ts'
import { methodsChanged } from './methods-changed.ts'
import { newPassword } from './new-password.ts'
import { oneTimeCode } from './one-time-code.ts'
import { passcode } from './passcode.ts'
import { passwordChangeRequired } from './password-change-required.ts'
import { passwordSet } from './password-set.ts'
import { registrationRemoved } from './registration-removed.ts'
import { secondFactorOff } from './second-factor-off.ts'
import { staffFactorChanged } from './staff-factor-changed.ts'
import { staffLimitReached } from './staff-limit-reached.ts'
import { updateReminder } from './update-reminder.ts'
import { workflowFailed } from './workflow-failed.ts'
import { workflowSucceeded } from './workflow-succeeded.ts'

export const templates: readonly AnyTemplate[] = [
  administratorNotice,
  approvalDecided,
  approvalRequested,
  callerNotIdentified,
  expiryReminder,
  guessesAlarm,
  invitation,
  limitsLifted,
  methodsChanged,
  newPassword,
  oneTimeCode,
  passcode,
  passwordChangeRequired,
  passwordSet,
  registrationRemoved,
  secondFactorOff,
  staffFactorChanged,
  staffLimitReached,
  updateReminder,
  workflowFailed,
  workflowSucceeded,
]
