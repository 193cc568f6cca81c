import type { AnyJobDefinition } from '../job.ts'
import { bulkOperations } from './bulk-operations.ts'
import { cleanUp } from './clean-up.ts'
import { exportCheckpointsJob } from './export-checkpoints.ts'
import { forgetPeopleWhoLeft } from './forget-people-who-left.ts'
import { inviteToRegister } from './invite-to-register.ts'
import { maximumPasswordAge } from './maximum-password-age.ts'
import { reencryptSecrets } from './reencrypt-secrets.ts'
import { remindOfPasswordExpiry } from './remind-of-password-expiry.ts'
import { remindToUpdateProfile } from './remind-to-update-profile.ts'
import { retention } from './retention.ts'
import { synchronisePeople } from './synchronise-people.ts'
import { userStatusStatistics } from './user-status-statistics.ts'

export const jobDefinitions: readonly AnyJobDefinition[] = [
  bulkOperations,
  cleanUp,
  exportCheckpointsJob,
  forgetPeopleWhoLeft,
  inviteToRegister,
  maximumPasswordAge,
  reencryptSecrets,
  remindOfPasswordExpiry,
  remindToUpdateProfile,
  retention,
  synchronisePeople,
  userStatusStatistics,
]
