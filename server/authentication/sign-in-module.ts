import type { z } from 'zod'
import type { VerifyResult } from '../directory/directory.ts'
import type { IdentitySignInService } from './identity-sign-in.ts'
import type { SignInResult, TriedPerson } from './sign-in-result.ts'

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

export function defineSignInModule<const Id extends string, Credentials extends z.ZodObject>(
  module: SignInModule<Id, Credentials>,
): SignInModule<Id, Credentials> {
  return module
}
