import type { Context } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { signInModules } from '../authentication/index.ts'
import { isOffered } from '../authentication/offered-modules.ts'
import { type FrontEnd, isStaffFrontEnd, type SignInService } from '../authentication/sign-in-module.ts'
import type { SignInResult } from '../authentication/sign-in-result.ts'
import { verifyAppCode } from '../staff/verify-factor.ts'
import type { Tx } from '../store/database.ts'
import { readBrowserToken, readClientAddress } from './caller.ts'
import { continueSignIn } from './continue-sign-in.ts'
import { type EntryRequest, enter } from './entry.ts'
import { openSession } from './open-session.ts'
import { toRefusal } from './problem.ts'
import { servesFrontEnd } from './served-sites.ts'
import type { SessionServices } from './session-services.ts'

export interface SignInRequest extends Pick<EntryRequest, 'proof' | 'provenUnits'> {
  frontEnd: FrontEnd
  /** Id of the module. */
  module: string
  /** As the module's shape has parsed them. */
  credentials: unknown
  /** Of an authenticator app. */
  code?: string
}

/** Signs in to a site by one of its modules, whatever form the credentials came in, and sets the browser's cookie. Every refusal is recorded. */
export function createSignIn(services: SessionServices) {
  const { store, audit, staffGate, logRefusal } = services

  /** Of several sign-ins by a secret that works once, one wins; the others get the answer of a wrong secret. */
  async function refuseUsed<T>(
    result: Pick<SignInResult, 'auditSubject' | 'facts'>,
    data: Record<string, string>,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict' || !result.facts) throw error
      const code = 'sign-in-refused'
      await recordRefusal(result, { ...data, ...result.facts, code, reason: 'used-meanwhile' })
      throw toRefusal({ code })
    }
  }

  const recordRefusal = (
    { auditSubject: subject }: Pick<SignInResult, 'auditSubject'>,
    data: Record<string, string | undefined>,
  ) => store.transaction((tx) => audit.append(tx, { event: 'sign-in-refused', subject, data }))

  function logNotAdmitted(frontEnd: FrontEnd, { person }: Pick<SignInResult, 'person'>): void {
    if (!isStaffFrontEnd(frontEnd)) return
    const groups = frontEnd === 'administration' ? 'administration.groups' : 'the helpdesk scope of any policy'
    logRefusal(
      `${frontEnd} of ${person.id}`,
      `${person.account}@${person.domain} was refused the ${frontEnd} site: the password was right, but ${groups} does not admit the account.`,
    )
  }

  /** Someone whom the site does not admit does not learn whether the password was right, or has expired. */
  async function checkAdmission(frontEnd: FrontEnd, tried: SignInResult): Promise<SignInResult | NotAdmitted> {
    const wasRight = tried.signedIn || tried.code === 'password-expired'
    if (!wasRight || (await staffGate.isAdmitted(frontEnd, tried.person))) return tried
    return { ...tried, signedIn: false, code: 'forbidden' }
  }

  return async (context: Context, { frontEnd, module: id, credentials, code, ...proof }: SignInRequest) => {
    if (!servesFrontEnd(context, frontEnd)) throw new AppError('not-found')
    const module = signInModules.find((candidate) => candidate.id === id)
    if (!module) throw new AppError('invalid-request', { values: { field: 'module' } })
    // A token that is missing is refused by the module, as a wrong secret is.
    const conditions = { ...(await services.loadOfferConditions()), hasApplicationToken: true }
    if (!isOffered(module, frontEnd, conditions)) throw new AppError('not-found')
    const address = readClientAddress(context, services.entry.trustedProxies)
    const tried = await enter(services.entry, { address, isCall: true, ...proof }, (work) =>
      signInBy(
        module,
        services.signInService(frontEnd, { work, browserToken: readBrowserToken(context) }),
        credentials,
      ),
    )
    const result = await checkAdmission(frontEnd, tried)
    if (!result.signedIn) {
      await recordRefusal(result, { frontEnd, module: id, code: result.code, ...result.facts, client: address })
      if (result.code === 'forbidden') logNotAdmitted(frontEnd, result)
      throw toRefusal({ ...result, code: result.code === 'forbidden' ? 'sign-in-refused' : result.code })
    }
    const { person, auditSubject, accountKey } = result
    const { facts, settle } = result
    const admitted = { person, auditSubject, accountKey, frontEnd, module: id, facts }
    if (code === undefined || !(await staffGate.demandsSecondFactor(frontEnd, person)))
      return refuseUsed(result, { frontEnd, module: id, client: address }, () =>
        continueSignIn(context, services, { ...admitted, settle }),
      )
    const verified = await verifyAppCode(services, person, code)
    if (!verified.right) {
      await recordRefusal(result, { frontEnd, module: id, code: verified.code, factor: 'totp' })
      throw toRefusal(verified)
    }
    const settleBoth = async (tx: Tx) => {
      await settle?.(tx)
      await verified.settle(tx)
    }
    return openSession(context, services, { ...admitted, secondFactor: 'totp' }, settleBoth)
  }
}

/** The body was parsed by the credentials of the module that it names, which the compiler cannot follow through the union. */
const signInBy = (
  module: (typeof signInModules)[number],
  service: SignInService,
  credentials: unknown,
): Promise<SignInResult> =>
  (module.signIn as (service: SignInService, credentials: unknown) => Promise<SignInResult>)(service, credentials)

/** Right credentials of someone whom the site does not admit: to the caller the same as wrong ones; only the audit has the difference. */
type NotAdmitted = Omit<Extract<SignInResult, { signedIn: false }>, 'code'> & { code: 'forbidden' }
