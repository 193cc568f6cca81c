import type { ApplicationTokenBearer } from '../authentication/application-token-bearer.ts'
import type { Presentations } from '../authentication/decentralized/presentations.ts'
import type { IdentityReader } from '../identity/identity-reader.ts'
import type { StartRequest, WorkDemand } from './engine.ts'
import type { EngineServices } from './services.ts'

/** What is known of a caller who tries a secret outside a run. */
export type UnprovenCaller = Pick<StartRequest, 'browserToken' | 'knownPeople'> & { work?: WorkDemand }

/** What sign-ins need beside what runs need. */
export interface SignInServices extends EngineServices {
  identity: IdentityReader
  /** The application token of this server. */
  applicationToken: ApplicationTokenBearer
  presentations: Pick<Presentations, 'redeem' | 'verify'>
}
