import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { IdentityPerson } from '../identity/identity-reader.ts'
import { toCanonicalDid } from './decentralized/did.ts'
import { findCommonRefusal, nobody } from './find-identity.ts'
import {
  type FoundIdentity,
  type IdentitySignInService,
  type RegisteredIdentity,
  toSignInResult,
} from './identity-sign-in.ts'
import type { ConfigurationParameters } from './parameters/configuration-parameters.ts'
import type { Requirement } from './role-based.ts'
import { defineSignInModule, type SignInService } from './sign-in-module.ts'
import type { SignInResult } from './sign-in-result.ts'

/** The longest proof that is read; a DID document is never in it. */
const maxPresentation = 8_192

export const decentralizedCredentials = z.strictObject({
  mail: z.string().trim().min(3).max(320).describe('Default or contact e-mail address of the person'),
  presentation: z
    .string()
    .min(1)
    .max(maxPresentation)
    .optional()
    .describe('Proof of possession of the decentralized identity'),
  wallet: z
    .strictObject({ nonce: z.string().max(200), code: z.string().trim().min(1).max(20) })
    .optional()
    .describe('In its place: the code that a wallet’s device shows, and the nonce that the wallet has answered'),
})

/** *Decentralized identity*: the mail address finds the person, the proof decides. The session's rights are those of the system user assigned to the person. */
export const decentralizedIdentity = defineSignInModule({
  id: 'decentralized-identity',
  frontEnds: ['administration', 'helpdesk', 'self-service'],
  credentials: decentralizedCredentials,
  flags: { setAsDefault: false, singleSignOn: false, frontEndLogin: true, webPortalLogin: true },
  systemUser: 'assigned',
  needsPresentation: true,
  signIn: (service, credentials) => signInByDecentralizedIdentity(service, credentials, requireSystemUser),
})

/** The system user that is assigned to the person, and exists. */
const requireSystemUser: Requirement = async ({ identity }, { person, refusal }) => {
  const user = person && (await identity.findSystemUser(person))
  return { person, refusal: refusal ?? (user ? undefined : 'no-system-user') }
}

export async function signInByDecentralizedIdentity(
  service: SignInService,
  { mail, presentation, wallet }: z.output<typeof decentralizedCredentials>,
  requirement: Requirement,
): Promise<SignInResult> {
  if ((presentation === undefined) === (wallet === undefined))
    throw new AppError('invalid-request', { values: { field: 'presentation' } })
  const parameters = await service.loadParameters()
  const shown = await (wallet ? service.redeemWalletCode(wallet) : service.verifyPresentation(presentation ?? ''))
  const registered = await service.findRegistered(shown?.identifier)
  const shower = await findByIdentifier(service, { mail, identifier: shown?.identifier, registered })
  const running = await findRunningIdentity(service, parameters, shower)
  const found = await requirement(service, running)
  const candidate = await service.openIdentity(mail, found)
  // What is entered at the person was not added by a stranger at their computer.
  const isEntered = shower.person !== undefined && isEnteredAt(shower.person, shown?.identifier)
  const verdict = await candidate.acceptProof(shown !== undefined, isEntered ? undefined : registered)
  const facts = { identity: found.person?.id, authenticatedIdentity: shower.person?.id }
  if (!verdict.right || !shown) return toSignInResult(candidate, verdict, facts)
  const settle: typeof verdict.settle = async (tx) => {
    await shown.consume(tx)
    await verdict.settle(tx)
  }
  return toSignInResult(candidate, { right: true, settle }, facts)
}

interface ProvenIdentifier {
  mail: string
  identifier: string | undefined
  registered: RegisteredIdentity | undefined
}

/**
 * Finds, among the people with the mail address, the one whose decentralized identity was proven: it is entered at the person, or registered in the
 * profile of an account of the person. Without a proof it finds nobody.
 */
async function findByIdentifier(
  { identity }: IdentitySignInService,
  { mail, identifier, registered }: ProvenIdentifier,
): Promise<FoundIdentity> {
  const people = (await identity.listByMail(mail)).filter(
    (person) => isEnteredAt(person, identifier) || person.id === registered?.personId,
  )
  const [person] = people
  if (!person) return { refusal: identifier === undefined ? 'no-proof' : 'unknown' }
  return people.length > 1 ? { refusal: 'ambiguous' } : { person }
}

const isEnteredAt = ({ decentralizedIdentifier }: IdentityPerson, identifier: string | undefined): boolean =>
  identifier !== undefined &&
  decentralizedIdentifier !== undefined &&
  toCanonicalDid(decentralizedIdentifier) === toCanonicalDid(identifier)

/** The main identity where the parameter says so, else the identity that was found; neither may be deactivated, suspended or, unless allowed, a security risk. */
async function findRunningIdentity(
  { identity }: IdentitySignInService,
  parameters: ConfigurationParameters,
  { person, refusal }: FoundIdentity,
): Promise<FoundIdentity> {
  const usesMain = parameters['QER | Person | MasterIdentity | UseMasterForAuthentication']
  const hasMain = person?.mainIdentityId !== undefined && person.mainIdentityId !== person.id
  const main = usesMain ? await identity.findPerson(hasMain ? (person.mainIdentityId ?? '') : nobody.id) : undefined
  if (!person) return { refusal }
  if (usesMain && hasMain && !main) return { person, refusal: 'no-main-identity' }
  return { person: main ?? person, refusal: findRefusal(person, parameters) ?? (main && findRefusal(main, parameters)) }
}

const findRefusal = (person: IdentityPerson, parameters: ConfigurationParameters): string | undefined =>
  person.isDeactivated ? 'deactivated' : findCommonRefusal(person, parameters)
