import { hash } from 'node:crypto'
import type { Tx } from '../store/database.ts'
import { findPasskeys, type StoredPasskey, usePasskey } from '../store/profile-passkeys.ts'
import type { NewPasskey } from './method.ts'
import type { RelyingParty } from './passkey.ts'
import { pretendedCredentials } from './pretended.ts'
import type { Profile } from './profile.ts'
import type { Scope } from './scope.ts'
import { spent } from './spent.ts'
import { type Assertion, assertionOf, attestationOf, knownTransports } from './webauthn-json.ts'

/** Comes with the first passkey: 140 ms and 20 MB that most starts need not wait for (measured 2026-11-22). */
const webauthn = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256: what authenticators have. Said, since the library else asks the runtime what it could do. */
const algorithms = { supportedAlgorithmIDs: [-8, -7, -257] }

/** The part of a profile that passkeys are. */
export function passkeysOf(
  scope: Scope,
): Pick<Profile, 'passkeys' | 'passkeyRegistration' | 'passkeySignIn' | 'verifyPasskey'> {
  const { store, person, id } = scope
  const stored = () => findPasskeys(store.read, id)
  return {
    async passkeys() {
      const toOwner = ({ id, name, addedAt, lastUsedAt }: StoredPasskey) => ({
        id,
        name,
        addedAt,
        lastUsedAt: lastUsedAt ?? undefined,
      })
      return (await stored()).map(toOwner)
    },
    async passkeyRegistration(site) {
      const { generateRegistrationOptions } = await webauthn()
      const options = await generateRegistrationOptions({
        ...algorithms,
        rpName: site.name,
        rpID: site.id,
        userName: person?.account ?? scope.account,
        userDisplayName: person?.displayName ?? scope.account,
        // The authenticator shows and keeps it: always the same, and it says nothing.
        userID: new Uint8Array(hash('sha256', `latchkey ${id}`, 'buffer')),
        excludeCredentials: (await stored()).map(credential),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      })
      return { challenge: options.challenge, options: { ...options } }
    },
    async passkeySignIn(site) {
      const own = (await stored()).map(credential)
      const { generateAuthenticationOptions } = await webauthn()
      const options = await generateAuthenticationOptions({
        rpID: site.id,
        userVerification: 'required',
        allowCredentials: own.length > 0 ? own : pretendedCredentials(scope),
      })
      return { challenge: options.challenge, options: { ...options } }
    },
    async verifyPasskey({ site, challenge, response }) {
      const assertion = assertionOf(response)
      const passkey = (await stored()).find(({ credentialId }) => credentialId === assertion?.id)
      const counter = assertion && (await counterOf({ site, challenge, assertion, passkey }))
      if (!person || !passkey || counter === undefined) return { right: false }
      const spend = async (tx: Tx) => spent(await usePasskey(tx, passkey, String(counter)))
      return { right: true, addedAt: passkey.addedAt, spend }
    },
  }
}

/** A new passkey, when the browser's answer proves one for this site and challenge and its owner was verified; else undefined. */
export async function checkNewPasskey(of: {
  site: RelyingParty
  challenge: string
  /** `RegistrationResponseJSON` of the browser; whatever else it is, it is refused. */
  response: unknown
  /** The owner's words for it. */
  name: string
}): Promise<NewPasskey | undefined> {
  const attestation = attestationOf(of.response)
  if (!attestation) return undefined
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    ...algorithms,
    response: attestation,
    ...expected(of),
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return undefined
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    name: of.name,
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: attestation.response.transports ?? [],
  }
}

const expected = ({ site, challenge }: { site: RelyingParty; challenge: string }) => ({
  expectedChallenge: challenge,
  expectedOrigin: [...site.origins],
  expectedRPID: site.id,
  requireUserVerification: true,
})

/** The authenticator's new counter, when the assertion is right. A signature is checked in any case, against nobody's key at worst. */
async function counterOf(of: {
  site: RelyingParty
  challenge: string
  assertion: Assertion
  passkey: StoredPasskey | undefined
}): Promise<number | undefined> {
  const { publicKey = nobodysKey, counter = '0' } = of.passkey ?? {}
  const key = { publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: Number(counter) }
  const { verifyAuthenticationResponse } = await webauthn()
  // Throws on whatever does not fit: origin, challenge, counter that goes back.
  return verifyAuthenticationResponse({
    response: of.assertion,
    credential: { id: of.assertion.id, ...key },
    ...expected(of),
  }).then(
    ({ verified, authenticationInfo }) => (verified ? authenticationInfo.newCounter : undefined),
    () => undefined,
  )
}

/** P-256, as COSE; its private half was thrown away. */
const nobodysKey =
  'pQECAyYgASFYIC2uYhwy54rIvYrlQWSYSp8VBMH_txznD8YT6Wiy5QtIIlgg_vcd4oLwaBfXHyuCAHy-3aLxXTBGYldvcynPtGMyfdM'

const credential = ({ credentialId, transports }: StoredPasskey) => ({
  id: credentialId,
  transports: knownTransports.parse(JSON.parse(transports)),
})
