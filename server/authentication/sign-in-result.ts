import type { DirectoryPerson } from '../directory/directory.ts'
import type { Tx } from '../store/database.ts'

/** Who tried to sign in, or the decoy in their place. */
export interface TriedPerson {
  person: DirectoryPerson
  /** Who this is for the audit: without a name where the directory has no such account, since people type passwords there. */
  auditSubject: AuditSubject
  accountKey: string
}

export interface AuditSubject {
  id: string
  name?: string
}

/** What the audit is told of an attempt beside its result: codes and ids. */
export interface SignInFacts {
  /** Why it was refused; never told to the caller. */
  reason?: string
  /** UID_Person of the identity that the session runs as, and of the one that showed who they are. */
  identity?: string
  authenticatedIdentity?: string
}

export type SignInResult = TriedPerson & { facts?: SignInFacts } & (
    | {
        signedIn: true
        /** Written in the transaction that opens the session. Throws AppError `conflict` where the secret was used meanwhile. */
        settle?(tx: Tx): Promise<void>
      }
    | { signedIn: false; code: 'sign-in-refused' | 'password-expired' }
    | { signedIn: false; code: 'too-many-attempts'; until?: Date }
  )
