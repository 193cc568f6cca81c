/** One registered passkey, as its owner sees it. */
export interface Passkey {
  id: string
  name: string
  addedAt: Date
  lastUsedAt?: Date
}

/** Whose passkeys these are, as WebAuthn names it. */
export interface RelyingParty {
  /** Host name of the site. */
  id: string
  name: string
  /** Where the browser may stand: the site's own origin, and the extension's. */
  origins: readonly string[]
}

export interface PasskeySignIn {
  site: RelyingParty
  /** As `passkeySignIn` gave it. */
  challenge: string
  /** `AuthenticationResponseJSON` of the browser; whatever else it is, it is refused. */
  response: unknown
}

export interface PasskeyTask {
  /** base64url; for the step to remember until the answer comes. */
  challenge: string
  /** For `navigator.credentials`, as WebAuthn writes them in JSON. */
  options: Record<string, unknown>
}
