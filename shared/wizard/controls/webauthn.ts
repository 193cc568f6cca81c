import type { MessageKey } from '../../languages/keys.ts'

/** A credential in the server's JSON, base64url; not every supported browser has `PublicKeyCredential.parse…FromJSON`. */
interface CredentialDescriptor {
  id: string
  [more: string]: unknown
}
/** The server's options for the browser. Their remaining members are of `PublicKeyCredential…Options` already, hence the casts. */
type CredentialOptions = {
  challenge: string
  user?: CredentialDescriptor
  allowCredentials?: CredentialDescriptor[]
  excludeCredentials?: CredentialDescriptor[]
}

/** Signs in with a passkey and returns WebAuthn's response as JSON. Rejects with the browser's DOMException. */
export async function getAssertion(options: unknown, signal: AbortSignal): Promise<Record<string, unknown>> {
  const { allowCredentials = [], ...asked } = options as CredentialOptions
  const publicKey = {
    ...asked,
    challenge: decodeBase64Url(asked.challenge),
    allowCredentials: allowCredentials.map(decodeDescriptor),
  }
  const got = await navigator.credentials.get({
    publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions,
    signal,
  })
  const credential = got as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return toCredentialJson(credential, {
    clientDataJSON: encodeBase64Url(response.clientDataJSON),
    authenticatorData: encodeBase64Url(response.authenticatorData),
    signature: encodeBase64Url(response.signature),
    ...(response.userHandle && { userHandle: encodeBase64Url(response.userHandle) }),
  })
}

/** Creates a passkey and returns WebAuthn's response as JSON. Rejects with the browser's DOMException. */
export async function createAttestation(options: unknown, signal: AbortSignal): Promise<Record<string, unknown>> {
  const { user, excludeCredentials = [], ...asked } = options as CredentialOptions
  const publicKey = {
    ...asked,
    challenge: decodeBase64Url(asked.challenge),
    user: user && decodeDescriptor(user),
    excludeCredentials: excludeCredentials.map(decodeDescriptor),
  }
  const made = await navigator.credentials.create({
    publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions,
    signal,
  })
  const credential = made as PublicKeyCredential
  const response = credential.response as AuthenticatorAttestationResponse
  return toCredentialJson(credential, {
    clientDataJSON: encodeBase64Url(response.clientDataJSON),
    attestationObject: encodeBase64Url(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  })
}

/** Why this window has no passkeys at all: an old browser, or a page without a secure context. */
export const findPasskeyUnavailability = (): MessageKey | undefined =>
  typeof PublicKeyCredential === 'undefined' ? 'wizard.passkey-missing' : undefined

/** Maps a browser's refusal. Browsers do not distinguish a missing passkey from a person who declined. */
export function toPasskeyProblem(error: unknown): MessageKey {
  switch (error instanceof Error ? error.name : '') {
    // The page's origin is not the site's: an extension window without permission for it, or any in Firefox, which never has it.
    case 'SecurityError':
      return 'wizard.passkey-not-here'
    case 'InvalidStateError':
      return 'wizard.passkey-known'
    default:
      return 'wizard.passkey-not-used'
  }
}

const toCredentialJson = (credential: PublicKeyCredential, response: Record<string, unknown>) => ({
  id: credential.id,
  rawId: encodeBase64Url(credential.rawId),
  type: credential.type,
  clientExtensionResults: {},
  response,
})

const decodeDescriptor = (named: CredentialDescriptor) => ({ ...named, id: decodeBase64Url(named.id) })

function decodeBase64Url(encoded: string): Uint8Array {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function encodeBase64Url(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
