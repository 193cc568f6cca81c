import { hash } from 'node:crypto'
import { assertConsumed } from '../../profiles/assert-consumed.ts'
import { createDraw } from '../../profiles/decoy.ts'
import type { Verification } from '../../profiles/profile.ts'
import type { ProfileScope } from '../../profiles/profile-scope.ts'
import { findPasskeys, recordPasskeyUse, type StoredPasskey } from '../../store/profile-passkeys.ts'
import type { RelyingParty } from '../common/relying-party.ts'
import { type Assertion, knownTransports, parseAssertion, parseAttestation, type Transport } from './webauthn-json.ts'

/** One registered passkey, as its owner sees it. */
export interface Passkey {
  id: string
  name: string
  addedAt: Date
  lastUsedAt?: Date
}

/** A passkey that was just made, as `checkNewPasskey` found it. */
export interface NewPasskey {
  name: string
  /** base64url. */
  credentialId: string
  /** COSE, base64url. */
  publicKey: string
  counter: number
  transports: string[]
}

export interface PasskeyChallenge {
  /** base64url; for the step to remember until the answer comes. */
  challenge: string
  /** For `navigator.credentials`, as WebAuthn writes them in JSON. */
  options: Record<string, unknown>
}

/** What a browser answered to a challenge; `response` is anything, and refused unless it fits. */
interface PasskeyResponse {
  site: RelyingParty
  challenge: string
  response: unknown
}

/** Loaded with the first passkey: 140 ms and 20 MB that most starts need not wait for (measured 2026-11-22). */
const webauthn = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256: what authenticators have. Named, since the library would otherwise ask the runtime what it supports. */
const algorithms = { supportedAlgorithmIDs: [-8, -7, -257] }

/** For `Profile.part`. */
export function openPasskeys(scope: ProfileScope) {
  const { store, person, id } = scope
  const findStored = () => findPasskeys(store.read, id)
  return {
    async list(): Promise<Passkey[]> {
      return (await findStored()).map(({ id, name, addedAt, lastUsedAt }) => ({
        id,
        name,
        addedAt,
        lastUsedAt: lastUsedAt ?? undefined,
      }))
    },
    /** Options for the browser to make a passkey; `checkNewPasskey` takes its response. */
    async startRegistration(site: RelyingParty): Promise<PasskeyChallenge> {
      return startRegistration(site, {
        name: person?.account ?? scope.account,
        displayName: person?.displayName ?? scope.account,
        handle: `latchkey ${id}`,
        existing: (await findStored()).map(toCredential),
        residentKey: 'preferred',
      })
    },
    /** Options for the browser to sign in with one of the person's passkeys. */
    async startSignIn(site: RelyingParty): Promise<PasskeyChallenge> {
      const own = (await findStored()).map(toCredential)
      return startAssertion(site, own.length > 0 ? own : decoyCredentials(scope))
    },
    /** `response`: `AuthenticationResponseJSON`. */
    async verify({ site, challenge, response }: PasskeyResponse): Promise<Verification> {
      const assertion = parseAssertion(response)
      const passkey = (await findStored()).find(({ credentialId }) => credentialId === assertion?.id)
      const counter = assertion && (await verifyAssertion({ site, challenge, assertion, passkey }))
      if (!person || !passkey || counter === undefined) return { valid: false }
      return {
        valid: true,
        addedAt: passkey.addedAt,
        consume: async (tx) => assertConsumed(await recordPasskeyUse(tx, passkey, String(counter))),
      }
    },
  }
}

interface PasskeyOwner {
  /** What authenticators show. */
  name: string
  displayName: string
  /** Hashed, since the authenticator keeps it: always the same, and it reveals nothing. */
  handle: string
  /** An authenticator that holds one of them makes no other. */
  existing: readonly Credential[]
  /** `required`: the passkey can be asked for without naming it. */
  residentKey: 'preferred' | 'required'
}

/** Options for the browser to make a passkey. */
export async function startRegistration(site: RelyingParty, owner: PasskeyOwner): Promise<PasskeyChallenge> {
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    ...algorithms,
    rpName: site.name,
    rpID: site.id,
    userName: owner.name,
    userDisplayName: owner.displayName,
    userID: new Uint8Array(hash('sha256', owner.handle, 'buffer')),
    excludeCredentials: [...owner.existing],
    authenticatorSelection: { residentKey: owner.residentKey, userVerification: 'required' },
  })
  return { challenge: options.challenge, options: { ...options } }
}

