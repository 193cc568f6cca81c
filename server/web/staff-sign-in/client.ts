import type { Reply, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { FrontEnd } from '../../authentication/sign-in-module.ts'
import type { SiteApi } from '../../routes/operations.ts'

export type StaffSession = Pick<
  SiteApi['POST /api/v1/sign-in/second-factor']['reply'],
  'displayName' | 'account' | 'domain' | 'otherSite' | 'expiresAt' | 'roles' | 'policies'
>
export type StaffRole = NonNullable<StaffSession['roles']>[number]
type SignInReply = SiteApi['POST /api/v1/sign-in']['reply']
type NextStep = Extract<SignInReply, { signedIn: false }>
export type SecondFactorChoice = NextStep['choices'][number]

export interface Credentials {
  account: string
  domain?: string
  password: string
}

/** What a new factor is made from. */
export type OfferedFactors = SiteApi['POST /api/v1/sign-in/enrolment']['reply']
export type ShownFactor = SiteApi['POST /api/v1/sign-in/second-factor']['send']['body']
export type NewFactor = SiteApi['POST /api/v1/sign-in/enrolled-factor']['send']['body']

export type WalletChallenge = SiteApi['POST /api/v1/sign-in/challenge']['reply']
type SignInBody = SiteApi['POST /api/v1/sign-in']['send']['body']
/** Ids of the sign-in modules that ask for a decentralized identity. */
export type WalletModule = Extract<SignInBody, { mail: string }>['module']
/** A proof by a key of this browser, or the code of a wallet on another device. */
export interface WalletCredentials {
  mail: string
  presentation?: string
  wallet?: { nonce: string; code: string }
}

/** The server's sign-in API as sites with a second factor use it; an HttpOnly cookie carries the sign-in from one call to the next. */
export interface StaffSignInClient {
  /** `onWork`: told when the browser begins and ends to prove work, which it does if the server asks for it. */
  signIn(
    who: Credentials,
    onWork: (isWorking: boolean) => void,
  ): Promise<Reply<(StaffSession & { signedIn: true }) | NextStep>>
  /** As the person who is signed in to this computer; the browser shows the proxy its Kerberos ticket. */
  signInWithWindows(): Promise<Reply<(StaffSession & { signedIn: true }) | NextStep>>
  readonly frontEnd: FrontEnd
  createWalletChallenge(): Promise<Reply<WalletChallenge>>
  signInByWallet(
    module: WalletModule,
    credentials: WalletCredentials,
  ): Promise<Reply<(StaffSession & { signedIn: true }) | NextStep>>
  showFactor(factor: ShownFactor): Promise<Reply<StaffSession>>
  askForPasskey(): Promise<Reply<{ options: Record<string, unknown> }>>
  startEnrolment(enrolmentCode: string): Promise<Reply<OfferedFactors>>
  enrolFactor(factor: NewFactor): Promise<Reply<StaffSession>>
  cancelSignIn(): Promise<void>
}

/** What every site of staff asks the server. */
export interface StaffSiteClient extends StaffSignInClient {
  loadSite(): Promise<Reply<SiteInfo>>
  /** Undefined: no one is signed in to this site. */
  loadSession(): Promise<Reply<StaffSession | undefined>>
  signOut(): Promise<void>
}
