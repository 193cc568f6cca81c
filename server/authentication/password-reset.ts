import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { findByTypedName, findStatusRefusal } from './find-identity.ts'
import { type AnswerRules, type AskedQuestion, type FoundIdentity, toSignInResult } from './identity-sign-in.ts'
import type { ConfigurationParameters } from './parameters/configuration-parameters.ts'
import { type Requirement, requireNothing } from './role-based.ts'
import { defineSignInModule, type SignInService } from './sign-in-module.ts'
import type { SignInResult } from './sign-in-result.ts'

const account = z.string().trim().min(1).max(256)

export const passwordResetCredentials = z.strictObject({
  account: account.describe('Central user account or, where SearchTable is set, target system user account'),
  passcode: z.string().trim().min(1).max(100).optional(),
  answers: z
    .array(z.strictObject({ question: z.string().max(64), answer: z.string().max(1_000) }))
    .min(1)
    .max(10)
    .optional()
    .describe('In place of the passcode: to the questions of POST /api/v1/sign-in/questions'),
})

export type PasswordResetCredentials = z.output<typeof passwordResetCredentials>

/** Identity Manager's *Password reset*: sign-in to the password pages by passcode or by answers to security questions. */
export const passwordReset = defineSignInModule({
  id: 'password-reset',
  frontEnds: ['password-reset-portal'],
  credentials: passwordResetCredentials,
  flags: { setAsDefault: false, singleSignOn: false, frontEndLogin: false, webPortalLogin: false },
  systemUser: 'none',
  needsApplicationToken: true,
  signIn: (service, credentials) => signInByPasswordReset(service, credentials, requireNothing),
})

/** Everybody takes the same way: the token, the look-ups, the directory, one secret. A decoy takes it for whom it leads nowhere. */
export async function signInByPasswordReset(
  service: SignInService,
  { account, passcode, answers }: PasswordResetCredentials,
  requirement: Requirement,
): Promise<SignInResult> {
  if ((passcode === undefined) === (answers === undefined))
    throw new AppError('invalid-request', { values: { field: 'passcode' } })
  if (!(await service.hasApplicationToken())) return service.refuseUnlooked(account, 'application-token')
  const parameters = await service.loadParameters()
  if (answers && !parameters.EnablePasswordProfileLogin) return service.refuseUnlooked(account, 'answers-not-offered')
  const found = await findAdmitted(service, parameters, { account, requirement })
  const candidate = await service.openIdentity(account, found)
  const verdict = answers
    ? await candidate.verifyAnswers(answers, readAnswerRules(parameters))
    : await candidate.verifyPasscode(passcode ?? '')
  const identity = found.person?.id
  return toSignInResult(candidate, verdict, { identity, authenticatedIdentity: identity })
}

/** The questions for an account: of a decoy, for an account that has none or may not sign in. */
export async function askPasswordResetQuestions(
  service: SignInService,
  { account, language, requirement }: { account: string; language: string; requirement: Requirement },
): Promise<AskedQuestion[]> {
  const parameters = await service.loadParameters()
  const found = (await service.hasApplicationToken())
    ? await findAdmitted(service, parameters, { account, requirement })
    : { refusal: 'application-token' }
  const candidate = await service.openIdentity(account, found)
  return candidate.chooseQuestions(readAnswerRules(parameters).requests, language)
}

async function findAdmitted(
  service: SignInService,
  parameters: ConfigurationParameters,
  { account, requirement }: { account: string; requirement: Requirement },
): Promise<FoundIdentity> {
  const found = await findByTypedName(service, parameters, account)
  const refusal = found.refusal ?? (found.person && findStatusRefusal(found.person, parameters))
  return requirement(service, { ...found, refusal })
}

const readAnswerRules = (parameters: ConfigurationParameters): AnswerRules => ({
  requests: parameters['QER | Person | PasswordResetAuthenticator | QueryAnswerRequests'],
  definitions: parameters['QER | Person | PasswordResetAuthenticator | QueryAnswerDefinitions'],
  invalidates: parameters['QER | Person | PasswordResetAuthenticator | InvalidateUsedQuery'],
})
