import type { MessageKey } from '../../languages/keys.ts'

/** What a server writes of a credential, base64url; `PublicKeyCredential.parse…FromJSON` is not in every browser that we serve. */
interface Named {
  id: string
  [more: string]: unknown
}
type Options = { challenge: string; user?: Named; allowCredentials?: Named[]; excludeCredentials?: Named[] }

/** WebAuthn's answer to a sign-in as JSON. Rejects with the browser's DOMException. */
export async function assertion(options: unknown, signal: AbortSignal): Promise<Record<string, unknown>> {
  const { allowCredentials = [], ...asked } = options as Options
  const publicKey = { ...asked, challenge: bytes(asked.challenge), allowCredentials: allowCredentials.map(withBytes) }
  const got = await navigator.credentials.get({
    publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions,
    signal,
  })
  const credential = got as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return inJson(credential, {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    ...(response.userHandle && { userHandle: text(response.userHandle) }),
  })
}

/** A new passkey as JSON. Rejects with the browser's DOMException. */
export async function attestation(options: unknown, signal: AbortSignal): Promise<Record<string, unknown>> {
  const { user, excludeCredentials = [], ...asked } = options as Options
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: user && withBytes(user),
    excludeCredentials: excludeCredentials.map(withBytes),
  }
  const made = await navigator.credentials.create({
    publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions,
    signal,
  })
  const credential = made as PublicKeyCredential
  const response = credential.response as AuthenticatorAttestationResponse
  return inJson(credential, {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  })
}

/** Why this window has no passkeys at all: an old browser, or a page that is not served safely. */
export const withoutPasskeys = (): MessageKey | undefined =>
  typeof PublicKeyCredential === 'undefined' ? 'wizard.passkey-missing' : undefined

/** What a browser's refusal means. It never tells a passkey that is not there from a person who said no. */
export function troubleWith(error: unknown): MessageKey {
  switch (error instanceof Error ? error.name : '') {
    // The address is not the site's: a window of the extension without permission for it, or Firefox's, which has none ever.
    case 'SecurityError':
      return 'wizard.passkey-not-here'
    case 'InvalidStateError':
      return 'wizard.passkey-known'
    default:
      return 'wizard.passkey-not-used'
  }
}

const inJson = (credential: PublicKeyCredential, response: Record<string, unknown>) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  clientExtensionResults: {},
  response,
})

const withBytes = (named: Named) => ({ ...named, id: bytes(named.id) })

function bytes(encoded: string): Uint8Array {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function text(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
