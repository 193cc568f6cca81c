import type { Presentations } from '../authentication/decentralized/presentations.ts'
import type { OfferConditions } from '../authentication/offered-modules.ts'
import type { FrontEnd, SignInService } from '../authentication/sign-in-module.ts'
import type { SystemUsers } from '../authentication/system-user.ts'
import type { WorkDemand } from '../engine/engine.ts'
import type { IdentityReader } from '../identity/identity-reader.ts'
import type { StaffGate } from '../policies/staff-gate.ts'
import type { StaffFactorServices } from '../staff/services.ts'
import type { EntryServices } from './entry.ts'

/** What signing in to a site needs. */
export interface SessionServices extends StaffFactorServices {
  staffGate: Pick<StaffGate, 'isAdmitted' | 'findAuthority' | 'demandsSecondFactor' | 'mayEnter'>
  /** Origin of the Self-Service site; the same as `url` where staff have no host name of their own. */
  publicUrl: string
  signInService(frontEnd: FrontEnd, caller: { work: WorkDemand; browserToken?: string }): SignInService
  entry: EntryServices
  loadOfferConditions(): Promise<OfferConditions>
  identity: IdentityReader
  systemUsers: SystemUsers
  presentations: Pick<Presentations, 'createChallenge'>
  /** A line of the log, at most once an hour for a key. */
  logRefusal(key: string, sentence: string): void
}
