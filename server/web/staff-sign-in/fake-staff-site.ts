import { getTranslator } from '../../../shared/languages/translator.ts'
import { drawQrCode } from '../../../shared/wizard/qr-code.ts'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { FrontEnd } from '../../authentication/sign-in-module.ts'
import { type FakeFailures, fakeReply } from '../fake-replies.ts'
import type {
  OfferedFactors,
  SecondFactorChoice,
  StaffRole,
  StaffSession,
  StaffSignInClient,
  StaffSiteClient,
  WalletChallenge,
} from './client.ts'

export type StaffSiteRequest =
  | 'site'
  | 'signIn'
  | 'showFactor'
  | 'askForPasskey'
  | 'startEnrolment'
  | 'enrolFactor'
  | 'walletChallenge'

/** What the fake server of a staff site replies. */
export interface StaffSiteFixture<More extends string = never> extends FakeFailures<StaffSiteRequest | More> {
  site: SiteInfo
  /** Whether the member is signed in from the start. */
  signedIn?: boolean
  /** Of the member; by default an administrator. */
  roles?: StaffRole[]
  /** Of a policy owner: ids of their policies. */
  policies?: string[]
  /** Whether the site demands a second factor. */
  secondFactor?: boolean
  /** What it takes then; all by default. */
  choices?: SecondFactorChoice[]
  frontEnd?: FrontEnd
}

const expiresAt = '2099-01-01T00:00:00.000Z'
const uri = 'otpauth://totp/Contoso:j.lindqvist?issuer=Contoso&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const offered: OfferedFactors = {
  app: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri, qr: drawQrCode(uri) },
  passkey: { options: {} },
  expiresAt,
}

const request = `siopv2://?response_type=id_token&scope=openid&client_id=https%3A%2F%2Fpassword.contoso.example%2Fwallet%2F&nonce=${'n'.repeat(120)}`
function createChallenge(): WalletChallenge {
  const t = getTranslator(document.documentElement.lang)
  const texts = { picture: t('wallet.picture'), open: t('wallet.open'), scan: t('wallet.scan') }
  const audience = 'https://password.contoso.example/wallet/'
  return { nonce: 'n', audience, expiresAt, request, qr: drawQrCode(request), texts }
}

const allChoices: SecondFactorChoice[] = ['code', 'passkey', 'enrolment-code']

const session: StaffSession = {
  displayName: 'Jonas Lindqvist',
  account: 'j.lindqvist',
  domain: 'contoso.example',
  expiresAt,
  roles: ['administrator'],
}

export const createFakeStaffSite = (state: StaffSiteFixture<string>): StaffSiteClient => ({
  loadSite: () => fakeReply(state, 'site', state.site),
  loadSession: async () => ({
    ok: true,
    value: state.signedIn ? { ...session, roles: state.roles ?? session.roles, policies: state.policies } : undefined,
  }),
  signOut: async () => {},
  ...createFakeSignIn(state),
})

export const createFakeSignIn = (state: Omit<StaffSiteFixture<string>, 'site' | 'signedIn'>): StaffSignInClient => {
  const signIn: StaffSignInClient['signInWithWindows'] = () =>
    fakeReply(
      state,
      'signIn',
      state.secondFactor
        ? { signedIn: false, next: 'second-factor', expiresAt, choices: state.choices ?? allChoices }
        : { signedIn: true, frontEnd: 'helpdesk', module: 'directory-password', ...session },
    )
  return {
    signIn,
    signInWithWindows: signIn,
    frontEnd: state.frontEnd ?? 'helpdesk',
    createWalletChallenge: () => fakeReply(state, 'walletChallenge', createChallenge()),
    signInByWallet: signIn,
    showFactor: () => fakeReply(state, 'showFactor', session),
    askForPasskey: () => fakeReply(state, 'askForPasskey', { options: {} }),
    startEnrolment: () => fakeReply(state, 'startEnrolment', offered),
    enrolFactor: () => fakeReply(state, 'enrolFactor', session),
    cancelSignIn: async () => {},
  }
}
