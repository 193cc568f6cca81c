import type { ComponentChildren } from 'preact'
import { Button } from '../../../shared/ui/Button.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import { SignInForm } from '../SignInForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import type { SignInStore } from './sign-in-store.ts'
import { WalletButton } from './WalletButton.tsx'

interface StaffSignInProps {
  store: SignInStore
  site?: SiteInfo
  title: string
  text: string
  /** Who signs in again; their password is all that is missing. */
  who?: { account: string; domain?: string }
  /** Above the password form: why the person is signed out. */
  notices?: ComponentChildren
}

/** The sign-in to a staff site: password, then a code, a passkey, or their enrolment. */
export function StaffSignIn({ store, site, title, text, who, notices }: StaffSignInProps) {
  const t = useTranslator()
  const { view, busy, isProvingWork, isByWindows, ...state } = store.state.value
  const { problem: refusal } = state
  // A browser that sent no ticket gets the proxy's own page, which is no reply of this server.
  const hasNoTicket = isByWindows && refusal?.code === 'server-unreachable'
  const problem = hasNoTicket ? { code: refusal.code, text: t('second-factor.windows-failed') } : refusal
  const hasWindows = site?.frontEnds?.some(({ modules }) => modules.includes('windows-sign-on'))
  if (view.step !== 'password') return <SecondFactor store={store} site={site} />
  return (
    <>
      <PageHeading title={title} name={site?.name} takeFocus={false} />
      <p class="page-text">{text}</p>
      {hasWindows && (
        <Button look="second" busy={busy} onPress={() => void store.signInWithWindows()}>
          {t('second-factor.windows')}
        </Button>
      )}
      <SignInForm
        site={site}
        busy={busy}
        isProvingWork={isProvingWork}
        problem={problem}
        passwordLabel={t('second-factor.password')}
        submitLabel={t('second-factor.sign-in')}
        who={who}
        takeFocus={who === undefined}
        notices={notices}
        onSignIn={(typed) => void store.signIn(typed)}
      />
      <WalletButton store={store} site={site} />
    </>
  )
}
