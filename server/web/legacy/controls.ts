import { AgreementView } from '../../../shared/wizard/controls/agreement.tsx'
import { CaptchaView } from '../../../shared/wizard/controls/captcha.tsx'
import type { Control } from '../../../shared/wizard/controls/control.ts'
import { ProfileOverviewView } from '../../../shared/wizard/controls/profile-overview.tsx'
import { TotpEnrolmentView } from '../../../shared/wizard/controls/totp-enrolment.tsx'
import { WalletView } from '../../../shared/wizard/controls/wallet.tsx'
import { WalletRegistrationView } from '../../../shared/wizard/controls/wallet-registration.tsx'
import type { WizardPage } from '../../../shared/wizard/page.ts'

/** Controls that work without scripts, sorted. */
const views: Readonly<Record<string, NonNullable<Control['View']>>> = {
  agreement: AgreementView,
  captcha: CaptchaView,
  'profile-overview': ProfileOverviewView,
  'totp-enrolment': TotpEnrolmentView,
  wallet: WalletView,
  'wallet-registration': WalletRegistrationView,
}

export const findView = ({ control = '' }: Pick<WizardPage, 'control'>) =>
  Object.hasOwn(views, control) ? views[control] : undefined

/** Such a page can only be answered by its further buttons. */
export const requiresScripts = (page: Pick<WizardPage, 'control'>): boolean =>
  page.control !== undefined && findView(page) === undefined
