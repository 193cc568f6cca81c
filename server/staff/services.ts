import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { StaffGate } from '../policies/staff-gate.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'

/** What the second factor of staff works with. */
export interface StaffFactorServices {
  store: Store
  keys: Keys
  audit: Audit
  notifications: Notifications
  directory: Directory
  profiles: Pick<Profiles, 'accountKey'>
  staffGate: Pick<StaffGate, 'isAdmitted'>
  /** Origin of the staff sites: passkeys are made for its host. */
  url: string
  clock(): Date
}
