import '../ui/theme.css'
import '../ui/base.css'
import '../ui/controls.css'
import '../forms/forms.css'
import './wizard.css'
import './task-list.css'
import './moments.css'
import type { ComponentType } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AccountPage, type AccountPageProps } from './AccountPage.tsx'
import { Frame } from './Frame.tsx'
import { createLazyComponent } from './lazy-component.tsx'
import { PageHeading } from './PageHeading.tsx'
import { RequestError } from './RequestError.tsx'
import { useForLifetime, useLanguage } from './use-language.ts'
import { TranslatorContext } from './use-translator.ts'
import { createWizard, type Wizard as WizardCalls, type WizardOptions } from './wizard.ts'
import type { WizardClient } from './wizard-client.ts'

const { Lazy: StepPage, fetch: fetchStepPage } = createLazyComponent(
  async () => (await import('./StepPage.tsx')).StepPage,
)

export interface WizardProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => WizardClient
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  preset?: WizardOptions['preset']
  /** The first page of hosts that have one of their own. */
  FirstPage?: ComponentType<AccountPageProps>
  /** Host name of the server, shown in the footer. */
  address: string
  /** Action of the result's primary button; without it the wizard starts again. */
  onFinished?: () => void
  finishedLabel?: string
  /** Address of “My password health”, on hosts that have it. */
  health?: string
}

/** The wizard of the Self-Service site and the extension's window: account and workflow → steps → result. */
export function Wizard(props: WizardProps) {
  const { client, language, onLanguage, preset, FirstPage = AccountPage } = props
  const { address, onFinished, finishedLabel, health } = props
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const wizard = useForLifetime((signal) => startWizard({ client: client(read), language: read, preset, signal }))
  const { view, site } = wizard?.state.value ?? { view: { kind: 'loading' } as const, site: undefined }
  const seen = useRef(false)
  useEffect(() => {
    if (view.kind !== 'loading') seen.current = true
  }, [view])

  // A result is shown once, in the language of its run.
  const isResult = view.kind === 'step' && !('number' in view.step)
  const chooseLanguage = (chosen: string) => {
    choose(chosen)
    wizard?.reloadTexts()
  }
  return (
    <TranslatorContext.Provider value={t}>
      <Frame
        site={site}
        unreachable={wizard?.state.value.problem !== undefined}
        address={address}
        language={isResult ? undefined : { current: code, choose: chooseLanguage }}
      >
        {view.kind === 'loading' && (
          <>
            {wizard?.state.value.problem && <PageHeading title={t('wizard.unreachable-title')} />}
            {wizard && <RequestError wizard={wizard} />}
            {!wizard?.state.value.problem && <Skeleton label={t('wizard.loading')} />}
          </>
        )}
        {wizard && view.kind === 'account' && (
          <div class="page-body" onInput={() => void fetchStepPage()}>
            <FirstPage wizard={wizard} first={!seen.current} health={health} />
          </div>
        )}
        {wizard && view.kind === 'step' && (
          <StepPage
            wizard={wizard}
            step={view.step}
            onFinished={onFinished ?? wizard.leave}
            finishedLabel={finishedLabel}
            health={health}
            canChangeAccount
          />
        )}
      </Frame>
    </TranslatorContext.Provider>
  )
}

function startWizard(options: WizardOptions): WizardCalls {
  const wizard = createWizard(options)
  addEventListener('pagehide', wizard.forgetSecrets, { signal: options.signal })
  void wizard.start()
  return wizard
}
