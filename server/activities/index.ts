import { factors } from '../factors/index.ts'
import type { AnyActivity } from './activity.ts'
import { approveByManager } from './approve-by-manager/activity.ts'
import { approveByOperator } from './approve-by-operator/activity.ts'
import { assignPasscode } from './assign-passcode/activity.ts'
import { authenticateWithPassword } from './authenticate-with-password/activity.ts'
import { authenticateWithQaSpecific } from './authenticate-with-qa-specific/activity.ts'
import { authenticateWithQaUserSelected } from './authenticate-with-qa-user-selected/activity.ts'
import { authenticationMethods } from './authentication-methods/activity.ts'
import { changePasswordInAd } from './change-password-in-ad/activity.ts'
import { choosePath } from './choose-path/activity.ts'
import { displayCaptcha } from './display-captcha/activity.ts'
import { displayUserAgreement } from './display-user-agreement/activity.ts'
import { editQaProfile } from './edit-qa-profile/activity.ts'
import { emailAdministratorIfWorkflowFails } from './email-administrator-if-workflow-fails/activity.ts'
import { emailAdministratorIfWorkflowSucceeds } from './email-administrator-if-workflow-succeeds/activity.ts'
import { emailUserIfWorkflowFails } from './email-user-if-workflow-fails/activity.ts'
import { emailUserIfWorkflowSucceeds } from './email-user-if-workflow-succeeds/activity.ts'
import { enableAccount } from './enable-account/activity.ts'
import { enforceProfileUpdate } from './enforce-profile-update/activity.ts'
import { forcePasswordChangeAtNextLogon } from './force-password-change-at-next-logon/activity.ts'
import { lockQaProfile } from './lock-qa-profile/activity.ts'
import { manageMyProfile } from './manage-my-profile/activity.ts'
import { register } from './register/activity.ts'
import { resetPasswordInAd } from './reset-password-in-ad/activity.ts'
import { restartWorkflowIfErrorOccurs } from './restart-workflow-if-error-occurs/activity.ts'
import { subscribeToNotifications } from './subscribe-to-notifications/activity.ts'
import { unlockAccount } from './unlock-account/activity.ts'
import { unlockQaProfile } from './unlock-qa-profile/activity.ts'

const own: readonly AnyActivity[] = [
  approveByManager,
  approveByOperator,
  assignPasscode,
  authenticateWithPassword,
  authenticateWithQaSpecific,
  authenticateWithQaUserSelected,
  authenticationMethods,
  changePasswordInAd,
  choosePath,
  displayCaptcha,
  displayUserAgreement,
  editQaProfile,
  emailAdministratorIfWorkflowFails,
  emailAdministratorIfWorkflowSucceeds,
  emailUserIfWorkflowFails,
  emailUserIfWorkflowSucceeds,
  enableAccount,
  enforceProfileUpdate,
  forcePasswordChangeAtNextLogon,
  lockQaProfile,
  manageMyProfile,
  register,
  resetPasswordInAd,
  restartWorkflowIfErrorOccurs,
  subscribeToNotifications,
  unlockAccount,
  unlockQaProfile,
]

/** Those in folders of their own, and those that factors bring along (two may share one); sorted by id. */
export const activities: readonly AnyActivity[] = [
  ...new Set([...own, ...factors.flatMap(({ asking }) => asking?.activity ?? [])]),
].sort((one, other) => (one.id < other.id ? -1 : 1))
