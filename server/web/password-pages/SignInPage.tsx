import { Notice } from '../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { PasswordPagesStore } from './password-pages-store.ts'
import { SignIn } from './SignIn.tsx'

/** The first page: what it is for, and the ways to sign in. */
export function SignInPage({ store }: { store: PasswordPagesStore }) {
  const t = useTranslator()
  const { site, ended, problem, asked } = store.state.value
  return (
    <>
      <PageHeading title={t('password-pages.title')} name={site?.name} takeFocus={ended !== undefined} />
      <p class="page-text">{t('password-pages.sign-in-text')}</p>
      {ended && !problem && !asked && (
        <Notice tone="quiet" alert text={t(ended === 'by-time' ? 'me.signed-out-idle' : 'me.signed-out')} />
      )}
      <SignIn store={store} takesFocus={!ended} />
      <p class="next">
        <a href="/">{t('wizard.all-tasks')}</a>
      </p>
    </>
  )
}
