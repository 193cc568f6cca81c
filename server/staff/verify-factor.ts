import type { GuessLimit } from '../activities/guess-limit.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { withoutRun } from '../engine/claim.ts'
import { createGuesses } from '../engine/limits/guesses.ts'
import { enrolmentCodeGuesses, staffPasskeyGuesses, staffTotpGuesses } from '../factors/common/guess-limits.ts'
import type { RelyingParty } from '../factors/common/relying-party.ts'
import { normaliseSpokenCode } from '../factors/common/spoken-code.ts'
import { createTotpSecret, findTotpStep } from '../factors/common/totp-codes.ts'
import { type PasskeyChallenge, startAssertion, verifyAssertion } from '../factors/passkey/webauthn.ts'
import { parseAssertion } from '../factors/passkey/webauthn-json.ts'
import type { Tx } from '../store/database.ts'
import { findEnrolmentCode } from '../store/enrolment-codes.ts'
import { prepareLimitNotice } from './limit-notice.ts'
import type { PendingSignIn } from './pending-sign-in.ts'
import type { StaffFactorServices } from './services.ts'
import { consumeUse, loadStaffFactors, type StaffFactorKind } from './staff-factors.ts'

/** `settle` belongs in the transaction that uses the proof: it consumes it, and clears what a right guess clears. */
export type Proof<Facts = unknown> =
  | ({ right: true; settle(tx: Tx): Promise<void> } & Facts)
  | { right: false; code: 'second-factor-refused' | 'enrolment-code-refused' }
  | { right: false; code: 'too-many-attempts'; until?: Date }

type Services = Pick<
  StaffFactorServices,
  'store' | 'keys' | 'profiles' | 'clock' | 'url' | 'directory' | 'notifications'
>

export const limitOf: Record<StaffFactorKind, GuessLimit> = { totp: staffTotpGuesses, passkey: staffPasskeyGuesses }

/** The try is counted, and that is committed, before anything is verified. `verify` gives what consumes the proof; undefined: wrong. */
async function evaluate(
  services: Services,
  person: DirectoryPerson,
  {
    limit,
    code,
    verify,
  }: {
    limit: GuessLimit
    code: 'second-factor-refused' | 'enrolment-code-refused'
    verify(): Promise<((tx: Tx) => Promise<void>) | undefined>
  },
): Promise<Proof> {
  const { store, profiles } = services
  const accountKey = profiles.accountKey(person.domain, person.account)
  const tellOfLimit = async (options: { isRefused: boolean }) => {
    const enqueue = await prepareLimitNotice(services, person, { limit, ...options })
    if (enqueue) await store.transaction(enqueue)
  }
  // Only a caller with the right password gets here, so there is one share.
  const guesses = createGuesses(withoutRun(store), { accountKey, share: 'known' })
  if (!(await guesses.reserve(limit))) {
    await tellOfLimit({ isRefused: true })
    return { right: false, code: 'too-many-attempts', until: guesses.refusedUntil }
  }
  const consume = await verify()
  if (!consume) {
    await tellOfLimit({ isRefused: false })
    return { right: false, code }
  }
  guesses.confirm(limit)
  return {
    right: true,
    async settle(tx) {
      await consume(tx)
      await guesses.settle(tx)
    },
  }
}

/** A code of the person's authenticator app. A person without one is refused alike, so that a thief of the password does not learn it. */
export const verifyAppCode = (services: Services, person: DirectoryPerson, code: string): Promise<Proof> =>
  evaluate(services, person, {
    limit: staffTotpGuesses,
    code: 'second-factor-refused',
    async verify() {
      const { store, keys, clock } = services
      const factors = await loadStaffFactors(store.read, keys, person.id)
      const app = factors.find((factor) => factor.kind === 'totp')
      const secret = app?.secret ?? createTotpSecret({ issuer: '-', account: '-' }).secret
      const step = findTotpStep(secret, code, clock())
      if (!app || step === undefined || step <= Number(app.row.lastUse)) return undefined
      return consumeUse(app, step)
    },
  })

/** Names no passkey, so that callers do not learn whether the person has one: browsers offer those that they hold for this site. */
export const startPasskey = (site: RelyingParty): Promise<PasskeyChallenge> => startAssertion(site, [])

/** `response`: `AuthenticationResponseJSON` of the browser. */
export const verifyPasskey = (
  services: Services,
  { person, challenge = '' }: Pick<PendingSignIn, 'person' | 'challenge'>,
  { site, response }: { site: RelyingParty; response: unknown },
): Promise<Proof> =>
  evaluate(services, person, {
    limit: staffPasskeyGuesses,
    code: 'second-factor-refused',
    async verify() {
      const assertion = parseAssertion(response)
      const factors = await loadStaffFactors(services.store.read, services.keys, person.id)
      const passkey = factors.find((one) => one.kind === 'passkey' && one.credentialId === assertion?.id)
      const stored = passkey?.kind === 'passkey' ? { ...passkey, counter: passkey.row.lastUse } : undefined
      const counter = assertion && (await verifyAssertion({ site, challenge, assertion, passkey: stored }))
      return passkey && counter !== undefined ? consumeUse(passkey, counter) : undefined
    },
  })

/** Whether it is the person's open enrolment code; it stays open until a factor is enrolled with it. `hmac` names it. */
export async function verifyEnrolmentCode(
  services: Services,
  person: DirectoryPerson,
  typed: string,
): Promise<Proof<{ hmac: string }>> {
  const { store, keys } = services
  const stored = await findEnrolmentCode(store.read, person.id)
  const hmac = stored?.hmac ?? ''
  const proof = await evaluate(services, person, {
    limit: enrolmentCodeGuesses,
    code: 'enrolment-code-refused',
    async verify() {
      const isRight = keys.verifyHmac(hmac, 'enrolment code', person.id, normaliseSpokenCode(typed))
      return stored && isRight ? async () => {} : undefined
    },
  })
  return proof.right ? { ...proof, hmac } : proof
}
