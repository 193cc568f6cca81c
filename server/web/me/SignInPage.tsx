import { Notice } from '../../../shared/ui/Notice.tsx'
import { createLazyComponent } from '../../../shared/wizard/lazy-component.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { SignInForm } from '../SignInForm.tsx'
import { WalletButton } from '../staff-sign-in/WalletButton.tsx'
import type { HealthStore } from './health-store.ts'
import { toWorkflowAddress } from './workflow-address.ts'

const { Lazy: SecondFactor } = createLazyComponent(
  async () => (await import('../staff-sign-in/SecondFactor.tsx')).SecondFactor,
)

/** Shows the server's reason for a refused sign-in and nothing more specific; with help for people who cannot sign in. Staff go on with their second factor. */
export function SignInPage({ store }: { store: HealthStore }) {
  const t = useTranslator()
  const { site, ended, expired } = store.state.value
  const { view, busy, isProvingWork, ...signIn } = store.signInStore.state.value
  const problem = signIn.problem?.code === 'password-expired' ? undefined : signIn.problem
  if (view.step !== 'password') return <SecondFactor store={store.signInStore} site={site} />
  return (
    <>
      <PageHeading title={t('me.title')} name={site?.name} takeFocus={ended !== undefined} />
      <p class="page-text">{t('me.sign-in-text')}</p>
      {expired && (
        <Notice tone="warn" alert>
          <p>{t('me.password-expired')}</p>
          <a class="button" data-look="primary" href={toWorkflowAddress('manage-my-passwords', expired)}>
            {t('me.change-now')}
          </a>
        </Notice>
      )}
      {ended && !problem && !expired && (
        <Notice tone="quiet" alert text={t(ended === 'by-time' ? 'me.signed-out-idle' : 'me.signed-out')} />
      )}
      <SignInForm
        site={site}
        busy={busy}
        isProvingWork={isProvingWork}
        problem={problem}
        expired={expired !== undefined}
        passwordLabel={t('me.password-field')}
        submitLabel={t('me.sign-in')}
        takeFocus={!ended}
        onSignIn={store.signIn}
      />
      <WalletButton store={store.signInStore} site={site} />
      <p class="next">
        <a href="/">{t('me.sign-in-help')}</a>
      </p>
    </>
  )
}
