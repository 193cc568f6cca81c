import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { getTranslator } from '../../shared/languages/translator.ts'
import { drawQrCode } from '../../shared/wizard/qr-code.ts'
import { loadOrganisationName, type RelyingParty } from '../factors/common/relying-party.ts'
import { enrolApp, enrolPasskey, offerFactors } from '../staff/enrolment.ts'
import {
  consumePending,
  loadPendingSignIn,
  type PendingSignIn,
  pendingSignInMs,
  updatePending,
} from '../staff/pending-sign-in.ts'
import { startPasskey, verifyAppCode, verifyEnrolmentCode, verifyPasskey } from '../staff/verify-factor.ts'
import { endPendingSignIn } from '../store/pending-sign-ins.ts'
import { hashToken } from '../store/signed-rows.ts'
import { assertCsrfHeader, clearPendingCookie, readClientAddress, readPendingToken } from './caller.ts'
import { enter } from './entry.ts'
import { negotiateLanguage } from './language.ts'
import { openSession, sessionReply } from './open-session.ts'
import { defineOperation, mount } from './operation.ts'
import { toRefusal } from './problem.ts'
import { listSecondFactors, type SecondFactor } from './second-factors.ts'
import { servesFrontEnd } from './served-sites.ts'
import type { SessionServices } from './session-services.ts'

const path = '/api/v1/sign-in'
/** The cookie of a sign-in whose password was right; it does nothing else. */
const caller = 'browser'
const code = z.string().trim().min(1).max(20).describe('Six digits of the authenticator app')
const fromBrowser = z.looseObject({})
const errors = ['sign-in-over', 'too-many-attempts', 'conflict', 'directory-unreachable', 'busy'] as const

export const showSecondFactor = defineOperation({
  id: 'showSecondFactor',
  method: 'post',
  path: `${path}/second-factor`,
  summary: 'Ends a sign-in with the second factor: a code of the authenticator app, or a passkey',
  caller,
  body: z.union([
    z.strictObject({ code }),
    z.strictObject({ assertion: fromBrowser.describe('AuthenticationResponseJSON') }),
  ]),
  status: 200,
  reply: sessionReply,
  errors: [...errors, 'second-factor-refused'],
})

export const askForPasskey = defineOperation({
  id: 'askForPasskey',
  method: 'post',
  path: `${path}/passkey`,
  summary:
    'Options for the browser to show a passkey; they name none, so that callers do not learn whether there is one',
  caller,
  status: 200,
  reply: z.object({ options: z.record(z.string(), z.unknown()) }),
  errors: [...errors, 'not-found'],
})

export const startEnrolment = defineOperation({
  id: 'startEnrolment',
  method: 'post',
  path: `${path}/enrolment`,
  summary: 'What a new authenticator app or passkey is made from, for the person’s one-time enrolment code',
  caller,
  body: z.strictObject({ enrolmentCode: z.string().trim().min(1).max(60) }),
  status: 200,
  reply: z.object({
    app: z.object({ secret: z.string(), uri: z.string(), qr: z.object({ size: z.number(), path: z.string() }) }),
    passkey: z
      .object({ options: z.record(z.string(), z.unknown()) })
      .optional()
      .describe('Absent: the site takes no passkeys, since its address is no host name'),
    expiresAt: z.iso.datetime(),
  }),
  errors: [...errors, 'not-found', 'enrolment-code-refused'],
})

export const enrolFactor = defineOperation({
  id: 'enrolFactor',
  method: 'post',
  path: `${path}/enrolled-factor`,
  summary: 'Enrols the factor that proves itself, and ends the sign-in with it; the enrolment code is used up',
  caller,
  body: z.union([
    z.strictObject({ code }),
    z.strictObject({
      name: z.string().trim().min(1).max(60),
      attestation: fromBrowser.describe('RegistrationResponseJSON'),
    }),
  ]),
  status: 200,
  reply: sessionReply,
  errors: [...errors, 'not-found', 'second-factor-refused', 'enrolment-code-refused'],
})

export const cancelSignIn = defineOperation({
  id: 'cancelSignIn',
  method: 'delete',
  path,
  summary: 'Ends a sign-in that waits for its second factor',
  caller,
  status: 204,
})

