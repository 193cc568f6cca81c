import { Button } from '../../../shared/ui/Button.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import { CodeForm } from './CodeForm.tsx'
import { NewAppPage, NewPasskeyPage, PasskeyPage } from './FactorPages.tsx'
import type { SignInStore } from './sign-in-store.ts'
import { ProofPage, WalletPage } from './WalletPages.tsx'

/** What follows the password of staff: a code, a passkey, or their enrolment, as far as the site takes them. Empty at the password. */
export function SecondFactor({ store, site }: { store: SignInStore; site?: SiteInfo }) {
  const t = useTranslator()
  const { view, busy, problem, choices } = store.state.value
  const cancel = (
    <Button look="quiet" onPress={() => void store.cancel()}>
      {t('second-factor.cancel')}
    </Button>
  )
  const enrolmentCode = choices.includes('enrolment-code') && (
    <Button look="quiet" onPress={() => store.choose('enrolment-code')}>
      {t('second-factor.have-code')}
    </Button>
  )
  const takesPasskeys = choices.includes('passkey')
  // On the site of everybody; sites of staff at an IP address have no passkeys at all.
  const hasThemElsewhere = !takesPasskeys && !choices.includes('enrolment-code')
  switch (view.step) {
    case 'password':
      return null
    case 'code':
      return (
        <>
          <PageHeading title={t('second-factor.code-title')} name={site?.name} takeFocus={false} />
          <p class="page-text">{t('second-factor.code-text')}</p>
          {hasThemElsewhere && <p class="page-text quiet">{t('second-factor.app-only')}</p>}
          <CodeForm
            kind="digits"
            label={t('second-factor.code')}
            submitLabel={t('second-factor.sign-in')}
            busy={busy}
            problem={problem}
            onCode={(code) => void store.showCode(code)}
            others={
              <>
                {takesPasskeys && (
                  <Button look="second" onPress={() => store.choose('passkey')}>
                    {t('second-factor.with-passkey')}
                  </Button>
                )}
                {enrolmentCode}
                {cancel}
              </>
            }
          />
        </>
      )
    case 'passkey':
      return (
        <PasskeyPage
          store={store}
          site={site}
          others={
            <>
              {enrolmentCode}
              {cancel}
            </>
          }
        />
      )
    case 'enrolment-code':
      return (
        <>
          <PageHeading title={t('second-factor.enrolment-title')} name={site?.name} takeFocus={false} />
          <p class="page-text">{t('second-factor.enrolment-text')}</p>
          <CodeForm
            kind="text"
            label={t('second-factor.enrolment-code')}
            submitLabel={t('second-factor.continue')}
            busy={busy}
            problem={problem}
            onCode={(code) => void store.startEnrolment(code)}
            others={
              <>
                <Button look="second" onPress={() => store.choose('code')}>
                  {t('second-factor.have-factor')}
                </Button>
                {cancel}
              </>
            }
          />
        </>
      )
    case 'new-app':
      return <NewAppPage store={store} site={site} offered={view.offered} cancel={cancel} />
    case 'new-passkey':
      return <NewPasskeyPage store={store} site={site} cancel={cancel} />
    case 'wallet':
      return <WalletPage store={store} site={site} challenge={view.challenge} />
    case 'proof':
      return <ProofPage store={store} site={site} proof={view.proof} />
  }
}
