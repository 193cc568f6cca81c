import type { z } from 'zod'
import type { DirectoryPerson, VerifyResult } from '../directory/directory.ts'
import type { Tx } from '../store/database.ts'
import type { IdentitySignInService } from './identity-sign-in.ts'

export const frontEnds = ['administration', 'helpdesk', 'password-reset-portal', 'self-service'] as const
export type FrontEnd = (typeof frontEnds)[number]
/** The sites of operators and administrators. */
export type StaffFrontEnd = Extract<FrontEnd, 'administration' | 'helpdesk'>

export const isStaffFrontEnd = (frontEnd: FrontEnd): frontEnd is StaffFrontEnd =>
  frontEnd === 'administration' || frontEnd === 'helpdesk'

/** What Identity Manager's table of authentication modules says of one. */
export interface ModuleFlags {
  setAsDefault: boolean
  singleSignOn: boolean
  frontEndLogin: boolean
  webPortalLogin: boolean
}

/** A way to sign in to a front end. Credentials are declared once with zod; check, type and OpenAPI come from that declaration. */
export interface SignInModule<Id extends string, Credentials extends z.ZodObject> {
  id: Id
  frontEnds: readonly FrontEnd[]
  credentials: Credentials
  /** Of a module that Identity Manager has, too: configuration parameters say which site offers it. Absent: it is always offered. */
  flags?: ModuleFlags
  /** Whose rights a session of it has; absent: the module knows nothing of the identity tables. */
  systemUser?: 'assigned' | 'dynamic' | 'none'
  /** It opens only with the application token. */
  needsApplicationToken?: boolean
  /** It asks for a proof of possession of a decentralized identity. */
  needsPresentation?: boolean
  signIn(service: SignInService, credentials: z.output<Credentials>): Promise<SignInResult>
}

/** What a module may use. The engine provides it, so that attempts are counted and unknown accounts look like any other. */
export interface SignInService extends IdentitySignInService {
  /** The account, or a decoy that looks the same. */
  loadCandidate(account: string, domain?: string): Promise<Candidate>
}

export interface Candidate extends TriedPerson {
  verifyPassword(password: string): Promise<VerifyResult | 'too-many-attempts'>
  /** When tries are accepted again, after one was refused. */
  refusedUntil(): Date | undefined
}

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

export function defineSignInModule<const Id extends string, Credentials extends z.ZodObject>(
  module: SignInModule<Id, Credentials>,
): SignInModule<Id, Credentials> {
  return module
}