/** The second half of a sign-in of staff. Every call needs the cookie that the right password gave. */
export function secondFactorRoutes(app: Hono, services: SessionServices): void {
  const { store, audit, clock } = services

  mount(app, showSecondFactor, async (context, { body }) => {
    const pending = await loadPending(context)
    const isCode = 'code' in body
    const proof = await tryIn(context, async () =>
      isCode
        ? verifyAppCode(services, pending.person, body.code)
        : verifyPasskey(services, pending, { site: await loadSite(pending), response: body.assertion }),
    )
    const secondFactor = isCode ? 'totp' : 'passkey'
    if (!proof.right) return refuse(pending, proof, secondFactor)
    return context.reply(await finish(context, pending, secondFactor, proof.settle))
  })

  mount(app, askForPasskey, async (context) => {
    const pending = await loadPending(context, 'passkey')
    const { challenge, options } = await startPasskey(await loadSite(pending))
    await store.transaction((tx) => updatePending(services, tx, pending, { challenge }))
    return context.reply({ options })
  })

  mount(app, startEnrolment, async (context, { body: { enrolmentCode } }) => {
    const pending = await loadPending(context, 'enrolment-code')
    const proof = await tryIn(context, () => verifyEnrolmentCode(services, pending.person, enrolmentCode))
    if (!proof.right) return refuse(pending, proof, 'enrolment-code')
    const { account } = pending.person
    const label = getTranslator(negotiateLanguage(context))('second-factor.label', { account })
    const site = await loadSite(pending)
    const { memory, app, passkey: options } = await offerFactors(services, pending, { site, hmac: proof.hmac, label })
    await store.transaction(async (tx) => {
      await proof.settle(tx)
      await updatePending(services, tx, pending, { enrolment: memory }, pendingSignInMs)
    })
    const expiresAt = new Date(clock().getTime() + pendingSignInMs).toISOString()
    const passkey = takes(pending, 'passkey') ? { options } : undefined
    return context.reply({ app: { ...app, qr: drawQrCode(app.uri) }, passkey, expiresAt })
  })

  mount(app, enrolFactor, async (context, { body }) => {
    const pending = await loadPending(context, 'enrolment-code')
    if ('attestation' in body && !takes(pending, 'passkey')) throw new AppError('not-found')
    const enrolled =
      'code' in body
        ? await enrolApp(services, pending, body.code)
        : await enrolPasskey(services, pending, {
            site: await loadSite(pending),
            name: body.name,
            response: body.attestation,
          })
    if (!enrolled) throw new AppError('second-factor-refused')
    return context.reply(await finish(context, pending, enrolled.kind, enrolled.write))
  })

  mount(app, cancelSignIn, async (context) => {
    assertCsrfHeader(context)
    const token = readPendingToken(context)
    if (token) await store.transaction((tx) => endPendingSignIn(tx, hashToken(tx, token)))
    clearPendingCookie(context)
    return context.reply()
  })

  /** `choice`: what the caller goes on with; `not-found` where the site of this sign-in does not take it. */
  async function loadPending(context: Context, choice: SecondFactor = 'code'): Promise<PendingSignIn> {
    assertCsrfHeader(context)
    const pending = await loadPendingSignIn(services, readPendingToken(context))
    if (!servesFrontEnd(context, pending.frontEnd)) throw new AppError('sign-in-over')
    if (!takes(pending, choice)) throw new AppError('not-found')
    return pending
  }

  /** Whether the site of this sign-in accepts the factor, for every person alike. */
  function takes({ frontEnd }: Pick<PendingSignIn, 'frontEnd'>, choice: SecondFactor): boolean {
    return listSecondFactors(frontEnd, services).includes(choice)
  }

  /** In the queue of the caller's network, as everything that may be guessed. */
  function tryIn<T>(context: Context, work: () => Promise<T>): Promise<T> {
    const address = readClientAddress(context, services.entry.trustedProxies)
    return enter(services.entry, { address, isCall: true }, work)
  }

  /** Passkeys are those of the staff sites' own host; the extension has no part in them. */
  async function loadSite({ person }: PendingSignIn): Promise<RelyingParty> {
    const { hostname, origin } = new URL(services.url)
    return { id: hostname, name: await loadOrganisationName({ read: store.read, person }), origins: [origin] }
  }

  async function refuse(
    { person, ...pending }: PendingSignIn,
    refusal: Parameters<typeof toRefusal>[0],
    factor: string,
  ): Promise<never> {
    const { frontEnd, module } = pending
    const subject = toSubject(person)
    const data = { frontEnd, module, code: refusal.code, factor }
    await store.transaction((tx) => audit.append(tx, { event: 'sign-in-refused', subject, data }))
    throw toRefusal(refusal)
  }

  async function finish(
    context: Context,
    pending: PendingSignIn,
    secondFactor: string,
    write: Parameters<typeof openSession>[3] & {},
  ) {
    const { person, frontEnd, module, facts } = pending
    const accountKey = services.profiles.accountKey(person.domain, person.account)
    const admitted = { person, accountKey, auditSubject: toSubject(person), frontEnd, module, facts, secondFactor }
    const session = await openSession(context, services, admitted, async (tx) => {
      await consumePending(tx, pending)
      await write(tx)
    })
    clearPendingCookie(context)
    return session
  }
}

const toSubject = ({ id, account, domain }: PendingSignIn['person']) => ({ id, name: `${account}@${domain}` })
