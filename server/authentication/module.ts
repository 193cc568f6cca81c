import type { z } from 'zod'
import type { DirectoryPerson, VerifyResult } from '../directory/directory.ts'

export const frontEnds = ['administration', 'helpdesk', 'self-service'] as const
export type FrontEnd = (typeof frontEnds)[number]

/** A way of signing on to a front end. Credentials are declared once, with zod: check, type and OpenAPI come from there. */
export interface SignInModule<Id extends string, Credentials extends z.ZodObject> {
  id: Id
  frontEnds: readonly FrontEnd[]
  credentials: Credentials
  signIn(desk: SignInDesk, credentials: z.output<Credentials>): Promise<SignInResult>
}

/** What a module may ask; built by the engine, so that attempts are counted and strangers look like everybody else. */
export interface SignInDesk {
  /** Somebody of that name, or a decoy nobody can tell from somebody. */
  candidate(account: string, domain?: string): Promise<Candidate>
}

export interface Candidate {
  person: DirectoryPerson
  verifyPassword(password: string): Promise<VerifyResult | 'too-many-attempts'>
}

/** `person`: whom it concerns, for the audit, also where it was refused. */
export type SignInResult =
  | { signedIn: true; person: DirectoryPerson }
  | { signedIn: false; person: DirectoryPerson; code: 'sign-in-refused' | 'password-expired' }

export function defineModule<const Id extends string, Credentials extends z.ZodObject>(
  module: SignInModule<Id, Credentials>,
): SignInModule<Id, Credentials> {
  return module
}
