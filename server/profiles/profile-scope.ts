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
  /** The questions of the default policy; decoys pretend to have answered these. */
  offered: OfferedQuestions
}

/** The part of a question policy that a decoy needs. */
export interface OfferedQuestions {
  questions: readonly { id: string; kind: QuestionKind }[]
  optionalCount: number
}

/** The person of a profile and its services, for each part of it. */
export interface ProfileScope extends ProfileServices {
  key: string
  /** Undefined: a decoy. */
  person: DirectoryPerson | undefined
  /** Key of the person's rows; a decoy's finds nothing. */
  id: string
  domain: string
  /** As typed, for a decoy: its masked addresses begin the same. */
  account: string
  /** Mail domain of a person of the same domain, if one was seen. */
  mailDomain: string
}
