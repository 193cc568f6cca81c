import type { z } from 'zod'
import type { DirectoryPerson, VerifyResult } from '../directory/directory.ts'

export const frontEnds = ['administration', 'helpdesk', 'self-service'] as const
export type FrontEnd = (typeof frontEnds)[number]

/** A way to sign in to a front end. Credentials are declared once with zod; check, type and OpenAPI come from that declaration. */
export interface SignInModule<Id extends string, Credentials extends z.ZodObject> {
  id: Id
  frontEnds: readonly FrontEnd[]
  credentials: Credentials
  signIn(service: SignInService, credentials: z.output<Credentials>): Promise<SignInResult>
}

/** What a module may use. The engine provides it, so that attempts are counted and unknown accounts look like any other. */
export interface SignInService {
  /** The account, or a decoy that looks the same. */
  loadCandidate(account: string, domain?: string): Promise<Candidate>
}

export interface Candidate {
  person: DirectoryPerson
  /** Who this is for the audit: without a name where the directory has no such account, since people type passwords there. */
  auditSubject: AuditSubject
  accountKey: string
  verifyPassword(password: string): Promise<VerifyResult | 'too-many-attempts'>
  /** When tries are accepted again, after one was refused. */
  refusedUntil(): Date | undefined
}

export interface AuditSubject {
  id: string
  name?: string
}

export type SignInResult = Omit<Candidate, 'verifyPassword' | 'refusedUntil'> &
  (
    | { signedIn: true }
    | { signedIn: false; code: 'sign-in-refused' | 'password-expired' }
    | { signedIn: false; code: 'too-many-attempts'; until?: Date }
  )

export function defineSignInModule<const Id extends string, Credentials extends z.ZodObject>(
  module: SignInModule<Id, Credentials>,
): SignInModule<Id, Credentials> {
  return module
}
