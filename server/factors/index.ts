import { callBack } from './call-back.ts'
import { callerQuestions } from './caller-questions.ts'
import { corporateMail } from './corporate-mail.ts'
import { corporateMobile } from './corporate-mobile.ts'
import { decentralizedIdentity } from './decentralized-identity.ts'
import type { AnyFactor } from './factor.ts'
import { identityDocument } from './identity-document.ts'
import { managerApproval } from './manager-approval.ts'
import { passcode } from './passcode.ts'
import { passcodeHalf } from './passcode-half.ts'
import { passkey } from './passkey.ts'
import { personalMail } from './personal-mail.ts'
import { personalMobile } from './personal-mobile.ts'
import { privateMail } from './private-mail.ts'
import { radius } from './radius.ts'
import { securityQuestions } from './security-questions.ts'
import { totp } from './totp.ts'

/** Every authentication factor, sorted by id. */
export const factors: readonly AnyFactor[] = [
  callBack,
  callerQuestions,
  corporateMail,
  corporateMobile,
  decentralizedIdentity,
  identityDocument,
  managerApproval,
  passcodeHalf,
  passcode,
  passkey,
  personalMail,
  personalMobile,
  privateMail,
  radius,
  securityQuestions,
  totp,
]
