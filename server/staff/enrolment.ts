import { AppError } from '../../shared/errors.ts'
import type { RelyingParty } from '../factors/common/relying-party.ts'
import { createTotpSecret, findTotpStep } from '../factors/common/totp-codes.ts'
import { checkNewPasskey, type PasskeyChallenge, startRegistration } from '../factors/passkey/webauthn.ts'
import { knownTransports } from '../factors/passkey/webauthn-json.ts'
import { assertConsumed } from '../profiles/assert-consumed.ts'
import type { Tx } from '../store/database.ts'
import { consumeEnrolmentCode } from '../store/enrolment-codes.ts'
import type { PendingSignIn } from './pending-sign-in.ts'
import type { StaffFactorServices } from './services.ts'
import { loadStaffFactors, type StaffFactorKind, saveStaffApp, saveStaffPasskey } from './staff-factors.ts'
import { createStaffNotice } from './tell-staff.ts'

type Enrolment = NonNullable<PendingSignIn['enrolment']>

/** What a page needs to enrol either factor, and what the sign-in remembers of it. */
export interface OfferedFactors {
  memory: Enrolment
  app: { secret: string; uri: string }
  passkey: PasskeyChallenge['options']
}

/** After the right enrolment code. Nothing is stored of either before it has proven itself. */
export async function offerFactors(
  { store, keys }: Pick<StaffFactorServices, 'store' | 'keys'>,
  { person }: Pick<PendingSignIn, 'person'>,
  { site, hmac, label }: { site: RelyingParty; hmac: string; label: string },
): Promise<OfferedFactors> {
  const app = createTotpSecret({ issuer: site.name, account: label })
  const own = await loadStaffFactors(store.read, keys, person.id)
  const existing = own.flatMap((one) =>
    one.kind === 'passkey' ? [{ id: one.credentialId, transports: knownTransports.parse(one.transports) }] : [],
  )
  const { challenge, options } = await startRegistration(site, {
    name: label,
    displayName: person.displayName,
    // Another than that of self-service: an authenticator keeps one passkey per site and handle, and would replace it.
    handle: `latchkey staff ${person.id}`,
    existing,
    residentKey: 'required',
  })
  return { memory: { hmac, secret: app.secret, challenge }, app, passkey: options }
}

/** A new factor that has proven itself. `write` belongs in the transaction that ends the sign-in. */
export interface EnrolledFactor {
  kind: StaffFactorKind
  write(tx: Tx): Promise<void>
}

type Services = Pick<StaffFactorServices, 'store' | 'keys' | 'audit' | 'notifications' | 'directory' | 'url' | 'clock'>

/** Undefined: the code does not belong to the secret that was shown. That is no guess, since the page shows the secret. */
export async function enrolApp(
  services: Services,
  pending: PendingSignIn,
  code: string,
): Promise<EnrolledFactor | undefined> {
  const { secret } = requireEnrolment(pending)
  const step = findTotpStep(secret, code, services.clock())
  if (step === undefined) return undefined
  const { person } = pending
  return finish(services, pending, 'totp', (tx) => saveStaffApp(tx, services.keys, { person, secret, step }))
}

/** `response`: `RegistrationResponseJSON` of the browser. Undefined: it proves no new passkey of this site. */
export async function enrolPasskey(
  services: Services,
  pending: PendingSignIn,
  { site, name, response }: { site: RelyingParty; name: string; response: unknown },
): Promise<EnrolledFactor | undefined> {
  const { challenge } = requireEnrolment(pending)
  const passkey = await checkNewPasskey({ site, challenge, response, name })
  if (!passkey) return undefined
  const { person } = pending
  return finish(services, pending, 'passkey', (tx) => saveStaffPasskey(tx, services.keys, { person, passkey }))
}

async function finish(
  services: Services,
  pending: PendingSignIn,
  kind: StaffFactorKind,
  save: (tx: Tx) => Promise<void>,
): Promise<EnrolledFactor> {
  const { person } = pending
  const { hmac } = requireEnrolment(pending)
  const notice = await createStaffNotice(services, person, { event: `${kind}-added` })
  return {
    kind,
    async write(tx) {
      assertConsumed(await consumeEnrolmentCode(tx, { personId: person.id, hmac }))
      await save(tx)
      const subject = { id: person.id, name: `${person.account}@${person.domain}` }
      await services.audit.append(tx, { event: 'staff-factor-added', subject, data: { factor: kind } })
      await notice.enqueue(tx)
    },
  }
}

/** Throws AppError `enrolment-code-refused`: nothing is enrolled before the right code. */
function requireEnrolment({ enrolment }: PendingSignIn): Enrolment {
  if (!enrolment) throw new AppError('enrolment-code-refused')
  return enrolment
}
