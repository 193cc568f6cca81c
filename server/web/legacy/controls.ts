import type { ComponentType } from 'preact'
import { AgreementView } from '../../../shared/wizard/controls/agreement.tsx'
import { CaptchaView } from '../../../shared/wizard/controls/captcha.tsx'
import { ProfileOverviewView } from '../../../shared/wizard/controls/profile-overview.tsx'
import { TotpEnrolmentView } from '../../../shared/wizard/controls/totp-enrolment.tsx'
import type { WizardPage } from '../../../shared/wizard/page.ts'

/** Controls that come out whole without scripts, sorted. */
const views: Readonly<Record<string, ComponentType<{ data: Record<string, unknown> }>>> = {
  agreement: AgreementView,
  captcha: CaptchaView,
  'profile-overview': ProfileOverviewView,
  'totp-enrolment': TotpEnrolmentView,
}

export const viewOf = ({ control = '' }: Pick<WizardPage, 'control'>) =>
  Object.hasOwn(views, control) ? views[control] : undefined

/** Nothing but its other ways on is left of such a page. */
export const withoutScripts = (page: Pick<WizardPage, 'control'>): boolean =>
  page.control !== undefined && viewOf(page) === undefined
