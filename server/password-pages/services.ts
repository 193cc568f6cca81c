import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import type { IdentityPerson, IdentityReader } from '../identity/identity-reader.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Policies } from '../policies/policies.ts'
import type { Hasher } from '../profiles/hashing.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Store } from '../store/database.ts'

/** What the password pages need. */
export interface PasswordPageServices {
  store: Store
  audit: Audit
  directory: Directory
  identity: IdentityReader
  policies: Policies
  profiles: Profiles
  notifications: Notifications
  hasher: Pick<Hasher, 'hash'>
  /** Origin of the sites. */
  url: string
  clock(): Date
  signal: AbortSignal
}

/** Who sets passwords, as the session has it. */
export interface Asker {
  identity: IdentityPerson
  /** The account that signed in. */
  person: { id: string; displayName: string }
  /** Token hash of the session, which goes on. */
  sessionHash: string
}
