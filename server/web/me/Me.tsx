import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/forms/forms.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/task-list.css'
import '../../../shared/wizard/moments.css'
import '../../../shared/wizard/step-parts.css'
import '../../../shared/wizard/doors.css'
import '../approvals/approvals.css'
import './me.css'
import { Button } from '../../../shared/ui/Button.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useForLifetime, useLanguage } from '../../../shared/wizard/use-language.ts'
import { TranslatorContext, useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { WalletProof } from '../staff-sign-in/sign-in-store.ts'
import type { MeClient } from './client.ts'
import { HealthPage } from './HealthPage.tsx'
import { createHealthStore, type HealthStore } from './health-store.ts'
import { ProblemNotice } from './ProblemNotice.tsx'
import { SignInPage } from './SignInPage.tsx'

interface MeProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => MeClient
  /** What the extension has led here with. */
  proof?: WalletProof
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown in the footer. */
  address: string
}

/** “My password health”: sign in → state of the account, next step, and requests that wait for approval. */
export function Me({ client, proof, language, onLanguage, address }: MeProps) {
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const store = useForLifetime((signal) => startHealthStore(client(read), signal, proof))
  if (!store) return null
  const { view, site, health, problem } = store.state.value

  const chooseLanguage = (chosen: string) => {
    choose(chosen)
    void store.refresh()
  }
  return (
    <TranslatorContext.Provider value={t}>
      <div class="me">
        <Frame
          site={site}
          unreachable={!site && problem !== undefined}
          address={address}
          language={{ current: code, choose: chooseLanguage }}
          aside={
            health && (
              <Button look="quiet" onPress={() => void store.signOut()}>
                {t('me.sign-out')}
              </Button>
            )
          }
        >
          {view === 'loading' && <Loading store={store} />}
          {view === 'sign-in' && <SignInPage store={store} />}
          {view === 'health' && health && <HealthPage store={store} health={health} language={code} />}
        </Frame>
      </div>
    </TranslatorContext.Provider>
  )
}

function Loading({ store }: { store: HealthStore }) {
  const t = useTranslator()
  if (!store.state.value.problem) return <Skeleton label={t('me.loading')} />
  return (
    <>
      <PageHeading title={t('wizard.unreachable-title')} />
      <ProblemNotice store={store} onRetry={store.begin} />
    </>
  )
}

function startHealthStore(client: MeClient, signal: AbortSignal, proof?: WalletProof): HealthStore {
  const store = createHealthStore(client, signal)
  if (proof) store.signInStore.offerProof(proof)
  void store.begin()
  // Refreshes when the person returns to this tab, for example from the wizard.
  const look = () => void (document.visibilityState === 'visible' && store.refresh())
  document.addEventListener('visibilitychange', look, { signal })
  return store
}
