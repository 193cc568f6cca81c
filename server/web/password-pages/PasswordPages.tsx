import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/forms/forms.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/moments.css'
import '../../../shared/wizard/step-parts.css'
import './password-pages.css'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { createLazyComponent } from '../../../shared/wizard/lazy-component.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useForLifetime, useLanguage } from '../../../shared/wizard/use-language.ts'
import { TranslatorContext, useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { PasswordPagesClient } from './client.ts'
import { createPasswordPagesStore, type PasswordPagesStore } from './password-pages-store.ts'
import { SignInAgain } from './SignInAgain.tsx'
import { SignInPage } from './SignInPage.tsx'

interface PasswordPagesProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => PasswordPagesClient
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown in the footer. */
  address: string
}

/** Loaded after the sign-in: the rules of passwords are much more code than it. */
const { Lazy: SignedInPages } = createLazyComponent(async () => (await import('./SignedInPages.tsx')).SignedInPages)

/** The password pages: sign in by passcode or security questions → choose accounts → new password → what became of each. */
export function PasswordPages({ client, language, onLanguage, address }: PasswordPagesProps) {
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const store = useForLifetime((ended) => {
    const made = createPasswordPagesStore(client(read), { ended })
    void made.begin()
    return made
  })
  if (!store) return null
  const { view, site, problem, passwords, signsInAgain } = store.state.value

  const chooseLanguage = (chosen: string) => {
    choose(chosen)
    void store.refresh()
  }
  return (
    <TranslatorContext.Provider value={t}>
      <div class="password-pages">
        <Frame
          site={site}
          unreachable={!site && problem !== undefined}
          address={address}
          language={{ current: code, choose: chooseLanguage }}
          aside={
            passwords && (
              <Button look="quiet" onPress={() => void store.signOut()}>
                {t('me.sign-out')}
              </Button>
            )
          }
        >
          {view === 'loading' && <Loading store={store} />}
          {view === 'sign-in' && <SignInPage store={store} />}
          {passwords && <SignedInPages store={store} passwords={passwords} language={code} />}
          {signsInAgain && <SignInAgain store={store} />}
        </Frame>
      </div>
    </TranslatorContext.Provider>
  )
}

function Loading({ store }: { store: PasswordPagesStore }) {
  const t = useTranslator()
  const { problem, busy } = store.state.value
  if (!problem) return <Skeleton label={t('password-pages.loading')} />
  return (
    <>
      <PageHeading title={t('wizard.unreachable-title')} />
      <Notice tone="bad" alert text={problem.text}>
        <Button look="second" busy={busy} onPress={() => void store.begin()}>
          {t('wizard.retry')}
        </Button>
      </Notice>
    </>
  )
}
