import type { AnyActivity } from '../../activities/activity.ts'
import type { Audit } from '../../audit/chain.ts'
import type { Directory } from '../../directory/directory.ts'
import type { Notifications } from '../../notifications/notifications.ts'
import type { Policies } from '../../policies/policies.ts'
import type { StaffGate } from '../../policies/staff-gate.ts'
import type { Profiles } from '../../profiles/profiles.ts'
import type { Store } from '../../store/database.ts'

/** What "My password health" and a manager's decisions need. */
export interface MeServices {
  store: Store
  audit: Audit
  directory: Directory
  policies: Policies
  staffGate: StaffGate
  activities: readonly AnyActivity[]
  profiles: Profiles
  notifications: Notifications
  /** Origin of the sites. */
  url: string
  clock(): Date
}
