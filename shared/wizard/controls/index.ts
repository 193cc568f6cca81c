import type { Control } from './control.ts'

/** Every control, sorted; each is loaded with the first page that names it. */
export const controls: Readonly<Record<string, () => Promise<Control>>> = {
  agreement: async () => (await import('./agreement.tsx')).agreement,
  captcha: async () => (await import('./captcha.tsx')).captcha,
  'method-choice': async () => (await import('./method-choice.tsx')).methodChoice,
  passkey: async () => (await import('./passkey.ts')).passkey,
  'passkey-registration': async () => (await import('./passkey-registration.ts')).passkeyRegistration,
  'phone-number': async () => (await import('./phone-number.tsx')).phoneNumber,
  'profile-overview': async () => (await import('./profile-overview.tsx')).profileOverview,
  'proof-of-work': async () => (await import('./proof-of-work.ts')).proofOfWork,
  'shown-answers': async () => (await import('./shown-answers.tsx')).shownAnswers,
  'totp-enrolment': async () => (await import('./totp-enrolment.tsx')).totpEnrolment,
  wallet: async () => (await import('./wallet.tsx')).wallet,
  'wallet-registration': async () => (await import('./wallet-registration.tsx')).walletRegistration,
}
