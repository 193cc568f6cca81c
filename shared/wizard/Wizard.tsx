import '../ui/theme.css'
import '../ui/base.css'
import '../ui/controls.css'
import '../forms/forms.css'
import '../forms/new-password.css'
import './wizard.css'
import './moments.css'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AccountPage } from './AccountPage.tsx'
import { CallTrouble } from './CallTrouble.tsx'
import type { WizardClient } from './client.ts'
import { Frame } from './Frame.tsx'
import { lazily } from './lazily.tsx'
import { PageHeading } from './PageHeading.tsx'
import { createWizard, type Wizard as WizardCalls, type WizardOptions } from './wizard.ts'
import { Wording, wordsFor } from './wording.ts'

const { Lazy: StepPage, fetch: fetchStepPage } = lazily(async () => (await import('./StepPage.tsx')).StepPage)
const { Lazy: TasksPage } = lazily(async () => (await import('./TasksPage.tsx')).TasksPage)

export interface WizardProps {
  /** Made for a language that may change: `language` gives the present one. */
  client: (language: () => string) => WizardClient
  /** Language to begin with, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  preset?: WizardOptions['preset']
  /** Host name of the server, shown at the foot. */
  address: string
  /** Where the button of the result leads; without it the wizard begins anew. */
  onFinished?: () => void
  finishedLabel?: string
  /** Where “My password health” stands, on hosts that have it. */
  health?: string
}

/** The one wizard, of the Self-Service site and of the extension's window alike: account → task → steps → result. */
export function Wizard(props: WizardProps) {
  const { client, language, onLanguage, preset, address, onFinished, finishedLabel, health } = props
  const [code, setCode] = useState(language)
  const current = useRef(code)
  const words = useMemo(() => wordsFor(code), [code])
  const wizard = useWizard(client, preset, () => current.current)
  const { view, site } = wizard?.state.value ?? { view: { kind: 'loading' } as const, site: undefined }
  const seen = useRef(false)
  useEffect(() => {
    if (view.kind !== 'loading') seen.current = true
  }, [view])
  useEffect(() => {
    document.documentElement.lang = code
  }, [code])

  const choose = (chosen: string) => {
    current.current = chosen
    setCode(chosen)
    onLanguage?.(chosen)
    wizard?.reword()
  }
  return (
    <Wording.Provider value={words}>
      <Frame
        site={site}
        unreachable={wizard?.state.value.problem !== undefined}
        address={address}
        language={view.kind === 'step' ? undefined : { current: code, choose }}
      >
        {view.kind === 'loading' && (
          <>
            {wizard?.state.value.problem && <PageHeading title={words('wizard.unreachable-title')} />}
            {wizard && <CallTrouble wizard={wizard} />}
            {!wizard?.state.value.problem && <Skeleton label={words('wizard.loading')} />}
          </>
        )}
        {wizard && view.kind === 'account' && (
          <div class="page-body" onInput={() => void fetchStepPage()}>
            <AccountPage wizard={wizard} first={!seen.current} />
          </div>
        )}
        {wizard && view.kind === 'tasks' && <TasksPage wizard={wizard} tasks={view.tasks} health={health} />}
        {wizard && view.kind === 'step' && (
          <StepPage
            wizard={wizard}
            step={view.step}
            onFinished={onFinished ?? wizard.leave}
            finishedLabel={finishedLabel}
            health={health}
          />
        )}
      </Frame>
    </Wording.Provider>
  )
}

function useWizard(
  client: WizardProps['client'],
  preset: WizardOptions['preset'],
  language: () => string,
): WizardCalls | undefined {
  const [wizard, setWizard] = useState<WizardCalls>()
  // One wizard for the life of the component.
  useEffect(() => {
    const life = new AbortController()
    const made = createWizard({ client: client(language), language, preset, signal: life.signal })
    addEventListener('pagehide', made.forgetSecrets, { signal: life.signal })
    setWizard(made)
    void made.begin()
    return () => life.abort()
  }, [])
  return wizard
}