/** Options for the browser to show one of these passkeys; none: any that it has for this site. */
export async function startAssertion(site: RelyingParty, allowed: readonly Credential[]): Promise<PasskeyChallenge> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    userVerification: 'required',
    allowCredentials: [...allowed],
  })
  return { challenge: options.challenge, options: { ...options } }
}

/**
 * A new passkey, if the browser's response (`RegistrationResponseJSON`) proves one for this site and challenge and its owner was
 * verified; else undefined. `name`: the owner's own for it.
 */
export async function checkNewPasskey({
  name,
  ...registration
}: PasskeyResponse & { name: string }): Promise<NewPasskey | undefined> {
  const attestation = parseAttestation(registration.response)
  if (!attestation) return undefined
  const { verifyRegistrationResponse } = await webauthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    ...algorithms,
    ...expectedOf(registration),
    response: attestation,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return undefined
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    name,
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: attestation.response.transports ?? [],
  }
}

const expectedOf = ({ site, challenge }: Pick<PasskeyResponse, 'site' | 'challenge'>) => ({
  // Empty where nothing was asked: an authenticator signs that, too, and such a response could be kept for later.
  expectedChallenge: (received: string) => challenge !== '' && received === challenge,
  expectedOrigin: [...site.origins],
  expectedRPID: site.id,
  requireUserVerification: true,
})

/** The authenticator's new counter, if the assertion is right. A signature is always checked, against the decoy's key if need be. */
export async function verifyAssertion({
  assertion,
  passkey,
  ...request
}: Pick<PasskeyResponse, 'site' | 'challenge'> & {
  assertion: Assertion
  passkey: Pick<StoredPasskey, 'publicKey' | 'counter'> | undefined
}): Promise<number | undefined> {
  const { publicKey = decoyPublicKey, counter = '0' } = passkey ?? {}
  const key = { publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: Number(counter) }
  const { verifyAuthenticationResponse } = await webauthn()
  // Throws if anything does not fit: origin, challenge, a counter that goes back.
  return verifyAuthenticationResponse({
    ...expectedOf(request),
    response: assertion,
    credential: { id: assertion.id, ...key },
  }).then(
    ({ verified, authenticationInfo }) => (verified ? authenticationInfo.newCounter : undefined),
    () => undefined,
  )
}

/** P-256, as COSE; its private half was thrown away. */
const decoyPublicKey =
  'pQECAyYgASFYIC2uYhwy54rIvYrlQWSYSp8VBMH_txznD8YT6Wiy5QtIIlgg_vcd4oLwaBfXHyuCAHy-3aLxXTBGYldvcynPtGMyfdM'

interface Credential {
  id: string
  transports: Transport[]
}

const toCredential = ({ credentialId, transports }: StoredPasskey): Credential => ({
  id: credentialId,
  transports: knownTransports.parse(JSON.parse(transports)),
})

/**
 * Passkeys that do not exist, with ids in base64url: one or two, of phones, computers and security keys, as among real people. If all
 * were alike, an account with others would be known to exist.
 */
function decoyCredentials(scope: ProfileScope): Credential[] {
  const draw = createDraw(scope)
  const count = draw.happens('credentials', 0.25) ? 2 : 1
  return Array.from({ length: count }, (_, index) => {
    const bytes = Buffer.from(draw.hex(`credential ${index}`) + draw.hex(`credential ${index} more`), 'hex')
    const { length, transports } = draw.pick(`authenticator ${index}`, authenticators)
    return { id: bytes.subarray(0, length).toString('base64url'), transports: [...transports] }
  })
}

/** Bytes of an id, and how it is reached: password managers and phones (20, 16), Windows Hello and Chromium (32), security keys (48, 64). */
const authenticators: readonly { length: number; transports: readonly Transport[] }[] = [
  { length: 20, transports: ['hybrid', 'internal'] },
  { length: 16, transports: ['hybrid', 'internal'] },
  { length: 32, transports: ['internal'] },
  { length: 48, transports: ['nfc', 'usb'] },
  { length: 64, transports: ['usb'] },
]
