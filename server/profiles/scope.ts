import type { Audit } from '../audit/chain.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { Notifications } from '../notifications/notifications.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import type { Hasher } from './hashing.ts'
import type { QuestionKind } from './question-requirements.ts'

export interface ProfileServices {
  store: Store
  keys: Keys
  hasher: Hasher
  audit: Audit
  notifications: Notifications
  /** Site address without a slash at its end, for links in mails. */
  url: string
  clock(): Date
  /** What people register with: decoys pretend to have answered these. */
  offered: Offered
}

/** As much of a question policy as a decoy needs to pretend by. */
export interface Offered {
  questions: readonly { id: string; kind: QuestionKind }[]
  optionalCount: number
}

/** Whose profile it is, for each of its parts. */
export interface Scope extends ProfileServices {
  key: string
  /** Undefined: a decoy. */
  person: DirectoryPerson | undefined
  /** What the database is asked for, also in vain. */
  id: string
  domain: string
  /** As typed, for a decoy; its masked addresses begin alike. */
  account: string
  /** Mail domain of somebody of the same domain, as far as one was met. */
  mailDomain: string
}
