import type { Context } from 'hono'
import { z } from 'zod'
import type { FrontEnd } from '../authentication/sign-in-module.ts'
import type { SignInFacts, SignInResult } from '../authentication/sign-in-result.ts'
import { beginPendingSignIn, pendingSignInMs } from '../staff/pending-sign-in.ts'
import type { Tx } from '../store/database.ts'
import { setPendingCookie } from './caller.ts'
import { openSession, type SessionReply } from './open-session.ts'
import { listSecondFactors, secondFactors } from './second-factors.ts'
import type { SessionServices } from './session-services.ts'

export const nextStepReply = z.object({
  signedIn: z.literal(false),
  next: z.literal('second-factor'),
  expiresAt: z.iso.datetime().describe('Until then the second factor may follow; the cookie names this sign-in'),
  choices: z.array(z.enum(secondFactors)).describe('What the site takes at this address; the same for every person'),
})

/** Someone whom the site admits, and who has shown what comes before a second factor. */
export interface AdmittedPerson extends Pick<SignInResult, 'person' | 'auditSubject' | 'accountKey'> {
  frontEnd: FrontEnd
  module: string
  facts?: SignInFacts
  /** Written with the session or, where a second factor follows, with what is remembered until then. */
  settle?(tx: Tx): Promise<void>
}

/** Opens the session, or asks for the second factor where the site demands one. */
export async function continueSignIn(
  context: Context,
  services: SessionServices,
  admitted: AdmittedPerson,
): Promise<SessionReply | z.output<typeof nextStepReply>> {
  if (await services.staffGate.demandsSecondFactor(admitted.frontEnd, admitted.person))
    return askForSecondFactor(context, services, admitted)
  const { settle, ...person } = admitted
  return openSession(context, services, person, settle)
}

/** The same answer whether the person has a factor, an open enrolment code or neither: a stolen password learns nothing of them. */
async function askForSecondFactor(
  context: Context,
  services: SessionServices,
  { person, frontEnd, module, facts, settle }: AdmittedPerson,
): Promise<z.output<typeof nextStepReply>> {
  const token = await services.store.transaction(async (tx) => {
    await settle?.(tx)
    return beginPendingSignIn(services, tx, { person, frontEnd, module, facts })
  })
  setPendingCookie(context, token)
  const expiresAt = new Date(services.clock().getTime() + pendingSignInMs).toISOString()
  return { signedIn: false, next: 'second-factor', expiresAt, choices: listSecondFactors(frontEnd, services) }
}
