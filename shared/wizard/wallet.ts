/** How a wallet is reached. */
export interface WalletAddress {
  /** `siopv2:` address; a wallet on this device opens it. */
  request: string
  /** The same for the camera of another device. */
  qr: { size: number; path: string }
  /** In the page's language, from the server: pages without a wallet need not load them. */
  texts: { picture: string; open: string; scan: string }
}

/** What a wallet is asked to sign, and how it is reached. */
export interface WalletData extends WalletAddress {
  nonce: string
  /** For which site the wallet signs. */
  audience: string
  /** Whose decentralized identity is asked for, as the person typed it. */
  account: string
  /** Of the person who registers; names them where a decentralized identity signs in. */
  mail?: string
}

/** Keys that the wizard's host keeps for people: only the extension's window does. */
export interface HostWallet {
  /** Answered at once, so that a page can be drawn. */
  hasKey(account: string): boolean
  /** A self-issued ID token (SIOPv2) by the account's key. Undefined without one, or when the challenge is not of the window's server. */
  sign(request: WalletData): Promise<string | undefined>
  /** The same; makes the key where there is none. */
  register(request: WalletData): Promise<string | undefined>
}

let hostWallet: HostWallet | undefined

/** Called once, before the wizard is shown. A page finds it here since controls are loaded by name, with nothing but their data. */
export function setHostWallet(wallet: HostWallet | undefined): void {
  hostWallet = wallet
}

export const getHostWallet = (): HostWallet | undefined => hostWallet
