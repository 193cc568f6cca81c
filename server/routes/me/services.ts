import type { Context } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import type { Audit } from '../../audit/chain.ts'
import type { Directory, DirectoryPerson } from '../../directory/directory.ts'
import type { Notifications } from '../../notifications/notifications.ts'
import type { Policies } from '../../policies/policies.ts'
import type { Profiles } from '../../profiles/profiles.ts'
import type { Store } from '../../store/database.ts'

/** What "My password health" and a manager's decisions stand on. */
export interface MeServices {
  store: Store
  audit: Audit
  directory: Directory
  policies: Policies
  profiles: Profiles
  notifications: Notifications
  /** Origin of the sites. */
  url: string
  clock(): Date
}

/** Who is asking, as the gate found it. */
export interface Myself {
  person: DirectoryPerson
  sessionEndsAt: Date
}

export function myself(context: Context): Myself {
  const found = context.get('myself') as Myself | undefined
  if (!found) throw new AppError('sign-in-required')
  return found
}
