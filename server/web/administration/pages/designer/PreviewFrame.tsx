import { render } from 'preact'
import { useContext, useEffect, useRef } from 'preact/hooks'
import { AskPage } from '../../../../../shared/wizard/AskPage.tsx'
import '../../../../../shared/forms/new-password.css'
import type { WizardStep } from '../../../../../shared/wizard/page.ts'
import { ResultPage } from '../../../../../shared/wizard/ResultPage.tsx'
import { getTranslator, TranslatorContext, useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { WaitPage } from '../../../../../shared/wizard/WaitPage.tsx'
import { FormContext } from '../../form/form-context.ts'
import { createStillWizard, withoutAction } from '../still-wizard.ts'

interface PreviewFrameProps {
  step: WizardStep
  /** BCP 47. */
  language: string
  width: 'narrow' | 'wide'
  scheme: 'light' | 'dark'
}

/** The step drawn by the wizard's own components in a document of its own, so that its width and scheme are real. Nothing in it can be pressed. */
export function PreviewFrame({ step, language, width, scheme }: PreviewFrameProps) {
  const t = useTranslator()
  const frame = useRef<HTMLIFrameElement>(null)
  const site = useContext(FormContext)
  useEffect(() => {
    const inner = frame.current?.contentDocument
    if (!inner) return
    copyStyles(inner)
    inner.documentElement.lang = language
    inner.documentElement.dataset.theme = scheme
    const wizard = createStillWizard(false, () => {})
    render(
      <FormContext.Provider value={site}>
        <TranslatorContext.Provider value={getTranslator(language)}>
          <div class="frame">
            <main class="card page">
              {step.status === 'ask' && (
                <AskPage
                  key={language}
                  wizard={wizard}
                  step={{ ...step, page: withoutAction(step.page) }}
                  onCancel={() => {}}
                  onDirty={() => {}}
                />
              )}
              {step.status === 'wait' && <WaitPage wizard={wizard} step={step} onCancel={() => {}} />}
              {(step.status === 'done' || step.status === 'stopped') && (
                <ResultPage wizard={wizard} step={step} onFinished={() => {}} />
              )}
            </main>
          </div>
        </TranslatorContext.Provider>
      </FormContext.Provider>,
      inner.body,
    )
    return () => render(null, inner.body)
  }, [step, language, scheme])
  const { title } = step.status === 'ask' ? step.page : step
  return (
    <iframe
      ref={frame}
      class="preview-frame"
      data-width={width}
      title={t('administration.preview-of', { title })}
      inert
      tabIndex={-1}
    />
  )
}

/** The wizard’s styles have been loaded with its components. */
function copyStyles(inner: Document): void {
  const styles = document.querySelectorAll('link[rel="stylesheet"], style')
  inner.head.replaceChildren(...[...styles].map((style) => inner.importNode(style, true)))
}
