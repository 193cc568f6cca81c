import '../../shared/ui/theme.css'
import '../../shared/ui/base.css'
import '../../shared/ui/controls.css'
import '../../shared/forms/forms.css'
import '../options/options.css'
import './welcome.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Mark } from '../../shared/ui/Mark.tsx'
import type { FoundServer } from '../background/find-server.ts'
import { readSettings, type Settings } from '../settings.ts'
import { AllowPagesStep } from './AllowPagesStep.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { DonePart } from './DonePart.tsx'
import { FindStep } from './FindStep.tsx'

/** Where the set-up is: the server is found, confirmed by the person, and its pages are allowed. */
type Stage =
  | { step: 'find' }
  | { step: 'confirm'; found: FoundServer }
  | { step: 'allow'; found: FoundServer }
  | { step: 'done' }

const numbers = { find: 1, confirm: 2, allow: 3 }

/** Sets up a new installation in three steps. It opens after an installation that no administrator has set up, and from the popup. */
export function Welcome({ language }: { language: string }) {
  const t = getTranslator(language)
  const [settings, setSettings] = useState<Settings>()
  const [typed, setTyped] = useState('')
  const [stage, setStage] = useState<Stage>({ step: 'find' })
  useEffect(() => {
    const read = () => void readSettings().then(setSettings)
    read()
    // An administrator's policy may arrive after the page was opened.
    browser.storage.onChanged.addListener(read)
    return () => browser.storage.onChanged.removeListener(read)
  }, [])
  const heading = useRef<HTMLHeadingElement>(null)
  const { step } = stage
  // The button that was pressed is gone, so the focus goes to what came in its place.
  useEffect(() => {
    if (step !== 'find') heading.current?.focus()
  }, [step])
  if (!settings) return <main class="options" aria-busy="true" />
  // A server that is set already is never replaced here: what was typed leads to another one only through the settings.
  const isSetUp = settings.organisations.some(({ server }) => server !== undefined)
  const current: Stage = isSetUp && (step === 'find' || step === 'confirm') ? { step: 'done' } : stage
  return (
    <main class="options">
      <header class="options-head">
        <Mark />
        <h1>{t('extension.welcome-title')}</h1>
      </header>
      <section class="card options-part" aria-labelledby="step">
        {current.step !== 'done' && (
          <p class="welcome-step">{t('extension.welcome-step', { step: numbers[current.step] })}</p>
        )}
        <h2 id="step" ref={heading} tabIndex={-1}>
          {t(`extension.welcome-${current.step}`)}
        </h2>
        {current.step === 'find' && (
          <FindStep
            language={language}
            typed={typed}
            onTyped={setTyped}
            onFound={(found) => setStage({ step: 'confirm', found })}
          />
        )}
        {current.step === 'confirm' && (
          <ConfirmStep
            language={language}
            found={current.found}
            onConfirmed={() => setStage({ step: 'allow', found: current.found })}
            onOther={() => setStage({ step: 'find' })}
          />
        )}
        {current.step === 'allow' && (
          <AllowPagesStep language={language} pages={current.found.pages} onDone={() => setStage({ step: 'done' })} />
        )}
        {current.step === 'done' && <DonePart language={language} settings={settings} />}
      </section>
    </main>
  )
}
