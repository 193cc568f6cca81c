import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { signInModules } from '../authentication/index.ts'
import { isOffered } from '../authentication/offered-modules.ts'
import { type FrontEnd, isStaffFrontEnd, type SignInService } from '../authentication/sign-in-module.ts'
import type { SignInResult } from '../authentication/sign-in-result.ts'
import { verifyAppCode } from '../staff/verify-factor.ts'
import type { Tx } from '../store/database.ts'
import { endSession, findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import {
  assertCsrfHeader,
  clearRunCookies,
  clearSessionCookie,
  readBrowserToken,
  readClientAddress,
  readSessionToken,
} from './caller.ts'
import { captchaPayload } from './captcha.ts'
import { continueSignIn, nextStepReply } from './continue-sign-in.ts'
import { enter } from './entry.ts'
import { loadSessionReply, openSession, sessionReply } from './open-session.ts'
import { defineOperation, mount } from './operation.ts'
import { toRefusal } from './problem.ts'
import { servesFrontEnd } from './served-sites.ts'
import type { SessionServices } from './session-services.ts'

const appCode = z.string().trim().min(1).max(20)

const signInBodies = signInModules.map((module) =>
  module.credentials.extend({
    frontEnd: z.enum(module.frontEnds),
    module: z.literal(module.id),
    captcha: captchaPayload.optional(),
    code: appCode.optional().describe('Of the authenticator app, where the site demands a second factor: for scripts'),
  }),
)

export const signIn = defineOperation({
  id: 'signIn',
  method: 'post',
  path: '/api/v1/sign-in',
  summary:
    'Signs in to a site. An unknown account and a wrong password get the same answer. Staff may have to show a second factor: next',
  caller: 'anyone',
  body: z.union(signInBodies),
  status: 200,
  reply: z.union([sessionReply, nextStepReply]),
  errors: [
    'not-found',
    'sign-in-refused',
    'second-factor-refused',
    'too-many-attempts',
    'password-expired',
    'conflict',
    'captcha-required',
    'captcha-invalid',
    'directory-unreachable',
    'busy',
  ],
})

export const getSession = defineOperation({
  id: 'getSession',
  method: 'get',
  path: '/api/v1/session',
  summary: 'Who is signed in',
  caller: 'browser',
  status: 200,
  reply: z.union([sessionReply, z.object({ signedIn: z.literal(false) })]),
  errors: ['directory-unreachable'],
})

export const signOut = defineOperation({
  id: 'signOut',
  method: 'delete',
  path: '/api/v1/session',
  summary: 'Signs out',
  caller: 'browser',
  status: 204,
})

export function sessionRoutes(app: Hono, services: SessionServices): void {
  const { store, audit, staffGate, logRefusal } = services

  mount(app, signIn, async (context, { body: { frontEnd, module: id, captcha, code, ...credentials } }) => {
    if (!servesFrontEnd(context, frontEnd)) throw new AppError('not-found')
    const module = signInModules.find((candidate) => candidate.id === id)
    if (!module) throw new AppError('invalid-request', { values: { field: 'module' } })
    // A token that is missing is refused by the module, as a wrong secret is.
    const conditions = { ...(await services.loadOfferConditions()), hasApplicationToken: true }
    if (!isOffered(module, frontEnd, conditions)) throw new AppError('not-found')
    const address = readClientAddress(context, services.entry.trustedProxies)
    const tried = await enter(services.entry, { address, isCall: true, proof: captcha }, (work) =>
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
      return context.reply(
        await refuseUsed(result, { frontEnd, module: id, client: address }, () =>
          continueSignIn(context, services, { ...admitted, settle }),
        ),
      )
    const proof = await verifyAppCode(services, person, code)
    if (!proof.right) {
      await recordRefusal(result, { frontEnd, module: id, code: proof.code, factor: 'totp' })
      throw toRefusal(proof)
    }
    const settleBoth = async (tx: Tx) => {
      await settle?.(tx)
      await proof.settle(tx)
    }
    return context.reply(await openSession(context, services, { ...admitted, secondFactor: 'totp' }, settleBoth))
  })

  mount(app, getSession, async (context) => {
    const token = readSessionToken(context)
    const session = token && (await loadSessionReply(context, services, token))
    return context.reply(session || { signedIn: false })
  })

  mount(app, signOut, async (context) => {
    assertCsrfHeader(context)
    const token = readSessionToken(context)
    const tokenHash = token && hashToken(store.read, token)
    // A run goes on after a new sign-in of its operator, but not after they have signed out.
    if (tokenHash && (await findSession(store.read, tokenHash))?.frontEnd === 'helpdesk') clearRunCookies(context)
    if (tokenHash) await store.transaction((tx) => endSession(tx, tokenHash))
    clearSessionCookie(context)
    return context.reply()
  })

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
