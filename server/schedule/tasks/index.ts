import type { AnyTask } from '../task.ts'
import { cleanUp } from './clean-up.ts'
import { forgetPeopleWhoLeft } from './forget-people-who-left.ts'
import { inviteToRegister } from './invite-to-register.ts'
import { maximumPasswordAge } from './maximum-password-age.ts'
import { remindOfPasswordExpiry } from './remind-of-password-expiry.ts'
import { remindToUpdateProfile } from './remind-to-update-profile.ts'
import { renewSeals } from './renew-seals.ts'
import { retention } from './retention.ts'
import { userStatusStatistics } from './user-status-statistics.ts'

export const tasks: readonly AnyTask[] = [
  cleanUp,
  forgetPeopleWhoLeft,
  inviteToRegister,
  maximumPasswordAge,
  remindOfPasswordExpiry,
  remindToUpdateProfile,
  renewSeals,
  retention,
  userStatusStatistics,
] as unknown as readonly AnyTask[]
